import type { PersonId } from '../ids.js';
import type { LocalDate } from '../reminders/reminder-days.js';
import { type Acceptances, hasAccepted, NOTHING_ASKED } from './acceptance.js';
import { type Campaign, type Policy, reviewStatus } from './policy.js';

/** Of whoever was never asked there is no record. */
export type AcceptancesOf = ReadonlyMap<PersonId, Acceptances>;

export interface Progress {
  readonly accepted: number;
  readonly of: number;
  readonly outstanding: readonly PersonId[];
}

/** How many of those people have accepted exactly that version. */
export function progressOf(campaign: Campaign, people: readonly PersonId[], records: AcceptancesOf): Progress {
  const outstanding = people.filter((person) => !hasAccepted(records.get(person) ?? NOTHING_ASKED, campaign));
  return { accepted: people.length - outstanding.length, of: people.length, outstanding };
}

/** Acceptances that there are, of those that are asked for, over several people and every policy that has a campaign. */
export function acceptanceShare(
  policies: readonly Policy[],
  people: readonly PersonId[],
  records: AcceptancesOf,
): Omit<Progress, 'outstanding'> {
  const all = policies.flatMap(({ campaign, retiredAt }) =>
    campaign && retiredAt === undefined ? [progressOf(campaign, people, records)] : [],
  );
  return {
    accepted: all.reduce((sum, { accepted }) => sum + accepted, 0),
    of: all.reduce((sum, { of }) => sum + of, 0),
  };
}

/** How many reviews are due soon or late, of the policies that those people own. */
export function reviewsDue(
  policies: readonly Policy[],
  owners: readonly PersonId[],
  today: LocalDate,
): { readonly dueSoon: number; readonly overdue: number } {
  const states = policies
    .filter(({ owner, retiredAt }) => retiredAt === undefined && owners.includes(owner))
    .map((policy) => reviewStatus(policy, today));
  return {
    dueSoon: states.filter((state) => state === 'due-soon').length,
    overdue: states.filter((state) => state === 'overdue').length,
  };
}

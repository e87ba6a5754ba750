import type { FormToken, ItemId } from '../../domain/ids.js';
import type { Letter, MatterChange } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import { type Acceptances, type AcceptOutcome, acceptPolicy, isOpen } from '../../domain/policies/acceptance.js';
import { mayReview, type Policy } from '../../domain/policies/policy.js';
import {
  askEarlyReview,
  type EarlyAsked,
  type EarlyOutcome,
  type ReviewDone,
  type Reviewed,
  type ReviewOutcome,
  recordReview,
} from '../../domain/policies/review.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import type { Clock, MatterShelf, OrganisationStore } from '../ports.js';
import type { PolicyPeople } from './policy-people.js';

/** Every verb of policies, judged against the policy as it is now. */
export interface WorkOnPolicies {
  /** @param token of the form that was sent: sending it again changes nothing */
  readonly review: (by: Person, policy: ItemId, done: ReviewDone, token: FormToken) => Promise<ReviewOutcome>;
  readonly askEarly: (by: Person, policy: ItemId, asked: EarlyAsked, token: FormToken) => Promise<EarlyOutcome>;
  /** For that exact version. */
  readonly accept: (by: Person, policy: ItemId, campaign: ItemId) => Promise<AcceptOutcome>;
}

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly policyPeople: PolicyPeople;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

type Refused = { readonly kind: 'not-theirs' | 'no-such-policy' };

export function createWorkOnPolicies(deps: Deps): WorkOnPolicies {
  const { policies, acceptances, policyPeople, organisation, clock } = deps;

  interface Doing<Outcome> {
    readonly by: Person;
    readonly token: FormToken;
    readonly rule: (policy: Policy, doing: Parameters<typeof recordReview>[2]) => Reviewed<Outcome>;
    readonly letters?: (policy: Policy) => Promise<readonly Letter[]>;
  }

  async function change<Outcome>(item: ItemId, { by, token, rule, letters }: Doing<Outcome>) {
    const { zone } = await organisation.current();
    return policies.of(item).change(async (before): Promise<MatterChange<Policy | undefined, Outcome | Refused>> => {
      const nothing = { state: before, letters: [] };
      if (before === undefined || before.retiredAt) return { ...nothing, outcome: { kind: 'no-such-policy' } };
      if (!mayReview(by, before)) return { ...nothing, outcome: { kind: 'not-theirs' } };
      const now = clock.now();
      const { policy, outcome } = rule(before, { by: by.id, now, today: dayOf(now, zone), token });
      if (policy === before) return { ...nothing, outcome };
      const told = letters ? await letters(policy) : [];
      // At once: a campaign that begins is spread by whoever looks next.
      return { state: policy, letters: told, outcome, refresh: [policy.id], nextAt: now };
    });
  }

  return {
    review: (by, item, done, token) =>
      change(item, { by, token, rule: (policy, doing) => recordReview(policy, done, doing) }),
    askEarly: (by, item, asked, token) =>
      change(item, {
        by,
        token,
        rule: (policy, doing) => askEarlyReview(policy, asked, doing),
        letters: async (policy) =>
          (await policyPeople.inCharge(policy))
            .filter((to) => to !== by.id)
            .map((to) => ({ kind: 'letter', to, about: 'policy-review-early', item: policy.id })),
      }),
    accept: async (by, policy, campaign) => {
      const now = clock.now();
      return acceptances.of(by.id).change((before) => {
        const { record, outcome } = acceptPolicy(before, { policy, campaign }, now);
        if (record === before) return { state: before, letters: [], outcome };
        const nextAt = record.asks.some(isOpen) ? now : undefined;
        return { state: record, letters: [], outcome, refresh: [policy], nextAt };
      });
    },
  };
}

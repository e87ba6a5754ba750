import { asItemId, type PersonId } from '../../domain/ids.js';
import type { Letter, LetterAbout } from '../../domain/letter.js';
import type { Acceptances } from '../../domain/policies/acceptance.js';
import type { Policy } from '../../domain/policies/policy.js';
import { askOfPolicy, type PolicyAsked } from '../../domain/policies/policy-clock.js';
import { progressOf } from '../../domain/policies/standing.js';
import { dayOf, type LocalDate, plusDays } from '../../domain/reminders/reminder-days.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import type { IsAway } from '../workforce/is-away.js';
import type { OnLeave } from './on-leave.js';
import { asPersonRecords } from './person-records.js';
import type { PolicyPeople } from './policy-people.js';
import type { SpreadCampaigns } from './spread-campaigns.js';

/** What time asks of one policy: a campaign that is to be spread, and whoever is to be reminded. */
export type FollowPolicy = (key: string, now: Date) => Promise<void>;

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly policyPeople: PolicyPeople;
  readonly organisation: OrganisationStore;
  readonly spread: SpreadCampaigns;
  readonly isAway: IsAway;
  readonly onLeave: OnLeave;
}

export function createFollowPolicy(deps: Deps): FollowPolicy {
  const { policies, acceptances, people, policyPeople, organisation, spread, isAway, onLeave } = deps;

  /** Before it is noted as spread, so that a crash in between repeats it. */
  async function spreadCampaign(key: string, now: Date): Promise<void> {
    const policy = await policies.of(key).read();
    if (policy?.campaign === undefined || policy.campaign.spreadAt !== undefined) return;
    const { id } = policy.campaign;
    await spread([policy]);
    await policies.of(key).change((before) => {
      if (before?.campaign?.id !== id) return { state: before, letters: [], outcome: undefined };
      const campaign = { ...before.campaign, spreadAt: now };
      return { state: { ...before, campaign }, letters: [], outcome: undefined, nextAt: now };
    });
  }

  /** Whom somebody is missing for, of those who are not on leave: the others are reminded once they are back. */
  async function notAccepted(policy: Policy, today: LocalDate): Promise<readonly PersonId[]> {
    if (policy.campaign === undefined) return [];
    const everybody = await people.inFile(MOST_PEOPLE);
    const records = asPersonRecords(await acceptances.readMany(everybody.map(({ id }) => id)));
    const { outstanding } = progressOf(
      policy.campaign,
      everybody.map(({ id }) => id),
      records,
    );
    const away = await onLeave(outstanding, today);
    const missing = new Set(outstanding.filter((person) => !away.has(person)));
    return policyPeople.whoHearOf(
      everybody.filter(({ id }) => missing.has(id)),
      policy,
    );
  }

  async function lettersOf(policy: Policy, asked: PolicyAsked, today: LocalDate): Promise<readonly Letter[]> {
    const late = asked.manager.now ? await policyPeople.superiors(policy) : [];
    const inCharge = asked.owner.now || asked.early ? await policyPeople.inCharge(policy) : [];
    const reminded = asked.owner.now ? inCharge : [];
    const toldEarly = asked.early ? inCharge.filter((person) => person !== asked.early?.by) : [];
    const chased = asked.notAccepted.now ? await notAccepted(policy, today) : [];
    return [
      // Whoever stands in for an owner who has left hears of it once.
      ...reminded.filter((person) => !late.includes(person)).map(letter('policy-review-due', policy)),
      ...late.map(letter('policy-review-late', policy)),
      ...toldEarly.map(letter('policy-review-early', policy)),
      ...chased.map(letter('policy-not-accepted', policy)),
    ];
  }

  return async (key, now) => {
    await spreadCampaign(key, now);
    const { zone, reminders } = await organisation.current();
    const today = dayOf(now, zone);
    await policies.of(key).change(async (policy) => {
      if (policy === undefined) return { state: policy, letters: [], outcome: undefined };
      const pausedUntil = (await isAway(policy.owner, today)) ? plusDays(today, 1) : undefined;
      const asked = askOfPolicy(policy, now, { zone, reminders }, { pausedUntil });
      const {
        owner = policy.told.owner,
        manager = policy.told.manager,
        notAccepted = policy.told.notAccepted,
      } = {
        owner: asked.owner.now,
        manager: asked.manager.now,
        notAccepted: asked.notAccepted.now,
      };
      return {
        state: {
          ...policy,
          told: { ...policy.told, owner, manager, notAccepted },
          ...(asked.early && { earlyReview: { ...asked.early, tellAt: undefined } }),
        },
        letters: await lettersOf(policy, asked, today),
        outcome: undefined,
        nextAt: asked.nextAt,
      };
    });
  };
}

const letter =
  (about: LetterAbout, { id }: Policy) =>
  (to: PersonId): Letter => ({ kind: 'letter', to, about, item: asItemId(id) });

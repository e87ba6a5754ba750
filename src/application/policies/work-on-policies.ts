import type { FormToken, ItemId } from '../../domain/ids.js';
import type { MatterChange } from '../../domain/letter.js';
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
import { afterQuiet } from '../../domain/quiet-hours.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import type { Clock, MatterShelf, OrganisationStore } from '../ports.js';

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
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

type Refused = { readonly kind: 'not-theirs' | 'no-such-policy' };

export function createWorkOnPolicies(deps: Deps): WorkOnPolicies {
  const { policies, acceptances, organisation, clock } = deps;

  interface Doing<Outcome> {
    readonly by: Person;
    readonly token: FormToken;
    readonly rule: (policy: Policy, doing: Parameters<typeof recordReview>[2]) => Reviewed<Outcome>;
  }

  async function change<Outcome>(item: ItemId, { by, token, rule }: Doing<Outcome>) {
    const { zone, reminders } = await organisation.current();
    return policies.of(item).change((before): MatterChange<Policy | undefined, Outcome | Refused> => {
      const nothing = { state: before, letters: [] };
      if (before === undefined || before.retiredAt) return { ...nothing, outcome: { kind: 'no-such-policy' } };
      if (!mayReview(by, before)) return { ...nothing, outcome: { kind: 'not-theirs' } };
      const now = clock.now();
      const audibleAt = afterQuiet(now, reminders.quiet, zone);
      const { policy, outcome } = rule(before, { by: by.id, now, today: dayOf(now, zone), token, audibleAt });
      if (policy === before) return { ...nothing, outcome };
      // At once: whoever looks next spreads a campaign that begins, and tells of a review that is asked for early.
      return { state: policy, letters: [], outcome, refresh: [policy.id], nextAt: now };
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

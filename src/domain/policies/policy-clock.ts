import { plusDays } from '../reminders/reminder-days.js';
import { type Asked, askOf, earliest, type ReminderTimes } from '../reminders/reminding.js';
import { type EarlyReview, type Policy, REVIEW_REMINDERS, reviewDue } from './policy.js';

export interface PolicyAsked {
  readonly owner: Asked;
  /** Of whoever hears that the review is late. */
  readonly manager: Asked;
  /** Of whoever hears that people have not accepted: once for each campaign. */
  readonly notAccepted: Asked;
  /** That whoever sees to it is to hear of now. */
  readonly early?: EarlyReview | undefined;
  readonly nextAt?: Date | undefined;
}

export type PolicyTimes = ReminderTimes & { readonly reminders: { readonly overdueEvery: number } };

interface Paused {
  /** The owner is away until then. */
  readonly pausedUntil?: string | undefined;
}

const NOTHING: Asked = {};

/** What time asks about a policy; nothing once it is retired. */
export function askOfPolicy(policy: Policy, now: Date, times: PolicyTimes, { pausedUntil }: Paused = {}): PolicyAsked {
  if (policy.retiredAt !== undefined) return { owner: NOTHING, manager: NOTHING, notAccepted: NOTHING };
  const { told, campaign, earlyReview } = policy;
  const { overdueEvery } = times.reminders;
  const due = reviewDue(policy);
  const owner = askOf(
    { plan: { due, before: REVIEW_REMINDERS, overdueEvery }, reminded: told.owner, pausedUntil },
    now,
    times,
  );
  const late = { due: plusDays(due, 1), before: [0], overdueEvery };
  const manager = askOf({ plan: late, reminded: told.manager }, now, times);
  const notAccepted = campaign
    ? askOf({ plan: { due: campaign.acceptBy, before: [0] }, reminded: told.notAccepted }, now, times)
    : NOTHING;
  const unspread = campaign !== undefined && campaign.spreadAt === undefined ? now : undefined;
  const tellAt = earlyReview?.tellAt;
  const early = tellAt !== undefined && tellAt <= now ? earlyReview : undefined;
  const nextAt = earliest([owner.nextAt, manager.nextAt, notAccepted.nextAt, unspread, early ? undefined : tellAt]);
  return { owner, manager, notAccepted, early, nextAt };
}

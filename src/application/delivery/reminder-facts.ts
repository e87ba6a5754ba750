import { may } from '../../domain/access.js';
import { type CaseFile, caseFileOf } from '../../domain/case/case-file.js';
import { NOTHING_CHASED } from '../../domain/case/chased.js';
import { isWhose, standsOnLadder } from '../../domain/case/clock-ladder.js';
import { type Clock, clocksOf } from '../../domain/case/clocks.js';
import type { CaseVerb } from '../../domain/case/commands.js';
import { unexplained } from '../../domain/case/missed-targets.js';
import { toldOfClock } from '../../domain/case/next-chase.js';
import type { Concern } from '../../domain/concern.js';
import type { CaseNews, ReminderAbout } from '../../domain/notice.js';
import type { Organisation } from '../../domain/organisation.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { CaseNewsAction, CaseNewsFacts } from './message-facts.js';

type Reminder = CaseNews & { readonly about: ReminderAbout };
type Facts = Pick<CaseNewsFacts, 'about' | 'item' | 'state' | 'actions' | 'clock'>;

interface AsOf {
  readonly now: Date;
  readonly settings: Organisation;
}

const SETTLED = { kind: 'settled' } as const;
const GONE = { state: { kind: 'no-longer-with-you' }, actions: [] } as const;

/** What a reminder says now, to somebody who is here and not kept from the concern: what was answered since has no button. */
export function reminder(message: Reminder, concern: Concern, recipient: Person, asOf: AsOf): Facts {
  const { about, item } = message;
  const base = { about, ...(item && { item }) };
  const read: readonly 'read'[] = may(recipient, 'read', concern, asOf.now) ? ['read'] : [];
  const file = caseFileOf(concern);
  return about === 'action-due' || about === 'action-late'
    ? { ...base, ...ofAction(message, concern, file, recipient, asOf, read) }
    : { ...base, ...ofClock(message, concern, file, recipient, asOf, read) };
}

/** The verb that answers a clock; a button of it is there for whoever may. */
const ANSWERS = {
  triage: 'record-triage',
  referral: 'refer',
  'agency-decision': 'record-outcome',
  'sharing-review': 'review-sharing',
  'sign-off': 'sign-off',
  'others-to-tell': 'tell-other',
  'reporter-feedback': 'tell-reporter',
  review: 'record-review',
} as const satisfies { readonly [Kind in Exclude<Clock['kind'], 'acknowledge'>]: CaseVerb & CaseNewsAction };

function ofClock(
  { about, item }: Reminder,
  concern: Concern,
  file: CaseFile,
  recipient: Person,
  { now, settings }: AsOf,
  read: readonly CaseNewsAction[],
): Pick<Facts, 'state' | 'actions' | 'clock'> {
  const clocks = clocksOf(concern, file, settings);
  const clock = clocks.find((each) => each.id === item && hasRunOut(each, concern, now));
  if (clock === undefined || clock.kind === 'acknowledge') return { state: SETTLED, actions: read };
  const isTheirs = isWhose(recipient.id, clock, { concern, file });
  // Handed over since, or somebody else's to see to.
  if (about === 'clock-missed' ? !isTheirs : !isTheirs && !standsOnLadder(recipient, concern, settings.rota))
    return GONE;
  const verb = ANSWERS[clock.kind];
  const mayExplain =
    may(recipient, 'explain-missed-target', concern, now) &&
    unexplained(clocks, file, now).some(({ id }) => id === clock.id);
  return {
    state: { kind: 'open', due: clock.dueAt },
    clock: { kind: clock.kind, item: clock.item, within: clock.within },
    actions: [
      ...(may(recipient, verb, concern, now, clock.item) ? [verb] : []),
      ...(mayExplain ? (['explain-missed-target'] as const) : []),
      ...read,
    ],
  };
}

/** What somebody was told of has run out, also where the machine that delivers it is a few seconds behind the one that said so. */
function hasRunOut(clock: Clock, { chased = NOTHING_CHASED }: Concern, now: Date): boolean {
  return clock.missedAt <= now || toldOfClock(clock, chased.clocks) !== undefined;
}

function ofAction(
  { about, item }: Reminder,
  concern: Concern,
  file: CaseFile,
  recipient: Person,
  { now }: AsOf,
  read: readonly CaseNewsAction[],
): Pick<Facts, 'state' | 'actions'> {
  const action = file.actions.find(({ id }) => id === item);
  if (concern.status !== 'held' || action?.state !== 'open') return { state: SETTLED, actions: read };
  const { owner, due, snoozedUntil } = action;
  if (about === 'action-late') {
    if (owner === recipient.id || due > now) return { state: SETTLED, actions: read };
    const isAbove = hasRole(recipient, 'lead') || hasRole(recipient, 'manager');
    return isAbove ? { state: { kind: 'open', due }, actions: read } : GONE;
  }
  if (owner !== recipient.id) return { state: SETTLED, actions: read };
  const pausedUntil = snoozedUntil !== undefined && snoozedUntil > now ? { pausedUntil: snoozedUntil } : {};
  const snooze = may(recipient, 'snooze-action', concern, now, action.id) ? (['snooze-action'] as const) : [];
  return { state: { kind: 'open', due, ...pausedUntil }, actions: ['complete-action', ...snooze, ...read] };
}

import type { CaseNewsFacts } from '../../application/delivery/message-facts.js';
import type { ClockKind } from '../../domain/case/clocks.js';
import type { ReminderAbout } from '../../domain/notice.js';
import { durationWords } from '../duration-words.js';
import type { NoticeSlots } from '../notice-slots.js';
import { clockDay, dateOf } from '../wording.js';

/** Work words alone: which agency, of whom or what kind of concern it is stands in windows. */
const CLOCKS: Record<ClockKind, string> = {
  acknowledge: 'acknowledging it',
  triage: 'triage',
  referral: 'the referral',
  'agency-decision': "an agency's decision",
  'sharing-review': 'a review',
  'sign-off': 'a sign-off',
  'others-to-tell': 'others to tell',
  'reporter-feedback': 'feedback to the reporter',
  review: 'the review of the case',
};

/**
 * Why somebody gets a reminder: which concern, which rule, when it ran out or does, and what ends it. Neutral as every message; to
 * anybody but the person whose it is it names nobody.
 */
export function reminderWords(
  { about, reference, state, clock, actions, now, zone }: CaseNewsFacts & { readonly about: ReminderAbout },
  labelOf: (action: CaseNewsFacts['actions'][number]) => string,
): Pick<NoticeSlots, 'preview' | 'lines'> {
  const due = state.kind === 'open' ? state.due : undefined;
  const when = due ? clockDay(due, now, zone) : 'some time ago';
  const [ends] = actions.filter((action) => action !== 'read' && action !== 'explain-missed-target');
  const endsWith = ends ? [`“${labelOf(ends)}” ends it.`] : [];
  const target = `our own target for ${clock ? CLOCKS[clock.kind] : 'it'} was ${when}`;
  switch (about) {
    case 'clock-missed':
      return {
        preview: `${reference}: ${target}.`,
        lines: [`You get this because it is yours to answer. ${rule()}`, ...endsWith],
      };
    case 'clock-still-missed':
      return {
        preview: `${reference}: ${target}, and it is still open.`,
        lines: [
          `You get this once, because it comes to you next. ${rule()}`,
          ...(actions.length > 0 ? endsWith : ['Ask the safeguarding leads how it stands. Whoever has it can end it.']),
        ],
      };
    case 'action-due':
      return { preview: ownAction(), lines: [OF_ACTIONS, ...paused(), ...endsWith] };
    case 'action-late':
      return {
        preview: `An action on ${reference} is late: it was due ${when}.`,
        lines: ['You get this once, three days after its date. Whoever has it is reminded each day until it is done.'],
      };
  }

  function rule(): string {
    if (clock?.within === undefined) return BLAMES_NOBODY;
    const within = clock.within.amount === 0 ? 'at once' : `within ${durationWords(clock.within)}`;
    return `The rule is ${within}. ${BLAMES_NOBODY}`;
  }

  function ownAction(): string {
    const isLate = due !== undefined && due <= now;
    return `Your action on ${reference} ${isLate ? 'was' : 'is'} due ${when}.`;
  }

  function paused(): string[] {
    const until = state.kind === 'open' ? state.pausedUntil : undefined;
    return until ? [`Reminders are paused until the end of ${dateOf(until, zone)}. The due date is unchanged.`] : [];
  }
}

const BLAMES_NOBODY = 'It is our own target and blames nobody.';
const OF_ACTIONS = 'You get this on the working day before, when it is due, and each day after that until it is done.';

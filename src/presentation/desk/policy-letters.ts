import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import { REVIEW_REMINDERS } from '../../domain/policies/policy.js';
import { dayOf, daysBetween } from '../../domain/reminders/reminder-days.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import { durationWords } from '../duration-words.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { dayWords } from '../wording.js';
import { daysBeforeWords } from './days-before.js';
import { acceptItem, ofPolicy, reviewItem, whoItem } from './policy-items.js';
import { EARLY_WORDS, inSentence, thePolicy } from './policy-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type ReviewFacts = Extract<LetterFacts, { about: 'policy-review-due' | 'policy-review-late' | 'policy-review-early' }>;
type Facts<About extends LetterFacts['about']> = Extract<LetterFacts, { about: About }>;

const GONE = 'The organisation has no such policy any more. You need do nothing more.';

function button(action: NoticeButton['action'], item: string, label: string, about: string): NoticeButton {
  const spokenLabel = `${label}, ${about}`.slice(0, 75);
  return { action, item, label, spokenLabel, style: action === SHOW_PAGE ? 'plain' : 'primary', tucked: false };
}

const read = (item: string, title: string) => button(SHOW_PAGE, ofPolicy(item), 'Read policy', title);

/** To whoever sees to the review: its owner, and a manager once it is late. */
export function policyReviewSlots(facts: ReviewFacts): Slots {
  const { item, title, version, due, lastReviewed, reviews, state } = facts;
  if (state === 'retired') return { preview: `${thePolicy(title)} needs no review.`, lines: [GONE], buttons: [] };
  if (state === 'done') {
    return {
      preview: `The review of ${inSentence(title)} is recorded.`,
      lines: [`Version ${version}, reviewed on ${dayWords(lastReviewed)}. The next review is due by ${dayWords(due)}.`],
      buttons: [read(item, title)],
    };
  }
  return {
    preview: reviewPreview(facts),
    lines: [`“Review done” ends these reminders, whoever presses it.`, whyReview(facts)],
    buttons: [button(deskAction('review-done'), reviewItem(item, reviews), 'Review done', title), read(item, title)],
  };
}

function reviewPreview({ about, title, due, early, now, zone }: ReviewFacts): string {
  const overdue = daysBetween(due, dayOf(now, zone));
  if (about === 'policy-review-early') {
    const because = early ? `, because of this: ${EARLY_WORDS[early]}` : '';
    return `${thePolicy(title)} is to be reviewed early, by ${dayWords(due)}${because}.`;
  }
  if (overdue <= 0) return `${thePolicy(title)} is due for its review by ${dayWords(due)}.`;
  const days = overdue === 1 ? '1 day' : `${overdue} days`;
  return `The review of ${inSentence(title)} is ${days} overdue. It was due by ${dayWords(due)}.`;
}

/** Why it came: the rule, the date, and when it comes again. */
function whyReview({ about, every, lastReviewed, early, overdueEvery }: ReviewFacts): string {
  const rule = `It is reviewed every ${durationWords(every)}, and was last reviewed on ${dayWords(lastReviewed)}.`;
  const sooner = early ? ' An early review was asked for.' : '';
  const again = `every ${overdueEvery === 1 ? 'day' : `${overdueEvery} days`} while it is overdue`;
  const when =
    about === 'policy-review-late'
      ? `Managers are told once a review is late, then ${again}.`
      : `Whoever owns it is reminded ${daysBeforeWords(REVIEW_REMINDERS)}, then ${again}.`;
  return `${rule}${sooner} ${when}`;
}

/** To the managers, once the owner is here no more. Nobody is named. */
export function policyWithoutOwnerSlots({ item, title, due, state }: Facts<'policy-without-owner'>): Slots {
  if (state === 'over') {
    return { preview: `${thePolicy(title)} has an owner.`, lines: ['You need do nothing more.'], buttons: [] };
  }
  return {
    preview: `${thePolicy(title)} has no owner any more. Its review is due by ${dayWords(due)}.`,
    lines: [
      'Whoever owned it has left. Name another owner in the organisation file; until then managers are reminded in their place.',
    ],
    buttons: [read(item, title)],
  };
}

/** To everybody: read it and accept it. */
export function policyToAcceptSlots(facts: Facts<'policy-to-accept'>): Slots {
  const { item, campaign, title, version, changedOn, summary, acceptedAt, state, overdueEvery, zone } = facts;
  if (state === 'accepted' && acceptedAt) {
    const on = dayWords(dayOf(acceptedAt, zone));
    return { preview: `You accepted version ${version} of ${inSentence(title)} on ${on}.`, lines: [], buttons: [] };
  }
  if (state === 'ended') {
    return {
      preview: `You need not accept version ${version} of ${inSentence(title)} any more.`,
      lines: ['You need do nothing more.'],
      buttons: [],
    };
  }
  const again = overdueEvery === 1 ? 'daily' : `every ${overdueEvery} days`;
  return {
    preview: toAcceptPreview(facts),
    lines: [
      ...(summary ? [`What changed in version ${version}: ${summary}`] : []),
      `${changedOn ? 'Everybody here reads and accepts a policy that has changed.' : JOINED} You are reminded after 7, 14 and 21 days, then ${again}, until you press “Accept policy”.`,
    ],
    buttons: [
      read(item, title),
      button(deskAction('accept-policy'), acceptItem(item, campaign), 'Accept policy', `${title}, version ${version}`),
    ],
  };
}

const JOINED = 'Everybody who joins reads it and accepts it.';

function toAcceptPreview({ title, turn, changedOn, askedOn, acceptBy, now, zone }: Facts<'policy-to-accept'>): string {
  const late = daysBetween(acceptBy, dayOf(now, zone));
  const by = dayWords(acceptBy);
  if (turn === 'again' && late > 0) {
    const days = late === 1 ? '1 day' : `${late} days`;
    return `Reminder: your acceptance of ${inSentence(title)} is ${days} late. You were asked on ${dayWords(askedOn)} to accept it by ${by}.`;
  }
  if (turn === 'again') {
    return `Reminder: read and accept ${inSentence(title)}. You were asked on ${dayWords(askedOn)}; accept it by ${by}.`;
  }
  // Whoever was away is not late with what nobody told them of.
  const when = late > 0 ? `now. It was to be accepted by ${by}` : `by ${by}`;
  if (changedOn === undefined) return `Read and accept ${inSentence(title)} ${when}.`;
  return `${thePolicy(title)} changed on ${dayWords(changedOn)}. Read it and accept it ${when}.`;
}

const ALL = { reports: 'All of your reports have', everybody: 'Everybody has' } as const;
const ALL_HERE = { reports: 'All of your reports who are here have', everybody: 'Everybody who is here has' } as const;

/** To line managers and the owner: how many, and never who. Whoever is on leave is not chased, and not counted. */
export function policyNotAcceptedSlots(facts: Facts<'policy-not-accepted'>): Slots {
  const { item, title, version, startedOn, people, onLeave, whose, state } = facts;
  if (state === 'retired') {
    return { preview: `${thePolicy(title)} needs no acceptance any more.`, lines: [GONE], buttons: [] };
  }
  if (people === 0) {
    const all = onLeave > 0 ? ALL_HERE[whose] : ALL[whose];
    const away = onLeave === 1 ? '1 person on leave has not, and is' : `${onLeave} people on leave have not, and are`;
    return {
      preview: `${all} accepted version ${version} of ${inSentence(title)}.`,
      lines: [...(onLeave > 0 ? [`${away} reminded once they are back.`] : []), 'You need do nothing more.'],
      buttons: [],
    };
  }
  const ones = people === 1 ? (whose === 'reports' ? '1 of your reports has' : '1 person has') : undefined;
  const who = ones ?? (whose === 'reports' ? `${people} of your reports have` : `${people} people have`);
  return {
    preview: `${who} not accepted ${inSentence(title)} yet.`,
    lines: [
      `It is about version ${version}. They were asked on ${dayWords(startedOn)}, and are reminded themselves. This is said once, after 21 days.`,
    ],
    buttons: [button(SHOW_PAGE, whoItem(item), 'See who', title)],
  };
}

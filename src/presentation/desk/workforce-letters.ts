import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import type { CheckGroup, GroupCount } from '../../domain/workforce/follow-team.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { dayWords, listed } from '../wording.js';
import { daysBeforeWords } from './days-before.js';
import { ofPerson } from './workforce-pages.js';
import { CHECK_LABELS, canBeSubmitted, DUE_NAMES, pauseWords } from './workforce-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type CheckDueFacts = Extract<LetterFacts, { about: 'check-due' }>;
type NewCheckFacts = Extract<LetterFacts, { about: 'new-check-needed' }>;
type NamedFacts = Extract<LetterFacts, { about: 'named-as-checker' }>;
type TeamFacts = Extract<LetterFacts, { about: 'team-checks-due' }>;

function pageButton(label: string, style: NoticeButton['style'], rest?: string): NoticeButton {
  const item = rest === undefined ? 'workforce' : `workforce ${rest}`;
  return { action: SHOW_PAGE, item, label, spokenLabel: label, style, tucked: false };
}

const SEE_WHO = pageButton('See who', 'primary');
const SHOW_CHECKS = pageButton('Show checks', 'plain');
const NOTHING = 'You need do nothing more.';
/** Says nothing of a new one that is needed. */
const THEY_TALK = 'Whoever sees to your checks will talk to you about it.';
const NOBODY_NAMED = 'No message names anybody: the button shows who.';

/** To whoever it is due of. */
export function checkDueSlots(facts: CheckDueFacts): Slots {
  const { check, state, due, isOverdue } = facts;
  const name = DUE_NAMES[check];
  const by = due ? `due by ${dayWords(due.on)}` : 'due';
  switch (state.kind) {
    case 'open':
      return {
        preview: `Your ${name} ${isOverdue ? 'was' : 'is'} ${by} under our policy.`,
        lines: [why(facts), reminded(facts)],
        buttons: openButtons(facts),
      };
    case 'booked':
    case 'submitted':
      return {
        preview: `Your ${name} is ${pauseWords(state)}.`,
        lines: [
          `It ${isOverdue ? 'was' : 'is'} ${by}. Reminders rest while it is on its way. Record it when it is done.`,
        ],
        buttons: [SHOW_CHECKS],
      };
    case 'on-leave':
      return {
        preview: `Your ${name} ${isOverdue ? 'was' : 'is'} ${by} under our policy.`,
        lines: ['You are on leave: reminders rest until you are back.'],
        buttons: [SHOW_CHECKS],
      };
    case 'recorded':
      return {
        preview: `Your ${name} is recorded.`,
        lines: due ? [due.rule.kind === 'new-one' ? THEY_TALK : `The next one is ${by}.`] : [NOTHING],
        buttons: [],
      };
    case 'not-needed':
      return { preview: `Your ${name} is not asked for any more.`, lines: [NOTHING], buttons: [] };
  }
}

function openButtons({ check, item }: CheckDueFacts): NoticeButton[] {
  const button = (
    action: 'record-check' | 'book-check' | 'check-submitted',
    label: string,
    style: NoticeButton['style'],
  ): NoticeButton => ({
    action: deskAction(action),
    item,
    label,
    spokenLabel: `${label}, ${CHECK_LABELS[check]}`.slice(0, 75),
    style,
    tucked: action === 'check-submitted',
  });
  return [
    button('record-check', 'Record a check', 'primary'),
    button('book-check', 'It is booked', 'plain'),
    ...(canBeSubmitted(check) ? [button('check-submitted', 'It is submitted', 'plain')] : []),
  ];
}

/** The rule, and when it was done last. */
function why({ check, due, last }: CheckDueFacts): string {
  const rule = due?.rule;
  const before = last ? dayWords(last) : undefined;
  if (rule?.kind === 'induction') return `Under our policy it is done within ${weeksWords(rule.days)} of the start.`;
  if (rule?.kind !== 'every') {
    return before ? `That day was given when the last one was recorded, of ${before}.` : 'That day was given before.';
  }
  const every = `${rule.months} months`;
  const then = before ? `; the last one was on ${before}` : '';
  if (check !== 'dbs') return `Under our policy it comes round every ${every}${then}.`;
  if (rule.since === 'certificate') return `Under our policy a new DBS certificate is seen every ${every}${then}.`;
  return `Under our policy a DBS is checked every ${every}${then}.`;
}

function reminded({ days, overdueEvery }: CheckDueFacts): string {
  return `You are reminded ${daysBeforeWords(days)}, then every ${everyWords(overdueEvery)}, until a check is recorded.`;
}

function weeksWords(days: number): string {
  return days % 7 === 0 ? `${days / 7} weeks` : `${days} days`;
}

function everyWords(days: number): string {
  return days === 1 ? 'day' : `${days} days`;
}

/** To whoever sees to somebody's checks, alone. */
export function newCheckNeededSlots({ isSettled }: NewCheckFacts): Slots {
  if (isSettled) return { preview: 'A new DBS check has been recorded since.', lines: [NOTHING], buttons: [] };
  return {
    preview: 'Somebody in your team needs a new DBS check.',
    lines: [
      'The last one was answered with “apply for a new one” or “not found”. Under our policy that goes to you alone, and counts as overdue until a new certificate is recorded.',
      NOBODY_NAMED,
    ],
    buttons: [SEE_WHO],
  };
}

/** To whoever somebody else named; most of them may not see whose check it is. */
export function namedAsCheckerSlots({ made, seen, isLead }: NamedFacts): Slots {
  return {
    preview: 'You are named as the one who made a check.',
    lines: [
      ...(made ? [`What was checked: ${madeWords(made)}.`] : []),
      `Somebody else recorded it and named you. If that is wrong, ${isLead ? 'talk to whoever recorded it' : 'tell a lead'}.`,
    ],
    buttons: seen === undefined ? [] : [pageButton('See it', 'plain', ofPerson(seen))],
  };
}

function madeWords({ check, on, isCertificate }: NonNullable<NamedFacts['made']>): string {
  return `${CHECK_LABELS[check]}, ${isCertificate ? 'a certificate of' : 'on'} ${dayWords(on)}`;
}

const NOUNS: Readonly<Record<CheckGroup, readonly [one: string, several: string]>> = {
  dbs: ['DBS recheck', 'DBS rechecks'],
  training: ['training', 'trainings'],
  supervision: ['supervision', 'supervisions'],
  recruitment: ['recruitment check', 'recruitment checks'],
};

/** To whoever sees to others' checks: how many, and never whose. */
export function teamChecksSlots({ counts, days, overdueEvery }: TeamFacts): Slots {
  if (counts.length === 0) return { preview: 'Your team: no check is due now.', lines: [NOTHING], buttons: [] };
  const total = (of: (count: GroupCount) => number) => counts.reduce((sum, count) => sum + of(count), 0);
  const all = total(({ due, overdue }) => due + overdue);
  const overdue = total((count) => count.overdue);
  const each = counts.map(({ group, due, overdue: late }) => {
    const [one, several] = NOUNS[group];
    return `${due + late} ${due + late === 1 ? one : several}`;
  });
  const late = overdue === all ? 'overdue' : overdue === 0 ? 'due' : `due, ${overdue} of them overdue`;
  return {
    preview: `Your team: ${listed(each)} ${all === 1 ? 'is' : 'are'} ${late}.`,
    lines: [
      `Under our policy you are told ${daysBeforeWords(days)}, then every ${everyWords(overdueEvery)}, until each is recorded. It counts what is due within ${Math.max(0, ...days)} days, but nothing that is booked or submitted, or of somebody on leave.`,
      NOBODY_NAMED,
    ],
    buttons: [SEE_WHO],
  };
}

import type {
  AcknowledgeRequestFacts,
  CardState,
  CaseNewsFacts,
  MessageFacts,
  NobodyYetFacts,
  PersonHasItFacts,
  PracticeEndedFacts,
  ReceiptFacts,
  ReceiptState,
  ReporterNewsFacts,
  RingExternalContactFacts,
  WaitingState,
} from '../../../src/application/delivery/message-facts.js';
import { asConcernId, asItemId, asReference } from '../../../src/domain/ids.js';
import type { AskedBecause, CaseNews, ReporterNews } from '../../../src/domain/notice.js';
import { noticeView } from '../../../src/presentation/notices.js';
import { at, LONDON, minutesAfter } from '../../support/builders.js';
import { everyLetter } from './letter-cases.js';

/**
 * Every message that the product can send, in every state that its words or buttons tell apart. Each table is typed by what
 * it varies: a kind, a state or a fact that is not in it does not compile.
 */

const NOW = at('2026-11-23T14:30');
const SINCE = at('2026-11-23T14:10');
const LATER = minutesAfter(NOW, 30);
const EARLIER = minutesAfter(NOW, -5);
const PHONE = '+44 20 7946 0100';
/** Hostile on purpose: no name may format, link or break anything. */
const NAME = 'O’Neil *Sam* _<b>&amp;_ ~x~ `y` <@U01> [a](https://example.org)';

const about = (urgent: boolean) => ({
  concernId: asConcernId('3f1c9b52-6f0e-4d0a-9a53-1f1f6b0c7d11'),
  reference: asReference('SG-7K3QM2'),
  urgent,
  receivedAt: at('2026-11-23T14:05'),
  now: NOW,
  zone: LONDON,
});

type Values<T> = { readonly [Key in keyof T]-?: readonly T[Key][] };

/** Every combination of the values. */
function combined<T extends object>(values: Values<T>): T[] {
  const keys = Object.keys(values) as (keyof T)[];
  return keys.reduce<Partial<T>[]>(
    (all, key) => all.flatMap((one) => values[key].map((value) => ({ ...one, [key]: value }))),
    [{}],
  ) as T[];
}

type Open = Extract<CardState, { kind: 'open' }>;

const BECAUSE: Record<AskedBecause, true> = {
  new: true,
  'passed-on': true,
  'not-acknowledged': true,
  'holder-left': true,
  'still-not-acknowledged': true,
};
const NEXT: Record<Open['next']['kind'], Open['next']> = {
  deputy: { kind: 'deputy', name: NAME },
  others: { kind: 'others' },
  'asked-already': { kind: 'asked-already' },
};

const CARD_STATES: { readonly [Kind in CardState['kind']]: readonly Extract<CardState, { kind: Kind }>[] } = {
  open: combined<Open>({
    kind: ['open'],
    because: Object.keys(BECAUSE) as AskedBecause[],
    next: Object.values(NEXT),
    acknowledgeBy: [LATER, EARLIER],
    declined: [false, true],
  }),
  yours: [{ kind: 'yours', since: SINCE }],
  'held-by': [{ kind: 'held-by', name: NAME, since: SINCE }],
  ended: (['closed', 'withdrawn', 'merged'] as const).map((how) => ({ kind: 'ended', how })),
  'no-longer-with-you': [{ kind: 'no-longer-with-you' }],
};

/** What a person may do: as a reader, as a manager who reads only what they took, after declining, and nothing. */
const CARD_ACTIONS: readonly AcknowledgeRequestFacts['actions'][] = [
  ['acknowledge', 'read', 'decline'],
  ['acknowledge', 'decline'],
  ['acknowledge', 'read'],
  ['read'],
  [],
];

const RECEIPT_STATES: { readonly [Kind in ReceiptState['kind']]: readonly Extract<ReceiptState, { kind: Kind }>[] } = {
  waiting: combined<WaitingState>({
    kind: ['waiting'],
    wentTo: [[], ['Priya Shah', NAME]],
    wasOnDuty: [true, false],
    declined: [[], [NAME]],
    askedSince: [[], [NAME]],
    nobodyLeft: [false, true],
    holderLeft: [false, true],
    clockMissed: [false, true],
    nextAt: [LATER, EARLIER],
    unwatchedUntil: [undefined, at('2026-11-24T09:00')],
  }),
  held: [{ kind: 'held', name: NAME, since: SINCE }],
};

/** An action, a question, a decision; in a message it is a button's alone. */
const ITEM = asItemId('b1a7c0de-0000-4000-8000-00000000c0de');

const ANSWERS = [
  'record-triage',
  'refer',
  'record-outcome',
  'review-sharing',
  'tell-other',
  'tell-reporter',
  'record-review',
] as const satisfies CaseNewsFacts['actions'];

const CASE_NEWS: { readonly [About in CaseNews['about']]: readonly CaseNewsFacts['actions'][] } = {
  answered: [['read']],
  information: [['read']],
  // Its owner, who may read nothing else of the concern, and one who may.
  action: [['open-action'], ['open-action', 'read']],
  'action-done': [['read']],
  handover: [['accept', 'read', 'refuse']],
  'handover-accepted': [['read'], []],
  'handover-declined': [['read']],
  'sign-off': [['sign-off', 'read']],
  'signed-off': [['read']],
  'sharing-review': [['review', 'read']],
  'sharing-reviewed': [['read']],
  access: [['read']],
  reopened: [['read']],
  withdrawn: [['read']],
  exclusions: [['read'], []],
  given: [['read']],
  'low-level-pattern': [['read']],
  'somebody-left': [['read'], []],
  // Whoever has to answer it; those above them, who may read it or not.
  'clock-missed': [...ANSWERS.map((verb) => [verb, 'explain-missed-target', 'read'] as const), ['sign-off', 'read']],
  'clock-still-missed': [['record-triage', 'explain-missed-target', 'read'], ['read'], []],
  'action-due': [
    ['complete-action', 'snooze-action'],
    ['complete-action', 'snooze-action', 'read'],
  ],
  'action-late': [['read'], []],
};

const RULES: readonly CaseNewsFacts['clock'][] = [
  undefined,
  ...(['triage', 'referral', 'agency-decision', 'sign-off', 'reporter-feedback', 'review'] as const).map((kind) => ({
    kind,
    item: ITEM,
    within: { amount: 4, unit: 'wh' as const },
  })),
  { kind: 'sharing-review' },
  { kind: 'others-to-tell', within: { amount: 1, unit: 'wd' } },
  { kind: 'referral', within: { amount: 0, unit: 'm' } },
];

function caseNews(urgent: boolean): CaseNewsFacts[] {
  return (Object.keys(CASE_NEWS) as CaseNews['about'][]).flatMap((told) => {
    const base = { ...about(urgent), kind: 'case-news', about: told, item: ITEM } as const;
    const open = combined<Pick<CaseNewsFacts, 'actions' | 'fromName' | 'state'>>({
      actions: CASE_NEWS[told],
      fromName: [NAME],
      state: [
        { kind: 'open' },
        { kind: 'open', due: LATER },
        { kind: 'open', due: EARLIER },
        { kind: 'open', due: EARLIER, pausedUntil: LATER },
      ],
    });
    const rules = told === 'clock-missed' || told === 'clock-still-missed' ? RULES : [undefined];
    return [
      ...open.flatMap((varied) => rules.map((clock) => ({ ...base, ...varied, ...(clock && { clock }) }))),
      { ...base, state: { kind: 'open' }, actions: [] },
      { ...base, state: { kind: 'settled' }, actions: ['read'] },
      { ...base, state: { kind: 'settled' }, actions: [] },
      { ...base, state: { kind: 'yours', since: SINCE }, actions: ['read'] },
      { ...base, state: { kind: 'no-longer-with-you' }, actions: [] },
    ];
  });
}

const REPORTER_NEWS: Record<ReporterNews['about'], true> = {
  question: true,
  'acted-on': true,
  closed: true,
  merged: true,
  reopened: true,
};

type FactsOf<Kind extends MessageFacts['kind']> = Extract<MessageFacts, { kind: Kind }>;

const FACTS: { readonly [Kind in MessageFacts['kind']]: (urgent: boolean) => readonly FactsOf<Kind>[] } = {
  'acknowledge-request': (urgent) =>
    combined<Pick<AcknowledgeRequestFacts, 'state' | 'actions'>>({
      state: Object.values(CARD_STATES).flat(),
      actions: CARD_ACTIONS,
    }).map((varied) => ({ ...about(urgent), kind: 'acknowledge-request', ...varied })),
  receipt: (urgent) =>
    [
      ...combined<Pick<ReceiptFacts, 'state' | 'mayAdd'>>({
        state: Object.values(RECEIPT_STATES).flat(),
        mayAdd: [true],
      }),
      ...RECEIPT_STATES.held.map((state) => ({ state, mayAdd: false })),
    ].map((varied) => ({ ...about(urgent), kind: 'receipt', phone: PHONE, ...varied })),
  'person-has-it': (urgent) =>
    combined<Pick<PersonHasItFacts, 'mayAdd' | 'name'>>({ mayAdd: [true, false], name: [NAME, undefined] }).map(
      (varied) => ({
        ...about(urgent),
        kind: 'person-has-it',
        since: SINCE,
        phone: PHONE,
        ...varied,
      }),
    ),
  'nobody-yet': (urgent) =>
    combined<Pick<NobodyYetFacts, 'heldBy' | 'mayAdd'>>({ heldBy: [undefined, NAME], mayAdd: [true, false] }).map(
      (varied) => ({
        ...about(urgent),
        kind: 'nobody-yet',
        phone: PHONE,
        ...varied,
      }),
    ),
  'ring-external-contact': (urgent) =>
    combined<Pick<RingExternalContactFacts, 'confirmedAt'>>({ confirmedAt: [undefined, SINCE] }).map((varied) => ({
      ...about(urgent),
      kind: 'ring-external-contact',
      contact: { name: NAME, phone: '+44 20 7946 0400' },
      ...varied,
    })),
  'case-news': caseNews,
  'reporter-news': (urgent) =>
    combined<Pick<ReporterNewsFacts, 'about' | 'answered' | 'actions'>>({
      about: Object.keys(REPORTER_NEWS) as ReporterNews['about'][],
      answered: [false, true],
      actions: [['answer'], ['add-information'], []],
    }).map((varied) => ({ ...about(urgent), kind: 'reporter-news', item: ITEM, phone: PHONE, ...varied })),
  letter: everyLetter,
  superseded: (urgent) =>
    [true, false].map((toReporter) => ({ ...about(urgent), kind: 'superseded', toReporter }) as const),
  'practice-ended': (urgent) =>
    combined<Pick<PracticeEndedFacts, 'toReporter' | 'how' | 'by'>>({
      toReporter: [true, false],
      how: ['acknowledged', 'stopped', 'unanswered'],
      by: [undefined, { name: NAME, isRecipient: false }, { name: NAME, isRecipient: true }],
    }).map((varied) => ({ ...about(urgent), kind: 'practice-ended', practice: true, ...varied })),
};

export const KINDS = Object.keys(FACTS) as MessageFacts['kind'][];

/** The messages of a kind, urgent and not: one for each that presentation tells apart. */
export function everyMessage(kind: MessageFacts['kind']): readonly MessageFacts[] {
  return apart([false, true].flatMap((urgent) => [...FACTS[kind](urgent)]));
}

/** The same about a practice concern; none of a letter, which is about no concern. */
export function everyPractice(kind: MessageFacts['kind']): readonly MessageFacts[] {
  return apart(everyMessage(kind).flatMap((facts) => (facts.kind === 'letter' ? [] : [{ ...facts, practice: true }])));
}

function apart(all: readonly MessageFacts[]): readonly MessageFacts[] {
  return [...new Map(all.map((facts) => [JSON.stringify(noticeView(facts, '999')), facts])).values()];
}

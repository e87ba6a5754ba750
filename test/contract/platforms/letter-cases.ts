import type { LetterContent, LetterFacts } from '../../../src/application/delivery/letter-facts.js';
import { asPersonId, asReference } from '../../../src/domain/ids.js';
import type { LetterAbout } from '../../../src/domain/letter.js';
import type { LeaverSlot } from '../../../src/domain/people/leavers.js';
import type { WantedChange } from '../../../src/domain/roles/role-book.js';
import { CHECK_KINDS } from '../../../src/domain/workforce/checks.js';
import type { Due } from '../../../src/domain/workforce/due-rules.js';
import { at, LONDON, minutesAfter } from '../../support/builders.js';

/** Every letter that the product can send, in every state that its words or buttons tell apart. */

const NOW = at('2026-11-23T14:30');
const SINCE = at('2026-11-23T14:10');
const WEEK = { from: at('2026-11-30T09:00'), to: at('2026-12-07T09:00') };
const AFTERNOON = { from: at('2026-12-01T13:00'), to: at('2026-12-01T17:00') };
const NEXT_YEAR = { from: at('2026-12-28T09:00'), to: at('2027-01-04T09:00') };
const ITEM = 'b1a7c0de00004000800000000000c0de';
/** Hostile on purpose: no name may format, link or break anything. */
const NAME = 'O’Neil *Sam* _<b>&amp;_ ~x~ `y` <@U01> [a](https://example.org)';
const OTHER = 'Priya Shah';

type Of<About extends LetterAbout> = Extract<LetterContent, { about: About }>;

const swap = <About extends 'swap-asked' | 'swap-accepted' | 'swap-declined' | 'swap-withdrawn'>(about: About) =>
  (['open', 'accepted', 'declined', 'withdrawn', 'outdated'] as const).flatMap((state) =>
    [undefined, AFTERNOON].map(
      (inReturn) => ({ about, item: ITEM, asker: NAME, other: OTHER, stretch: WEEK, inReturn, state }) as Of<About>,
    ),
  );

const change = <About extends 'put-on-duty' | 'taken-off-duty' | 'rota-changed'>(about: About) =>
  [true, false].flatMap((isCancelled) =>
    [WEEK, AFTERNOON, NEXT_YEAR].map(
      (stretch) => ({ about, person: NAME, by: OTHER, stretch, isCancelled }) as Of<About>,
    ),
  );

const NOTHING = { waiting: [], concerns: [], actions: [], more: 0, isStaying: false };
const WORK = {
  waiting: [{ reference: asReference('SG-7K3QM9'), urgent: true, dueAt: minutesAfter(NOW, 5) }],
  concerns: [
    { reference: asReference('SG-7K3QM2'), urgent: true, dueAt: minutesAfter(NOW, -5) },
    { reference: asReference('SG-7K3QM3'), urgent: false, dueAt: minutesAfter(NOW, 30) },
    { reference: asReference('SG-7K3QM4'), urgent: false },
  ],
  actions: [
    { reference: asReference('SG-7K3QM2'), dueAt: minutesAfter(NOW, 90) },
    { reference: asReference('SG-7K3QM3'), dueAt: minutesAfter(NOW, -90) },
  ],
  more: 4,
  isStaying: false,
};
const STAYING = { ...WORK, concerns: [], actions: [], isStaying: true };

const duty = <About extends 'duty-begins' | 'duty-ended' | 'handover-not-accepted'>(about: About) =>
  [undefined, SINCE].flatMap((acceptedAt) =>
    [true, false].flatMap((isOver) =>
      [NOTHING, WORK, STAYING].flatMap((work) =>
        [[], [OTHER], [OTHER, NAME]].map(
          (before) =>
            ({
              about,
              item: ITEM,
              person: NAME,
              from: SINCE,
              to: WEEK.to,
              before,
              acceptedAt,
              isOver,
              work,
            }) as Of<About>,
        ),
      ),
    ),
  );

const SLOTS: readonly (readonly LeaverSlot[])[] = [
  [],
  [{ to: WEEK.to }],
  [WEEK, NEXT_YEAR, { from: NEXT_YEAR.to }],
  [{}, WEEK, AFTERNOON, NEXT_YEAR, WEEK],
];

const leaver = <About extends 'person-left' | 'person-back' | 'rota-names-leaver'>(about: About) =>
  (['left', 'seems-back', 'here'] as const).flatMap((state) =>
    SLOTS.flatMap((slots) =>
      [[], ['lead'] as const, ['duty', 'lead', 'manager'] as const].map(
        (vacant) =>
          ({
            about,
            item: ITEM,
            person: NAME,
            leftAt: SINCE,
            saidBy: state === 'here' ? 'directory' : 'two-people',
            state,
            slots,
            vacant,
            slot: slots[0],
          }) as Of<About>,
      ),
    ),
  );

const WANTED: readonly WantedChange[] = [
  { change: 'give', role: 'duty' },
  { change: 'take', role: 'administrator' },
  { change: 'leave' },
];

const role = <About extends 'role-asked' | 'role-changed' | 'role-refused'>(about: About) =>
  (['open', 'approved', 'refused', 'withdrawn', 'expired', 'outdated'] as const).flatMap((state) =>
    WANTED.flatMap((wanted) =>
      [true, false].flatMap((isYou) =>
        [true, false].map(
          (isOnRota) =>
            ({
              about,
              item: ITEM,
              person: NAME,
              isYou,
              wanted,
              by: OTHER,
              state,
              expiresAt: minutesAfter(SINCE, 7 * 24 * 60),
              isOnRota,
              ...(state === 'open' || state === 'expired' ? {} : { answeredBy: 'Fiona Macleod' }),
            }) as Of<About>,
        ),
      ),
    ),
  );

const CHANGED_PEOPLE: Of<'changed-by-file'>['people'] = [
  { name: NAME, gained: ['staff', 'lead', 'manager'], lost: [], rota: 'joined', manager: { name: OTHER } },
  { name: OTHER, gained: [], lost: ['duty'], rota: 'left', manager: {} },
];

function drillEnded(): Of<'drill-ended'>[] {
  const base = {
    about: 'drill-ended',
    item: ITEM,
    reference: asReference('SG-7K3QM2'),
    startedBy: OTHER,
    startedAt: SINCE,
    dueAt: minutesAfter(SINCE, 15),
  } as const;
  const ends = [
    { how: 'acknowledged', by: NAME, endedAt: minutesAfter(SINCE, 3), isUrgent: true, mayOpen: true },
    { how: 'acknowledged', by: NAME, endedAt: minutesAfter(SINCE, 18), isUrgent: false, mayOpen: true },
    { how: 'stopped', by: NAME, endedAt: minutesAfter(SINCE, 1), isUrgent: true, mayOpen: false },
    { how: 'unanswered', endedAt: minutesAfter(SINCE, 45), isUrgent: true, mayOpen: true },
  ] as const;
  const reached = [
    { asked: 1, onlyCalled: [], unreached: [] },
    { asked: 3, onlyCalled: [], unreached: [NAME, OTHER] },
    { asked: 3, onlyCalled: [OTHER], unreached: [NAME] },
  ];
  return ends.flatMap((end) => reached.map((of) => ({ ...base, ...end, ...of })));
}

const NO_CONCERNS = { open: 0, urgent: 0, waiting: 0, pastTarget: 0, byAge: { week: 0, month: 0, older: 0 } };
const QUIET_TEAM = {
  people: 1,
  checks: { current: 9, dueSoon: 0, overdue: 0 },
  reviews: { dueSoon: 0, overdue: 0 },
  acceptances: { accepted: 0, of: 0 },
};
const TEAM = {
  people: 6,
  checks: { current: 9, dueSoon: 2, overdue: 1 },
  reviews: { dueSoon: 1, overdue: 2 },
  acceptances: { accepted: 5, of: 6 },
};
const SOME_CONCERNS = { open: 12, urgent: 3, waiting: 1, pastTarget: 2, byAge: { week: 4, month: 7, older: 1 } };
const RULES: readonly Due['rule'][] = [
  { kind: 'every', months: 12, since: 'check' },
  { kind: 'every', months: 36, since: 'certificate' },
  { kind: 'induction', days: 42 },
  { kind: 'given' },
  { kind: 'new-one' },
];

const CHECK_STATES: readonly Of<'check-due'>['state'][] = [
  { kind: 'open' },
  { kind: 'booked', on: '2026-12-01' },
  { kind: 'submitted', on: '2026-11-20' },
  { kind: 'on-leave' },
  { kind: 'on-leave', until: '2027-01-31' },
  { kind: 'recorded' },
  { kind: 'not-needed' },
];

const checksDue = (): Of<'check-due'>[] =>
  CHECK_KINDS.flatMap((check) =>
    CHECK_STATES.slice(0, check === 'dbs' ? CHECK_STATES.length : 2).flatMap((state) =>
      RULES.slice(0, check === 'dbs' ? RULES.length : 1).flatMap((rule) =>
        [true, false].map((isOverdue) => ({
          about: 'check-due' as const,
          item: `${check}.person`,
          check,
          due: { on: '2026-12-04', rule },
          isOverdue,
          ...(isOverdue && { last: '2025-12-04' }),
          days: [90, 60, 30, 14, 7, 0],
          overdueEvery: isOverdue ? 7 : 1,
          state,
        })),
      ),
    ),
  );

const COUNTS: readonly Of<'team-checks-due'>['counts'][] = [
  [],
  [{ group: 'dbs', due: 1, overdue: 0 }],
  [{ group: 'training', due: 0, overdue: 2 }],
  [
    { group: 'dbs', due: 2, overdue: 0 },
    { group: 'training', due: 0, overdue: 1 },
    { group: 'supervision', due: 1, overdue: 1 },
    { group: 'recruitment', due: 1, overdue: 0 },
  ],
];
const REVIEW = {
  item: 'safeguarding',
  title: NAME,
  version: NAME,
  due: '2026-12-01',
  lastReviewed: '2025-12-01',
  every: { amount: 12, unit: 'mo' },
  reviews: 3,
  overdueEvery: 7,
} as const;

const review = <About extends 'policy-review-due' | 'policy-review-late' | 'policy-review-early'>(about: About) =>
  (['open', 'done', 'retired'] as const).flatMap((state) =>
    ['2026-12-01', '2026-11-22', '2026-11-01'].flatMap((due) =>
      [undefined, 'guidance', 'other'].map((early) => ({ ...REVIEW, about, due, early, state }) as Of<About>),
    ),
  );

function toAccept(): Of<'policy-to-accept'>[] {
  const base = {
    about: 'policy-to-accept',
    item: 'safeguarding',
    campaign: ITEM,
    title: NAME,
    version: NAME,
    changedOn: '2026-11-02',
    askedOn: '2026-11-02',
    turn: 'first',
    acceptBy: '2026-11-23',
    overdueEvery: 1,
  } as const;
  return [
    { ...base, state: 'open', summary: NAME },
    { ...base, state: 'open', turn: 'again', summary: NAME },
    { ...base, state: 'open', turn: 'again', acceptBy: '2026-11-01', changedOn: undefined },
    { ...base, state: 'open', changedOn: undefined },
    { ...base, state: 'open', overdueEvery: 7 },
    { ...base, state: 'accepted', acceptedAt: SINCE },
    { ...base, state: 'ended' },
  ];
}

const notAccepted = (['reports', 'everybody'] as const).flatMap((whose) =>
  ([0, 1, 3] as const).flatMap((people) =>
    (['open', 'retired'] as const).map(
      (state): Of<'policy-not-accepted'> => ({
        about: 'policy-not-accepted',
        item: 'safeguarding',
        title: NAME,
        version: NAME,
        startedOn: '2026-11-02',
        people,
        onLeave: 0,
        whose,
        state,
      }),
    ),
  ),
);

const LETTERS: { readonly [About in LetterAbout]: readonly Of<About>[] } = {
  'swap-asked': swap('swap-asked'),
  'swap-accepted': swap('swap-accepted'),
  'swap-declined': swap('swap-declined'),
  'swap-withdrawn': swap('swap-withdrawn'),
  'put-on-duty': change('put-on-duty'),
  'taken-off-duty': change('taken-off-duty'),
  'rota-changed': change('rota-changed'),
  'duty-begins': duty('duty-begins'),
  'duty-ended': duty('duty-ended'),
  'handover-not-accepted': duty('handover-not-accepted'),
  'person-left': leaver('person-left'),
  'person-back': leaver('person-back'),
  'rota-names-leaver': leaver('rota-names-leaver'),
  'leavers-held-back': (['held-back', 'over'] as const).map((state) => ({
    about: 'leavers-held-back',
    item: ITEM,
    since: SINCE,
    state,
  })),
  'role-asked': role('role-asked'),
  'role-changed': role('role-changed'),
  'role-refused': role('role-refused'),
  'changed-by-file': [[], CHANGED_PEOPLE, Array.from({ length: 9 }, () => CHANGED_PEOPLE).flat()].flatMap((people) =>
    [[], ['weeks'] as const].map((rota) => ({ about: 'changed-by-file', at: SINCE, people, rota })),
  ),
  'duty-unreachable': (['unreachable', 'reachable-again', 'over'] as const).flatMap((state) =>
    (['duty', 'deputy'] as const).flatMap((as) =>
      [NAME, undefined].map(
        (person): Of<'duty-unreachable'> => ({
          about: 'duty-unreachable',
          item: ITEM,
          as,
          person,
          since: SINCE,
          phone: '+44 20 7946 0100',
          state,
        }),
      ),
    ),
  ),
  'drill-ended': drillEnded(),
  'weekly-digest': [NO_CONCERNS, SOME_CONCERNS, undefined].flatMap((concerns) =>
    [QUIET_TEAM, TEAM, undefined].map((team) => ({ about: 'weekly-digest', concerns, team })),
  ),
  'board-report': [{ about: 'board-report', quarter: '2026-Q3' }],
  'test-card': (['open', 'answered', 'replaced'] as const).map(
    (state): Of<'test-card'> => ({
      about: 'test-card',
      item: ITEM,
      by: NAME,
      state,
      ...(state === 'answered' && { answeredAt: SINCE }),
    }),
  ),
  'check-due': checksDue(),
  'new-check-needed': [true, false].map((isSettled) => ({ about: 'new-check-needed', item: 'dbs.person', isSettled })),
  'named-as-checker': [asPersonId('person'), undefined].map((seen) => ({
    about: 'named-as-checker',
    item: 'dbs.person',
    made: { check: 'dbs', on: '2026-11-20', isCertificate: seen === undefined },
    seen,
    isLead: seen !== undefined,
  })),
  'team-checks-due': COUNTS.map((counts) => ({
    about: 'team-checks-due',
    item: 'team',
    counts,
    days: [30, 7, 0],
    overdueEvery: 7,
  })),
  'policy-review-due': review('policy-review-due'),
  'policy-review-late': review('policy-review-late'),
  'policy-review-early': review('policy-review-early'),
  'policy-without-owner': (['open', 'over'] as const).map((state) => ({
    about: 'policy-without-owner',
    item: 'safeguarding',
    title: NAME,
    due: '2026-12-01',
    state,
  })),
  'policy-to-accept': toAccept(),
  'policy-not-accepted': notAccepted,
};

export function everyLetter(urgent: boolean): readonly LetterFacts[] {
  return Object.values(LETTERS)
    .flat()
    .map((content) => ({ ...content, kind: 'letter', urgent, now: NOW, zone: LONDON }));
}

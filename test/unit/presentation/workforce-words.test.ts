import { describe, expect, it } from 'vitest';
import type { LetterFacts } from '../../../src/application/delivery/letter-facts.js';
import type { ShownCheck, TeamOverview } from '../../../src/application/workforce/see-workforce.js';
import type { Typed } from '../../../src/presentation/case/questions.js';
import { isAboutMore } from '../../../src/presentation/desk/dbs-forms.js';
import {
  recordCheckCommand,
  recordCheckParts,
  startLeaveCommand,
  startLeaveParts,
} from '../../../src/presentation/desk/workforce-forms.js';
import {
  checkDueSlots,
  namedAsCheckerSlots,
  newCheckNeededSlots,
  teamChecksSlots,
} from '../../../src/presentation/desk/workforce-letters.js';
import { personPage, teamPage } from '../../../src/presentation/desk/workforce-pages.js';
import { refusedQuestion } from '../../../src/presentation/desk/workforce-words.js';
import { AMARA, at, LEILA, LONDON } from '../../support/builders.js';

const COMMON = { kind: 'letter', urgent: false, now: at('2026-11-26T10:00'), zone: LONDON } as const;

type CheckDue = Extract<LetterFacts, { about: 'check-due' }>;

function checkDue(overrides: Partial<CheckDue> = {}): CheckDue {
  return {
    ...COMMON,
    about: 'check-due',
    item: 'dbs.amara',
    check: 'dbs',
    due: { on: '2026-12-04', rule: { kind: 'every', months: 12, since: 'check' } },
    isOverdue: false,
    last: '2025-12-04',
    days: [90, 60, 30, 14, 7, 0],
    overdueEvery: 7,
    state: { kind: 'open' },
    ...overrides,
  };
}

describe('a reminder of a check', () => {
  it('names what, the rule, the day and the button that ends it', () => {
    expect(checkDueSlots(checkDue())).toMatchObject({
      preview: 'Your DBS recheck is due by 4 December 2026 under our policy.',
      lines: [
        'Under our policy a DBS is checked every 12 months; the last one was on 4 December 2025.',
        'You are reminded 90, 60, 30, 14 and 7 days before and on the day, then every 7 days, until a check is recorded.',
      ],
      buttons: [
        { label: 'Record a check', item: 'dbs.amara' },
        { label: 'It is booked' },
        { label: 'It is submitted' },
      ],
    });
  });

  it.each<readonly [string, Partial<CheckDue>, string]>([
    [
      'a certificate',
      { due: { on: '2027-03-08', rule: { kind: 'every', months: 36, since: 'certificate' } }, last: '2024-03-08' },
      'Under our policy a new DBS certificate is seen every 36 months; the last one was on 8 March 2024.',
    ],
    [
      'training',
      { check: 'awareness' },
      'Under our policy it comes round every 12 months; the last one was on 4 December 2025.',
    ],
    [
      'the induction',
      { check: 'induction', due: { on: '2026-12-14', rule: { kind: 'induction', days: 42 } }, last: undefined },
      'Under our policy it is done within 6 weeks of the start.',
    ],
    [
      'a day that was given',
      { check: 'supervision', due: { on: '2026-12-14', rule: { kind: 'given' } } },
      'That day was given when the last one was recorded, of 4 December 2025.',
    ],
  ])('says why, of %s', (_what, overrides, words) => {
    expect(checkDueSlots(checkDue(overrides)).lines[0]).toBe(words);
  });

  it('never says that something expires', () => {
    expect(JSON.stringify(checkDueSlots(checkDue({ isOverdue: true })))).not.toMatch(/expire/i);
  });

  it('says nothing of a new one that is needed once it is recorded', () => {
    const due = { on: '2026-11-26', rule: { kind: 'new-one' } } as const;
    expect(checkDueSlots(checkDue({ due, state: { kind: 'recorded' } }))).toEqual({
      preview: 'Your DBS recheck is recorded.',
      lines: ['Whoever sees to your checks will talk to you about it.'],
      buttons: [],
    });
    expect(checkDueSlots(checkDue({ due: undefined, state: { kind: 'recorded' } })).lines).toEqual([
      'You need do nothing more.',
    ]);
  });
});

describe('what a manager is told', () => {
  const team = (counts: Extract<LetterFacts, { about: 'team-checks-due' }>['counts']) =>
    teamChecksSlots({ ...COMMON, about: 'team-checks-due', item: 'team', counts, days: [30, 7, 0], overdueEvery: 7 });

  it.each([
    [[{ group: 'dbs', due: 1, overdue: 0 }], 'Your team: 1 DBS recheck is due.'],
    [[{ group: 'training', due: 0, overdue: 2 }], 'Your team: 2 trainings are overdue.'],
    [
      [
        { group: 'dbs', due: 2, overdue: 0 },
        { group: 'training', due: 0, overdue: 1 },
      ],
      'Your team: 2 DBS rechecks and 1 training are due, 1 of them overdue.',
    ],
    [[], 'Your team: no check is due now.'],
  ] as const)('is how many: %j', (counts, preview) => {
    expect(team(counts).preview).toBe(preview);
  });

  it('says why, and where the names are', () => {
    expect(team([{ group: 'dbs', due: 1, overdue: 0 }])).toMatchObject({
      lines: [
        expect.stringContaining('Under our policy you are told 30 and 7 days before and on the day, then every 7 days'),
        'No message names anybody: the button shows who.',
      ],
      buttons: [{ label: 'See who', item: 'workforce' }],
    });
  });

  it('is that they are named as who made a check, and whose only where they may see it', () => {
    const made = { check: 'dbs', on: '2026-11-20', isCertificate: false } as const;
    const facts = { ...COMMON, about: 'named-as-checker', item: 'dbs.amara', made, isLead: false } as const;
    expect(namedAsCheckerSlots({ ...facts, seen: AMARA.id }).buttons).toMatchObject([
      { label: 'See it', item: 'workforce of amara' },
    ]);
    const nobody = namedAsCheckerSlots(facts);
    expect(nobody.preview).toBe('You are named as the one who made a check.');
    expect(JSON.stringify(nobody)).not.toContain('amara');
    expect(nobody.lines).toEqual([
      'What was checked: DBS, on 20 November 2026.',
      'Somebody else recorded it and named you. If that is wrong, tell a lead.',
    ]);
    const toLead = namedAsCheckerSlots({ ...facts, made: { ...made, isCertificate: true }, isLead: true });
    expect(toLead.lines).toEqual([
      'What was checked: DBS, a certificate of 20 November 2026.',
      'Somebody else recorded it and named you. If that is wrong, talk to whoever recorded it.',
    ]);
  });

  it('is that somebody needs a new one, until one is recorded', () => {
    const facts = { ...COMMON, about: 'new-check-needed', item: 'dbs.amara' } as const;
    expect(newCheckNeededSlots({ ...facts, isSettled: false }).buttons.map(({ label }) => label)).toEqual(['See who']);
    expect(newCheckNeededSlots({ ...facts, isSettled: true }).buttons).toEqual([]);
  });
});

describe('the page', () => {
  const check: ShownCheck = {
    kind: 'dbs',
    status: 'overdue',
    due: { on: '2026-11-02', rule: { kind: 'every', months: 12, since: 'check' } },
    last: { on: '2025-11-02', result: 'current', checker: 'Leila' },
    pause: { kind: 'booked', on: '2026-12-01' },
  };
  const row = { ...check, person: AMARA };
  const overview = (rows: number): TeamOverview => ({
    counts: { overdue: rows, dueSoon: 0, current: 0 },
    isEverybody: false,
    rows: Array.from({ length: rows }, () => row),
  });

  it('says in words how each stands, and what is on its way beside it', () => {
    expect(teamPage(overview(1), LEILA.id, 0).rows[0]).toMatchObject({
      text: 'Amara: DBS, overdue since 2 November 2026, booked for 1 December 2026',
      standsOut: true,
      buttons: [{ item: 'workforce of amara', label: 'Open', spokenLabel: 'Open, Amara, DBS' }],
    });
  });

  it('says who wrote it down, where that is not who made it', () => {
    const last = { on: '2026-11-20', checker: 'Leila', recorded: { by: 'Sam', on: '2026-11-26' } };
    const shown = { person: AMARA, isYou: false, maySayAway: true };
    const words = (of: ShownCheck['last']) =>
      personPage({ ...shown, checks: [{ ...check, last: of }] }, false).rows[0]?.text;
    expect(words(last)).toContain('checked by Leila, recorded by Sam on 26 November 2026.');
    expect(words({ on: '2026-11-20', checker: 'Leila' })).not.toContain('recorded');
  });

  it.each<readonly [Partial<NonNullable<ShownCheck['certificate']>>, string]>([
    [{}, "DBS certificate of 20 November 2026: enhanced, adult workforce, adults' barred list checked."],
    [{ barredLists: 'not-eligible' }, 'adult workforce, barred lists not checked, as the role is not eligible.'],
    [{ originalSeen: true, onUpdateService: true }, 'original seen, on the Update Service.'],
    [{ onUpdateService: true, mayBeLookedUp: true }, 'on the Update Service with their consent.'],
    [{ numberEnds: '7890' }, 'number ends 7890.'],
  ])('says in one line what a certificate covers: %j', (overrides, words) => {
    const seen = { on: '2026-11-20', level: 'enhanced', workforce: 'adult', barredLists: 'adults' } as const;
    const certificate = { ...seen, ...overrides };
    const shown = { person: AMARA, isYou: false, maySayAway: true, checks: [{ ...check, certificate }] };
    expect(personPage(shown, false).rows[1]?.text).toContain(words);
  });

  it('has fifteen rows at a time', () => {
    const labels = (page: number) => teamPage(overview(31), LEILA.id, page).buttons.map(({ label }) => label);
    const rows = (page: number) => teamPage(overview(31), LEILA.id, page).rows.map(({ buttons }) => buttons[0]?.label);
    expect([0, 1, 2].map((page) => rows(page).length)).toEqual([1 + 15, 1 + 15, 1 + 1]);
    expect(rows(1).slice(0, 2)).toEqual(['Find somebody', 'Open']);
    expect(teamPage(overview(15), LEILA.id, 0).rows).toHaveLength(15);
    expect([labels(0), labels(1), labels(2)]).toEqual([
      ['Your own checks', 'More'],
      ['Your own checks', 'Before', 'More'],
      ['Your own checks', 'Before'],
    ]);
    expect(teamPage(overview(31), LEILA.id, 1).lines[1]).toContain('What is overdue comes first. Page 2 of 3.');
    expect(teamPage(overview(15), LEILA.id, 0).lines[1]).not.toContain('Page');
    expect(teamPage(overview(15), LEILA.id, 0).buttons.map(({ label }) => label)).toEqual(['Your own checks']);
  });

  it('offers nobody to record themselves that the new one which they need is there', () => {
    const needed = { ...check, due: { on: '2026-11-20', rule: { kind: 'new-one' } }, pause: undefined } as const;
    const labels = (isYou: boolean) =>
      personPage({ person: AMARA, isYou, maySayAway: !isYou, checks: [needed] }, false).rows[0]?.buttons.map(
        ({ label }) => label,
      );
    expect(labels(true)).toEqual(['It is booked', 'It is submitted']);
    expect(labels(false)).toEqual(['Record a check', 'It is booked', 'It is submitted']);
  });

  it('offers of each check what makes sense, and nobody their own leave', () => {
    const shown = { person: AMARA, isYou: true, checks: [check, { kind: 'identity' as const }], maySayAway: false };
    const page = personPage(shown, false);
    expect(page.rows.map(({ buttons }) => buttons.map(({ label }) => label))).toEqual([
      ['Record a check', 'It is booked'],
      ['Record a check'],
    ]);
    expect(page.rows[1]?.text).toBe('Identity, nothing due.');
    expect(page.buttons).toEqual([]);
    const others = personPage({ ...shown, isYou: false, maySayAway: true, leave: { from: '2026-11-01' } }, true);
    expect(others.lines).toEqual(['Checks of Amara.', 'On leave: reminders rest.']);
    expect(others.buttons.map(({ label }) => label)).toEqual(['They are back', 'Show the list']);
  });
});

describe('a refusal', () => {
  it.each([
    ['record-check', 'day-to-come', 'on'],
    ['record-check', 'too-long-ago', 'on'],
    ['record-check', 'too-far-ahead', 'nextOn'],
    ['record-check', 'next-before-check', 'nextOn'],
    ['record-check', 'new-one-needed', 'result'],
    ['record-check', 'own-checker', 'checker'],
    ['record-check', 'no-such-checker', 'checker'],
    ['book-check', 'day-has-passed', 'on'],
    ['book-check', 'too-far-ahead', 'on'],
    ['start-leave', 'day-has-passed', 'until'],
    ['start-leave', 'too-far-ahead', 'until'],
    ['record-check', 'newer-is-known', 'on'],
    ['record-check', 'not-a-new-one', 'on'],
    ['record-check', 'lists-of-other-workforce', 'barredLists'],
  ] as const)('of %s, %s, stands beside its question', (verb, because, question) => {
    expect(refusedQuestion(verb, because)).toBe(question);
  });

  it.each(['new-one-by-others', 'not-theirs-to-do'] as const)('%s stands beside none', (because) => {
    expect(refusedQuestion('record-check', because)).toBeUndefined();
  });
});

describe('a leave', () => {
  it('is given an end, or the day on which somebody looks at it again', () => {
    const problems = (typed: object) =>
      startLeaveCommand('2026-11-26')
        .safeParse(typed)
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(problems({ until: '' })).toEqual(['until: Please answer this.']);
    expect(problems({ until: '2026-12-31' })).toBeUndefined();
    expect(startLeaveParts({ person: AMARA }, {}).at(-1)).toMatchObject({ id: 'until', required: true });
  });
});

const NOT_LOOKED_UP = expect.stringContaining('result: Only a certificate on the Update Service');

describe('what is typed of a check', () => {
  const about = { of: { person: AMARA, isYou: true }, checkers: [], today: '2026-11-26' };
  const dbs = { result: 'current', onUpdateService: 'yes', on: '2026-11-25', checker: 'leila' };
  const problems = (typed: object, kind: 'dbs' | 'supervision' = 'dbs') =>
    recordCheckCommand({ ...about, kind })
      .safeParse(typed)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('is a command', () => {
    expect(recordCheckCommand({ ...about, kind: 'dbs' }).parse(dbs)).toEqual({
      verb: 'record-check',
      kind: 'dbs',
      on: '2026-11-25',
      checker: 'leila',
      result: 'current',
      onUpdateService: true,
      mayBeLookedUp: true,
      nextOn: undefined,
    });
  });

  const seen = {
    ...dbs,
    result: 'new-certificate',
    level: 'enhanced',
    barredLists: 'not-eligible',
    originalSeen: 'yes',
  };

  it('is what a new certificate covers, and nothing of it where the result is another', () => {
    const certificate = { level: 'enhanced', workforce: undefined, barredLists: 'not-eligible', originalSeen: true };
    const parsed = (typed: object) => recordCheckCommand({ ...about, kind: 'dbs' }).parse(typed);
    expect(parsed(seen)).toMatchObject({ certificate });
    expect(parsed({ ...seen, result: 'current' })).not.toHaveProperty('certificate');
  });

  it('is asked for more of a new certificate, once the rest is right', () => {
    const asked = (typed: object) => recordCheckParts({ ...about, kind: 'dbs' }, typed as Typed).map(({ id }) => id);
    expect(asked({})).toEqual(['whose', 'result', 'onUpdateService', 'on', 'checker']);
    expect(asked({ result: 'new-certificate' })).toEqual(
      expect.arrayContaining(['level', 'barredLists', 'originalSeen']),
    );
    const first = { ...dbs, result: 'new-certificate' };
    expect(isAboutMore(recordCheckCommand({ ...about, kind: 'dbs' }).parse(first))).toBe(true);
    expect(isAboutMore(recordCheckCommand({ ...about, kind: 'dbs' }).parse(seen))).toBe(false);
    expect(problems({ ...first, checker: '' })).toEqual(['checker: Please answer this.']);
    expect(problems({ ...seen, level: '', originalSeen: '' })).toEqual([
      'level: Please answer this.',
      'originalSeen: Please answer this.',
    ]);
  });

  it.each([
    [{ ...dbs, on: '2026-11-27' }, ['on: That day is still to come.']],
    [{ ...dbs, on: '' }, ['on: Please answer this.']],
    [{ ...dbs, checker: '' }, ['checker: Please answer this.']],
    [{ ...dbs, result: 'expired' }, ['result: Please answer this.']],
    [{ ...dbs, onUpdateService: 'no' }, [NOT_LOOKED_UP]],
    [{ ...dbs, result: 'no-new-information', onUpdateService: 'no' }, [NOT_LOOKED_UP]],
    [{ ...dbs, result: 'apply-for-new', onUpdateService: 'no' }, [NOT_LOOKED_UP]],
  ])('is refused beside its question: %j', (typed, expected) => {
    expect(problems(typed)).toEqual(expected);
  });

  it('gives a next day that is to come', () => {
    const supervision = { on: '2026-11-25', checker: 'leila' };
    expect(problems({ ...supervision, nextOn: '2026-12-25' }, 'supervision')).toBeUndefined();
    expect(problems({ ...supervision, nextOn: '2026-11-26' }, 'supervision')).toEqual([
      'nextOn: That day has passed. Choose a later one.',
    ]);
  });
});

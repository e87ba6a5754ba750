import { describe, expect, it } from 'vitest';
import { may } from '../../../src/domain/access.js';
import { CASE_VERBS, stands } from '../../../src/domain/case/case-verbs.js';
import type { CaseVerb } from '../../../src/domain/case/commands.js';
import type { Concern, ConcernStatus } from '../../../src/domain/concern.js';
import { asItemId } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/domain/person.js';
import {
  AMARA,
  aPerson,
  excluding,
  FIONA,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  reportedBy,
  SAM,
  told,
} from '../../support/builders.js';
import { aHeldConcern, EVENTS, ITEMS, WORKING, written, writtenBy } from '../../support/case.js';

const EVERY_ROLE = ['staff', 'duty', 'lead', 'manager', 'administrator'] as const;
const DAY = 24 * 60;

/** Each person by a letter, so that the table fits on a page. */
const WHO = {
  H: PRIYA, // the holder
  F: aPerson('hana'), // held it before
  D: SAM, // the deputy, who was told
  L: LEILA, // a lead who was told
  O: LARS, // a lead who was not told
  M: FIONA, // a manager who was told
  T: aPerson('gwen'), // granted access until tomorrow
  Y: aPerson('gus'), // granted access until yesterday
  A: aPerson('olu'), // owns an open action
  S: aPerson('zoe'), // asked to sign off
  V: aPerson('yan'), // asked to review sharing without consent
  K: aPerson('kit'), // asked to take it over
  R: AMARA, // the reporter
  Q: aPerson('queenie', { roles: ['staff', 'lead'] }), // a lead who raised it
  X: aPerson('grace', { roles: ['administrator'] }), // an administrator
  C: aPerson('colin'), // a colleague
  N: aPerson('nell', { roles: EVERY_ROLE }), // everything that can be, save holder and reporter
  E: aPerson('ed', { roles: EVERY_ROLE }), // the same, and excluded
  B: aPerson('bo', { roles: EVERY_ROLE }), // the same, and excluded by an account alone
} as const satisfies Record<string, Person>;
type Letter = keyof typeof WHO;
const LETTERS = Object.keys(WHO) as Letter[];
const EVERYTHING = [WHO.N, WHO.E, WHO.B];

/** The same case in every state: a state alone opens nothing, and neither does a case that should not be in it. */
function aCaseIn(status: ConcernStatus, overrides: Partial<Concern> = {}): Concern {
  const wasTaken = status !== 'unacknowledged' && status !== 'nobody-told';
  const asked = (...people: Person[]) => [...people, ...EVERYTHING].map(({ id }) => id);
  const grant = (to: Person, days: number) =>
    ({ ...EVENTS['access-granted'], to: to.id, until: minutesAfter(WORKING, days * DAY) }) as const;
  const everybodysAction = EVERYTHING.map(
    ({ id }, index) => ({ ...EVENTS['action-added'], id: asItemId(`more-${index}`), owner: id }) as const,
  );
  const concern = aHeldConcern({
    status,
    route: 'lead',
    routed:
      status === 'nobody-told'
        ? []
        : [told(PRIYA, 'duty'), told(SAM, 'deputy'), told(LEILA, 'lead'), told(FIONA, 'manager')],
    holder: wasTaken ? PRIYA.id : undefined,
    grantedTo: [WHO.F, ...(wasTaken ? [PRIYA] : [])].map(({ id }) => id),
    excluded: { people: [WHO.E.id], accounts: WHO.B.accounts },
    ...overrides,
  });
  return written(
    concern,
    { ...EVENTS.decided, asked: asked(WHO.S) },
    { ...EVENTS.referred, asked: asked(WHO.V) },
    { ...EVENTS['action-added'], owner: WHO.A.id },
    ...everybodysAction,
    grant(WHO.T, 1),
    grant(WHO.Y, -1),
    ...EVERYTHING.map((person) => grant(person, 1)),
    { ...EVENTS['handover-offered'], to: WHO.K.id },
  );
}

function concernFor(letter: Letter, status: ConcernStatus): Concern {
  return aCaseIn(status, letter === 'Q' ? reportedBy(WHO.Q) : {});
}

const TAKEN = ['held', 'closed', 'withdrawn', 'merged'] as const satisfies readonly ConcernStatus[];
const NOBODYS = ['unacknowledged', 'nobody-told'] as const satisfies readonly ConcernStatus[];
const EVERY_STATE: readonly ConcernStatus[] = [...NOBODYS, ...TAKEN];

interface Row {
  readonly unacknowledged: string;
  readonly 'nobody-told': string;
  /** Held now, or ended after somebody held it. */
  readonly taken: string;
}
const WORKS = { unacknowledged: '', 'nobody-told': '', taken: 'HLON' } as const;
const ALWAYS = (who: string): Row => ({ unacknowledged: who, 'nobody-told': who, taken: who });
const READS = { unacknowledged: 'HFDLTSVKN', 'nobody-told': 'FTSVKN', taken: 'HFLOTSVKQN' } as const;

/** Whoever is not in a row may not. A new verb does not compile before it is decided here for everybody. */
const TABLE: Record<CaseVerb | 'read', Row> = {
  read: READS,
  'take-duplicate': READS,
  'add-evidence': { unacknowledged: 'TN', 'nobody-told': 'TN', taken: 'HLOTN' },
  'add-note': { unacknowledged: 'TN', 'nobody-told': 'TN', taken: 'HLOTN' },
  'answer-question': ALWAYS('RQ'),
  'add-information': ALWAYS('RQ'),
  'accept-handover': ALWAYS('K'),
  'decline-handover': ALWAYS('K'),
  'sign-off': { unacknowledged: 'SN', 'nobody-told': 'SN', taken: 'LOSN' },
  'review-sharing': { unacknowledged: 'VN', 'nobody-told': 'VN', taken: 'LOVN' },
  'complete-action': { unacknowledged: 'AN', 'nobody-told': 'AN', taken: 'HLOAN' },
  // A lead who does not hold it quietens nobody.
  'snooze-action': { unacknowledged: 'AN', 'nobody-told': 'AN', taken: 'HAN' },
  'ask-reporter': WORKS,
  'tell-reporter': WORKS,
  'record-triage': WORKS,
  refer: WORKS,
  'draft-pack': WORKS,
  'record-outcome': WORKS,
  challenge: WORKS,
  decide: WORKS,
  'tell-other': WORKS,
  'add-action': WORKS,
  'reassign-action': WORKS,
  'cancel-action': WORKS,
  'record-support': WORKS,
  'link-concern': WORKS,
  'merge-into': WORKS,
  'hand-over': WORKS,
  'change-urgency': WORKS,
  'grant-access': WORKS,
  'record-review': WORKS,
  'explain-missed-target': WORKS,
  'confirm-exclusions': WORKS,
  'record-staff-measure': WORKS,
  'log-low-level': WORKS,
  close: WORKS,
  reopen: WORKS,
  withdraw: WORKS,
};
const ACTIONS = Object.keys(TABLE) as (keyof typeof TABLE)[];

function columnOf(status: ConcernStatus): keyof Row {
  return status === 'unacknowledged' || status === 'nobody-told' ? status : 'taken';
}

const inOrder = (letters: string) => LETTERS.filter((letter) => letters.includes(letter)).join('');
const CASES = EVERY_STATE.flatMap((status) => ACTIONS.map((action) => [status, action] as const));

describe('who may do what with a case', () => {
  it.each(CASES)('%s: %s', (status, action) => {
    const allowed = LETTERS.filter((letter) => may(WHO[letter], action, concernFor(letter, status), WORKING));
    expect(allowed.join('')).toBe(inOrder(TABLE[action][columnOf(status)]));
  });

  it.each(CASES)('%s: %s is nobody’s who is not active', (status, action) => {
    const allowed = LETTERS.filter((letter) =>
      may({ ...WHO[letter], active: false }, action, concernFor(letter, status), WORKING),
    );
    expect(allowed).toEqual([]);
  });

  it.each(CASES)('%s: %s is nobody’s who is excluded, by themselves or by one account', (status, action) => {
    const allowed = LETTERS.filter((letter) => {
      const concern = concernFor(letter, status);
      const byId = { ...concern, excluded: { people: [WHO[letter].id], accounts: [] } };
      const byAccount = { ...concern, excluded: { people: [], accounts: WHO[letter].accounts } };
      return may(WHO[letter], action, byId, WORKING) || may(WHO[letter], action, byAccount, WORKING);
    });
    expect(allowed).toEqual([]);
  });

  it('is decided for every verb', () => {
    expect([...ACTIONS].sort()).toEqual(['read', ...CASE_VERBS].sort());
  });
});

describe('what is only about staff', () => {
  it.each(['record-staff-measure', 'log-low-level'] as const)(
    '%s is nobody’s on the route of the duty person',
    (verb) => {
      const concern = aCaseIn('held', { route: 'duty' });
      expect(LETTERS.filter((letter) => may(WHO[letter], verb, concern, WORKING))).toEqual([]);
    },
  );
});

describe('a grant', () => {
  it('ends at its end, and not before', () => {
    const until = minutesAfter(WORKING, DAY);
    const concern = aCaseIn('held');
    const mayRead = (now: Date) => may(WHO.T, 'read', concern, now);
    expect([mayRead(new Date(until.getTime() - 1)), mayRead(until), mayRead(minutesAfter(until, 1))]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('somebody who was asked about one item', () => {
  const other = asItemId('another');
  const second = (asked: readonly Person[]) =>
    written(
      aCaseIn('held'),
      { ...EVENTS.decided, id: other, asked: asked.map(({ id }) => id) },
      { ...EVENTS.referred, id: other, asked: asked.map(({ id }) => id) },
      { ...EVENTS['action-added'], id: other, owner: WHO.C.id },
    );

  it('may do nothing with another one', () => {
    const concern = second([WHO.C]);
    const about = (person: Person, item: typeof other) =>
      (['sign-off', 'review-sharing', 'complete-action'] as const).filter((verb) =>
        may(person, verb, concern, WORKING, item),
      );
    expect(about(WHO.S, ITEMS.decision)).toEqual(['sign-off']);
    expect(about(WHO.V, ITEMS.referral)).toEqual(['review-sharing']);
    expect(about(WHO.A, ITEMS.action)).toEqual(['complete-action']);
    for (const person of [WHO.S, WHO.V, WHO.A]) expect(about(person, other)).toEqual([]);
    expect(about(WHO.C, other)).toEqual(['sign-off', 'review-sharing', 'complete-action']);
  });

  it('never looks over what they did themselves, whatever else they were asked', () => {
    const concern = writtenBy(LEILA, aCaseIn('held'), { ...EVENTS.decided, id: other, asked: [LARS.id] });
    expect(may(LEILA, 'sign-off', concern, WORKING, other)).toBe(false);
    expect(may(LEILA, 'sign-off', concern, WORKING, ITEMS.decision)).toBe(true);
    expect(may(LARS, 'sign-off', concern, WORKING, other)).toBe(true);
  });

  it('reads the concern until it is settled, and not afterwards', () => {
    const settled = writtenBy(LEILA, aCaseIn('held'), EVENTS['signed-off'], EVENTS['sharing-reviewed']);
    const declined = writtenBy(WHO.K, settled, EVENTS['handover-declined']);
    for (const person of [WHO.S, WHO.V, WHO.K]) {
      expect(may(person, 'read', aCaseIn('held'), WORKING)).toBe(true);
      expect(may(person, 'read', declined, WORKING)).toBe(false);
    }
  });
});

describe('exclusion by somebody’s account', () => {
  it('holds under a person id that nobody knew', () => {
    const again = aPerson('leila-again', { accounts: LEILA.accounts, roles: ['lead'] });
    const concern = aHeldConcern({ excluded: excluding(LEILA) });
    expect(CASE_VERBS.filter((verb) => may(again, verb, concern, RECEIVED))).toEqual([]);
    expect(may(again, 'read', concern, RECEIVED)).toBe(false);
  });
});

/** h: held, u: unacknowledged, n: nobody told, c: closed, w: withdrawn, m: merged. */
const STATUS: Record<string, ConcernStatus> = {
  h: 'held',
  u: 'unacknowledged',
  n: 'nobody-told',
  c: 'closed',
  w: 'withdrawn',
  m: 'merged',
};
const STANDS: Record<CaseVerb, string> = {
  'add-note': 'hcwm',
  'add-evidence': 'hcwm',
  'ask-reporter': 'h',
  'answer-question': 'hucwm',
  'add-information': 'huncwm',
  'tell-reporter': 'h',
  'record-triage': 'h',
  refer: 'h',
  'draft-pack': 'hcwm',
  'review-sharing': 'hucwm',
  'record-outcome': 'h',
  challenge: 'h',
  decide: 'h',
  'sign-off': 'hu',
  'tell-other': 'h',
  'add-action': 'h',
  'reassign-action': 'h',
  'complete-action': 'hu',
  'cancel-action': 'h',
  'snooze-action': 'h',
  'record-support': 'hcwm',
  'link-concern': 'hcwm',
  'merge-into': 'h',
  'take-duplicate': 'hu',
  'hand-over': 'h',
  'accept-handover': 'h',
  'decline-handover': 'h',
  'change-urgency': 'h',
  'grant-access': 'hcwm',
  'record-review': 'h',
  'explain-missed-target': 'hcwm',
  'confirm-exclusions': 'hcwm',
  'record-staff-measure': 'h',
  'log-low-level': 'h',
  close: 'h',
  reopen: 'cw',
  withdraw: 'h',
};

describe('in which state a verb makes sense', () => {
  it.each(Object.entries(STANDS) as [CaseVerb, string][])('%s', (verb, letters) => {
    const states = Object.entries(STATUS).filter(([, status]) => stands(status, verb));
    expect(states.map(([letter]) => letter).join('')).toBe(letters);
  });
});

import { describe, expect, it } from 'vitest';
import { may, ROUTE_ACTIONS } from '../../../src/domain/access.js';
import type { Concern } from '../../../src/domain/concern.js';
import { accountOn } from '../../../src/domain/ids.js';
import type { Person } from '../../../src/domain/person.js';
import {
  AMARA,
  aConcern,
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

const ADMINISTRATOR = aPerson('grace', { roles: ['administrator'] });
const GRANTED = aPerson('granted');
const OTHER_LEAD = aPerson('other-lead', { roles: ['lead'] });
const OTHER_MANAGER = aPerson('other-manager', { roles: ['manager'] });
const EVERY_ROLE = aPerson('all', { roles: ['staff', 'duty', 'lead', 'manager', 'administrator'] });

/** Told: Priya (duty), Sam (deputy), Leila (lead), Fiona (manager). Raised by Amara. */
const routed = [
  told(PRIYA, 'duty'),
  told(SAM, 'deputy', { rung: 1 }),
  told(LEILA, 'lead', { rung: 2 }),
  told(FIONA, 'manager', { rung: 2 }),
];
const open = aConcern({ routed, grantedTo: [GRANTED.id] });
const heldBy = (holder: Person, overrides: Partial<Concern> = {}) =>
  aConcern({
    routed,
    status: 'held',
    holder: holder.id,
    acknowledgedAt: minutesAfter(RECEIVED, 5),
    grantedTo: [GRANTED.id, holder.id],
    escalation: undefined,
    ...overrides,
  });
const STATES = {
  open,
  'held by Priya': heldBy(PRIYA),
  'held by Fiona': heldBy(FIONA),
  'nobody told': aConcern({ status: 'nobody-told', routed: [], grantedTo: [GRANTED.id] }),
} as const;

/** r: read, a: acknowledge, d: decline, f: follow as the reporter, c: confirm the call, s: stop the practice. */
const LETTERS: Record<(typeof ROUTE_ACTIONS)[number], string> = {
  read: 'r',
  acknowledge: 'a',
  decline: 'd',
  'follow-as-reporter': 'f',
  'confirm-external-call': 'c',
  'stop-practice': 's',
};

function allowed(person: Person, concern: Concern): string {
  return ROUTE_ACTIONS.filter((action) => may(person, action, concern, RECEIVED))
    .map((action) => LETTERS[action])
    .join('');
}

type Row = readonly [string, Person, Record<keyof typeof STATES, string>];

const TABLE: readonly Row[] = [
  ['the duty person', PRIYA, { open: 'rad', 'held by Priya': 'rad', 'held by Fiona': 'ad', 'nobody told': '' }],
  ['the deputy', SAM, { open: 'rad', 'held by Priya': 'ad', 'held by Fiona': 'ad', 'nobody told': '' }],
  ['a lead who was told', LEILA, { open: 'rad', 'held by Priya': 'rad', 'held by Fiona': 'rad', 'nobody told': '' }],
  ['a manager who was told', FIONA, { open: 'ad', 'held by Priya': 'ad', 'held by Fiona': 'rad', 'nobody told': '' }],
  ['a lead who was not told', OTHER_LEAD, { open: '', 'held by Priya': 'r', 'held by Fiona': 'r', 'nobody told': '' }],
  [
    'a manager who was not told',
    OTHER_MANAGER,
    { open: '', 'held by Priya': '', 'held by Fiona': '', 'nobody told': '' },
  ],
  ['an administrator', ADMINISTRATOR, { open: '', 'held by Priya': '', 'held by Fiona': '', 'nobody told': '' }],
  ['a colleague', aPerson('tomasz'), { open: '', 'held by Priya': '', 'held by Fiona': '', 'nobody told': '' }],
  ['somebody granted access', GRANTED, { open: 'r', 'held by Priya': 'r', 'held by Fiona': 'r', 'nobody told': 'r' }],
  ['the reporter', AMARA, { open: 'f', 'held by Priya': 'f', 'held by Fiona': 'f', 'nobody told': 'fc' }],
];

const CASES = TABLE.flatMap(([who, person, expected]) =>
  Object.entries(expected).map(([state, letters]) => [who, state as keyof typeof STATES, person, letters] as const),
);

describe('who may do what', () => {
  it.each(CASES)('%s, %s', (_, state, person, letters) => {
    expect(allowed(person, STATES[state])).toBe(letters);
  });

  it.each(CASES)('nothing but their own receipt when they are excluded: %s, %s', (_, state, person, letters) => {
    const receipt = [...letters].filter((letter) => letter === 'f' || letter === 'c').join('');
    expect(allowed(person, { ...STATES[state], excluded: excluding(person) })).toBe(receipt);
  });

  it.each(CASES)('nothing but their own receipt when one account is excluded: %s, %s', (_, state, person, letters) => {
    const receipt = [...letters].filter((letter) => letter === 'f' || letter === 'c').join('');
    const excluded = { people: [], accounts: person.accounts };
    expect(allowed(person, { ...STATES[state], excluded })).toBe(receipt);
  });

  it.each(CASES)('nothing when they are no longer active: %s, %s', (_, state, person) => {
    expect(allowed({ ...person, active: false }, STATES[state])).toBe('');
  });
});

describe('exclusion', () => {
  it('comes before every role, the holder and a grant, now or later', () => {
    const excluded = excluding(EVERY_ROLE);
    const everything = heldBy(EVERY_ROLE, {
      routed: [told(EVERY_ROLE, 'lead')],
      grantedTo: [EVERY_ROLE.id],
      excluded,
    });
    expect(allowed(EVERY_ROLE, everything)).toBe('');
    expect(allowed(EVERY_ROLE, { ...everything, status: 'unacknowledged', holder: undefined })).toBe('');
  });

  it('holds under a new person id with the same platform account', () => {
    const again = aPerson('leila-again', { accounts: LEILA.accounts, roles: ['lead'] });
    expect(allowed(again, heldBy(PRIYA))).toBe('r');
    expect(allowed(again, heldBy(PRIYA, { excluded: excluding(LEILA) }))).toBe('');
  });

  it('holds under a new person id when no account of theirs was known at the time', () => {
    const excluded = { people: [LEILA.id], accounts: [] };
    const again = aPerson('leila-again', { roles: ['lead'] });
    expect(allowed(again, heldBy(PRIYA, { excluded }))).toBe('r');
    expect(allowed({ ...again, formerIds: [LEILA.id] }, heldBy(PRIYA, { excluded }))).toBe('');
  });
});

describe('a manager', () => {
  it('reads nothing before taking the concern, and reads what they have taken', () => {
    expect(may(FIONA, 'read', open, RECEIVED)).toBe(false);
    expect(may(FIONA, 'acknowledge', open, RECEIVED)).toBe(true);
    expect(may(FIONA, 'read', heldBy(FIONA), RECEIVED)).toBe(true);
  });

  it('reads nothing of what somebody else has taken', () => {
    expect(may(FIONA, 'read', heldBy(PRIYA), RECEIVED)).toBe(false);
  });

  it('reads what they were granted', () => {
    expect(may(FIONA, 'read', { ...open, grantedTo: [FIONA.id] }, RECEIVED)).toBe(true);
  });
});

describe('a reporter who works in the chain', () => {
  const own = aConcern({ ...reportedBy(LEILA), routed: [told(LARS, 'lead'), told(LEILA, 'lead')] });

  it('may neither acknowledge nor pass on their own concern', () => {
    expect(may(LEILA, 'acknowledge', own, RECEIVED)).toBe(false);
    expect(may(LEILA, 'decline', own, RECEIVED)).toBe(false);
    expect(may(LARS, 'acknowledge', own, RECEIVED)).toBe(true);
  });

  it('keeps their receipt when they named themselves, and nothing else', () => {
    expect(allowed(LEILA, { ...own, excluded: excluding(LEILA) })).toBe('f');
  });
});

describe('a reporter who is met again under another person id', () => {
  const again = aPerson('amara-in-the-file', { accounts: AMARA.accounts, roles: ['staff', 'duty', 'lead', 'manager'] });
  const routedToThem = aConcern({ routed: [told(PRIYA, 'duty'), told(again, 'lead')] });

  it('may neither acknowledge nor pass on what they raised, though they were told of it', () => {
    expect(may(again, 'acknowledge', routedToThem, RECEIVED)).toBe(false);
    expect(may(again, 'decline', routedToThem, RECEIVED)).toBe(false);
    expect(may(PRIYA, 'acknowledge', routedToThem, RECEIVED)).toBe(true);
  });

  it('follows it and confirms the call as before', () => {
    expect(allowed(again, open)).toBe('f');
    expect(allowed(again, STATES['nobody told'])).toBe('fc');
  });

  it('is known by any one of several accounts', () => {
    const onTeams = accountOn('teams', 'amara');
    const concern = aConcern({ reporterAccounts: [...AMARA.accounts, onTeams], routed: routedToThem.routed });
    const teamsOnly = { ...again, accounts: [onTeams] };
    expect(may(teamsOnly, 'acknowledge', concern, RECEIVED)).toBe(false);
    expect(may({ ...again, accounts: [accountOn('slack', 'amara')] }, 'acknowledge', concern, RECEIVED)).toBe(true);
  });
});

describe('confirming the call', () => {
  it('is for the reporter alone, and only where nobody was told', () => {
    const untold = STATES['nobody told'];
    expect(may(AMARA, 'confirm-external-call', untold, RECEIVED)).toBe(true);
    expect(may(AMARA, 'confirm-external-call', open, RECEIVED)).toBe(false);
    for (const person of [PRIYA, LEILA, FIONA, EVERY_ROLE, GRANTED]) {
      expect(may(person, 'confirm-external-call', untold, RECEIVED)).toBe(false);
    }
  });
});

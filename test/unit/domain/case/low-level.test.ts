import { describe, expect, it } from 'vitest';
import {
  askForReview,
  type LoggedIn,
  patternIn,
  reviewersOf,
  type SeenBy,
} from '../../../../src/domain/case/low-level.js';
import { accountOn, asConcernId, asReference } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  AMARA,
  aChain,
  aPerson,
  aReport,
  at,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../../support/builders.js';
import { aHeldConcern, COMMANDS, doing, done, EVENTS, TOMASZ, WORKING, written } from '../../../support/case.js';

const DAY_MS = 86_400_000;

/** Entries in a concern called after a letter; one that is merged says into which. */
function logged(letter: string, times: readonly Date[], into = letter): LoggedIn {
  return {
    concern: asConcernId(letter),
    reference: asReference(`SG-${letter.repeat(6)}`),
    goesOnIn: asConcernId(into),
    times,
  };
}
const today = [WORKING];
const staffConcern = (overrides = {}) =>
  aHeldConcern({ route: 'lead', report: aReport({ responsible: 'yes', subjects: [TOMASZ.id] }), ...overrides });
const sees = (person: Person, ...elsewhere: readonly LoggedIn[]): SeenBy => ({ person, elsewhere });
const TWO = [logged('A', today), logged('B', today)];

describe('three low-level concerns about one person in 90 days', () => {
  const ago = (ms: number) => new Date(WORKING.getTime() - ms);
  it.each([
    ['three of today', [logged('A', today), logged('B', today), logged('C', today)], 3],
    ['two of today', [logged('A', today), logged('B', today)], undefined],
    ['three in one concern', [logged('A', [WORKING, WORKING, WORKING])], 3],
    ['the first 90 days ago to the second', [...TWO, logged('C', [ago(90 * DAY_MS)])], 3],
    ['the first a second earlier', [...TWO, logged('C', [ago(90 * DAY_MS + 1_000)])], undefined],
    ['old ones beside new ones', [...TWO, logged('C', [ago(200 * DAY_MS), ago(DAY_MS)])], 3],
    ['a duplicate that says it again', [logged('A', today), logged('B', today), logged('C', today, 'B')], undefined],
    ['a duplicate of a duplicate', [logged('A', today), logged('B', today, 'A'), logged('C', today, 'A')], undefined],
    ['a duplicate that says more', [logged('A', today), logged('B', today), logged('C', [WORKING, WORKING], 'B')], 3],
    ['a duplicate whose other says nothing', [...TWO, logged('C', today, 'D')], 3],
  ])('%s', (_, seen, count) => {
    expect(patternIn(seen, WORKING)?.count).toBe(count);
  });

  it.each([
    ['forward', at('2026-04-20T11:00'), at('2026-01-20T10:00')],
    ['back', at('2026-11-20T11:00'), at('2026-08-22T12:00')],
  ])('counts days of 24 hours, also where the clocks went %s in between', (_, now, edge) => {
    const first = (time: Date) => [logged('A', [time]), logged('B', [now]), logged('C', [now])];
    expect(patternIn(first(edge), now)?.count).toBe(3);
    expect(patternIn(first(new Date(edge.getTime() - 1_000)), now)).toBeUndefined();
  });

  it('names of concerns that go on as one the one that goes on, and the newest last', () => {
    const seen = [
      logged('B', today, 'A'),
      logged('A', today),
      logged('C', [ago(DAY_MS)]),
      logged('D', [ago(2 * DAY_MS)]),
    ];
    expect(patternIn(seen, WORKING)?.concerns.map(({ concern }) => concern)).toEqual(['D', 'C', 'A']);
    expect(patternIn([...seen].reverse(), WORKING)?.concerns.map(({ concern }) => concern)).toEqual(['D', 'C', 'A']);
  });
});

describe('whoever is asked for a review', () => {
  const lead = (name: string, overrides = {}) => aPerson(name, { roles: ['staff', 'lead'], ...overrides });
  const holder = { holder: FIONA.id, grantedTo: [FIONA.id] };
  const asked = (concern: ReturnType<typeof staffConcern>, leads: readonly Person[]) =>
    reviewersOf(concern, TOMASZ.id, aChain({ leads }), [FIONA, SAM]).map(({ name }) => name);

  it.each([
    ['the leads and the holder', {}, [LEILA, LARS], ['Leila', 'Lars', 'Fiona']],
    ['a lead who holds it once', { holder: LEILA.id }, [LEILA], ['Leila']],
    ['no lead who is kept from it', { excluded: excluding(LARS) }, [LEILA, LARS], ['Leila', 'Fiona']],
    ['nobody by an account', { excluded: { people: [], accounts: LARS.accounts } }, [LARS], ['Fiona']],
    ['no lead who has left', {}, [lead('left', { active: false })], ['Fiona']],
    ['no lead who raised it', reportedBy(LARS), [LEILA, LARS], ['Leila', 'Fiona']],
    ['never the person whom it is about', {}, [lead('tomasz', { id: TOMASZ.id })], ['Fiona']],
    ['nor under a new id', {}, [lead('tomasz-again', { formerIds: [TOMASZ.id] })], ['Fiona']],
    ['no holder who is kept from it', { excluded: excluding(FIONA) }, [LEILA], ['Leila']],
  ])('are %s', (_, overrides, leads, names) => {
    expect(asked(staffConcern({ ...holder, ...overrides }), leads)).toEqual(names);
  });
});

describe('the third entry', () => {
  const logging = (seen: readonly SeenBy[], concern = staffConcern()) =>
    doing(concern, LEILA, COMMANDS['log-low-level'], { lowLevelSeen: seen });

  it('asks those who see three, in the same change, and is written down by the product', () => {
    const { concern, notices } = logging([sees(LEILA, ...TWO), sees(LARS, ...TWO)]);
    expect(concern.chronology.slice(-2)).toMatchObject([
      { author: LEILA.id, event: { kind: 'low-level' } },
      { author: 'safeguard', event: { kind: 'low-level-pattern', about: TOMASZ.id, to: [LEILA.id, LARS.id] } },
    ]);
    expect(notices).toEqual([
      { kind: 'case-news', to: LEILA.id, about: 'low-level-pattern' },
      { kind: 'case-news', to: LARS.id, about: 'low-level-pattern' },
      { kind: 'refresh-delivered' },
    ]);
  });

  it('asks nobody of whose view one is kept', () => {
    const { concern, notices } = logging([sees(LEILA, ...TWO), sees(LARS, logged('A', today))]);
    expect(notices).toContainEqual(expect.objectContaining({ to: LEILA.id }));
    expect(notices).not.toContainEqual(expect.objectContaining({ to: LARS.id }));
    expect(concern.chronology.at(-1)?.event).toMatchObject({ to: [LEILA.id] });
  });

  it('is none while nobody sees three', () => {
    const { concern, notices } = logging([sees(LEILA, logged('A', today)), sees(LARS)]);
    expect(concern.chronology.at(-1)?.event.kind).toBe('low-level');
    expect(notices).toEqual([{ kind: 'refresh-delivered' }]);
  });

  it('counts those in the concern itself', () => {
    const twice = written(staffConcern(), EVENTS['low-level'], EVENTS['low-level']);
    expect(logging([sees(LEILA)], twice).notices).toContainEqual(expect.objectContaining({ to: LEILA.id }));
  });

  it('does not count what is logged about somebody else', () => {
    const about = { ...EVENTS['low-level'], about: SAM.id };
    const { notices } = logging([sees(LEILA)], written(staffConcern(), about, about));
    expect(notices).toEqual([{ kind: 'refresh-delivered' }]);
  });

  it.each([
    ['is kept from it', staffConcern({ excluded: excluding(LARS) }), LARS],
    ['is kept from it by an account', staffConcern({ excluded: { people: [], accounts: LARS.accounts } }), LARS],
    ['is neither lead nor holder', staffConcern(), SAM],
    ['raised it', staffConcern(), AMARA],
    ['is the one whom it is about', staffConcern({ holder: TOMASZ.id }), TOMASZ],
    [
      'is the same human',
      staffConcern({ excluded: excluding(TOMASZ) }),
      {
        ...aPerson('tomasz-again', { roles: ['lead'] }),
        accounts: [...TOMASZ.accounts, accountOn('teams', 'again')],
      },
    ],
  ])('never asks whoever %s, whatever they see', (_, concern, person) => {
    expect(logging([sees(person, ...TWO)], concern).notices).toEqual([{ kind: 'refresh-delivered' }]);
  });

  it('asks each person once, and later whoever sees three only then', () => {
    const first = logging([sees(LEILA, ...TWO), sees(LARS)]).concern;
    const { concern, notices } = askForReview(first, TOMASZ.id, [sees(LEILA, ...TWO), sees(LARS, ...TWO)], WORKING);
    expect(notices).toEqual([{ kind: 'case-news', to: LARS.id, about: 'low-level-pattern' }]);
    expect(concern.chronology.at(-1)?.event).toMatchObject({ to: [LARS.id] });
    const again = askForReview(concern, TOMASZ.id, [sees(LEILA, ...TWO), sees(LARS, ...TWO)], WORKING);
    expect(again).toEqual({ concern, notices: [] });
  });

  it('is the same when the form is sent again', () => {
    const concern = staffConcern();
    const once = { ...doing(concern, LEILA, COMMANDS['log-low-level'], { lowLevelSeen: [sees(LEILA, ...TWO)] }) };
    const { token } = once.concern.chronology.at(-2) ?? expect.unreachable();
    const again = doing(once.concern, LEILA, COMMANDS['log-low-level'], {
      lowLevelSeen: [sees(LEILA, ...TWO)],
      ...(token && { token }),
    });
    expect(again).toEqual({ concern: once.concern, notices: [], outcome: { kind: 'done' } });
  });

  it('still counts after the concern has ended', () => {
    const ended = done(written(staffConcern(), EVENTS['low-level'], EVENTS['low-level']), PRIYA, COMMANDS.withdraw);
    const { notices } = askForReview(ended, TOMASZ.id, [sees(LEILA, logged('A', today))], WORKING);
    expect(notices).toEqual([{ kind: 'case-news', to: LEILA.id, about: 'low-level-pattern' }]);
  });
});

import { describe, expect, it } from 'vitest';
import { may } from '../../../../src/domain/access.js';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { CASE_VERBS } from '../../../../src/domain/case/case-verbs.js';
import type { Concern } from '../../../../src/domain/concern.js';
import type { Person } from '../../../../src/domain/person.js';
import { AMARA, aPerson, excluding, FIONA, LARS, LEILA, PRIYA, reportedBy, SAM } from '../../../support/builders.js';
import { aFullCase, aHeldConcern, COMMANDS, doing, done, EVERYBODY, TOMASZ, WORKING } from '../../../support/case.js';

const offered = done(aHeldConcern(), PRIYA, COMMANDS['hand-over']);
const refusedBecause = (concern: unknown, kind: string) => ({
  concern,
  notices: [],
  outcome: { kind: 'refused', because: { kind } },
});

describe('a hand-over', () => {
  it('leaves the concern with its holder until it is accepted', () => {
    expect(offered.holder).toBe(PRIYA.id);
    expect(caseFileOf(offered).handover).toMatchObject({ to: SAM.id, by: PRIYA.id });
    expect(done(offered, SAM, COMMANDS['accept-handover']).holder).toBe(SAM.id);
  });

  it('lets whoever had it read it afterwards, and work on it no more', () => {
    const after = done(offered, SAM, COMMANDS['accept-handover']);
    expect(may(PRIYA, 'read', after, WORKING)).toBe(true);
    expect(doing(after, PRIYA, COMMANDS.decide).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
    expect(doing(after, SAM, COMMANDS.decide).outcome).toEqual({ kind: 'done' });
  });

  it('that is not accepted stays where it was, and whoever was asked reads it no more', () => {
    const after = done(offered, SAM, COMMANDS['decline-handover']);
    expect(after.holder).toBe(PRIYA.id);
    expect(caseFileOf(after).handover).toBeUndefined();
    expect([may(SAM, 'read', offered, WORKING), may(SAM, 'read', after, WORKING)]).toEqual([true, false]);
  });

  it('that is offered to another takes the place of the first, who is told so', () => {
    const again = done(offered, PRIYA, { ...COMMANDS['hand-over'], to: LARS.id });
    for (const verb of ['accept-handover', 'decline-handover'] as const) {
      expect(doing(again, SAM, COMMANDS[verb])).toEqual(refusedBecause(again, 'no-longer-offered'));
    }
    expect(done(again, LARS, COMMANDS['accept-handover']).holder).toBe(LARS.id);
  });

  it.each([TOMASZ, aPerson('grace', { roles: ['administrator'] })])(
    'is to nobody whom a concern never goes to',
    (to) => {
      const concern = aHeldConcern();
      expect(doing(concern, PRIYA, { ...COMMANDS['hand-over'], to: to.id }, { people: [...EVERYBODY, to] })).toEqual(
        refusedBecause(concern, 'not-a-possible-person'),
      );
    },
  );

  it('that is accepted twice has one effect, and says whose it is', () => {
    const after = done(offered, SAM, COMMANDS['accept-handover']);
    expect(doing(after, SAM, COMMANDS['accept-handover'])).toEqual(refusedBecause(after, 'already-theirs'));
  });

  it('is not offered to its holder', () => {
    const concern = aHeldConcern();
    const { outcome } = doing(concern, LEILA, { ...COMMANDS['hand-over'], to: PRIYA.id });
    expect(outcome).toEqual({ kind: 'refused', because: { kind: 'already-theirs' } });
  });

  const again = aPerson('amara-again', { accounts: AMARA.accounts });
  it.each([
    ['excluded', SAM, excluding(SAM), EVERYBODY],
    ['excluded by an account alone', SAM, { people: [], accounts: SAM.accounts }, EVERYBODY],
    ['the reporter', AMARA, excluding(), EVERYBODY],
    ['the reporter under another person id', again, excluding(), [PRIYA, again]],
    ['not active', SAM, excluding(), [{ ...SAM, active: false }]],
    ['unknown', SAM, excluding(), [PRIYA]],
  ])('is not offered to somebody who is %s', (_, to, excluded, people) => {
    const concern = aHeldConcern({ excluded });
    const { outcome, notices } = doing(concern, PRIYA, { ...COMMANDS['hand-over'], to: to.id }, { people });
    expect([outcome, notices]).toEqual([{ kind: 'refused', because: { kind: 'not-a-possible-person' } }, []]);
  });

  it('by a lead is not told to them when it is theirs again', () => {
    const mine = aHeldConcern({ holder: LEILA.id });
    const toMe = done(mine, LARS, { ...COMMANDS['hand-over'], to: SAM.id });
    const { notices } = doing(toMe, SAM, COMMANDS['decline-handover']);
    expect(notices).toContainEqual({ kind: 'case-news', to: LEILA.id, about: 'handover-declined' });
  });

  it('to a manager gives them all that a holder may do', () => {
    const verbsOf = (person: Person, concern: Concern) =>
      CASE_VERBS.filter((verb) => may(person, verb, concern, WORKING));
    const theirs = verbsOf(FIONA, aFullCase({ holder: FIONA.id, grantedTo: [FIONA.id] }));
    expect(theirs).toEqual(verbsOf(PRIYA, aFullCase()));
    expect(theirs).toContain('close');
    expect(verbsOf(FIONA, aFullCase())).toEqual([]);
  });

  it('is not for a lead who raised the concern', () => {
    const own = aHeldConcern(reportedBy(LEILA));
    expect(doing(own, LEILA, COMMANDS['hand-over']).outcome).toEqual({
      kind: 'refused',
      because: { kind: 'not-theirs-to-do' },
    });
  });
});

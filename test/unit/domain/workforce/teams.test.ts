import { describe, expect, it } from 'vitest';
import { arrangeTeams } from '../../../../src/domain/workforce/teams.js';
import { AMARA, aPerson, FIONA, id, idsOf, LEILA, PRIYA } from '../../../support/builders.js';

const RUTH = aPerson('ruth', { formerIds: [id('old-ruth')] });
const REPORT = aPerson('robin', { manager: RUTH.id });
const OLD_REPORT = aPerson('tomasz', { manager: id('old-ruth') });
const OWN_MANAGER = aPerson('otto', { manager: id('otto') });
const ORPHAN = aPerson('amina', { manager: id('somebody-who-left') });
const EVERYBODY = [AMARA, FIONA, LEILA, RUTH, REPORT, OLD_REPORT, OWN_MANAGER, ORPHAN];

describe('who sees to whose checks', () => {
  const teams = arrangeTeams(EVERYBODY);

  it.each([
    ['the line manager', REPORT, [RUTH]],
    ['the line manager, known under another id before', OLD_REPORT, [RUTH]],
    ['a manager, of whoever has no line manager', AMARA, [FIONA]],
    ['a manager, of whoever’s line manager has left', ORPHAN, [FIONA]],
    ['a manager, of whoever the file gives themselves', OWN_MANAGER, [FIONA]],
    ['a lead, of the only manager', FIONA, [LEILA]],
  ])('is %s', (_who, person, expected) => {
    expect(idsOf(teams.whoSeesTo(person))).toEqual(idsOf(expected));
  });

  it('is nobody of themselves', () => {
    for (const person of EVERYBODY) expect(idsOf(teams.whoSeesTo(person))).not.toContain(person.id);
  });

  it('decides who sees whose: reports, or everybody', () => {
    expect(idsOf(teams.teamOf(RUTH))).toEqual(idsOf([REPORT, OLD_REPORT]));
    expect(teams.seenBy(RUTH)).toEqual(teams.teamOf(RUTH));
    expect(idsOf(teams.seenBy(LEILA))).toEqual(idsOf(EVERYBODY.filter(({ id: own }) => own !== LEILA.id)));
    expect(teams.seenBy(PRIYA)).toEqual([]);
    expect(teams.seenBy(aPerson('grace', { roles: ['administrator'] }))).toEqual([]);
  });
});

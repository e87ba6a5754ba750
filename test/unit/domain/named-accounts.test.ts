import { describe, expect, it } from 'vitest';
import { accountOn } from '../../../src/domain/ids.js';
import { accountsAfter, accountsNamed } from '../../../src/domain/named-accounts.js';

const slack = (userId: string) => accountOn('slack', userId);
const teams = (userId: string) => accountOn('teams', userId);

describe('the accounts of somebody in the organisation file', () => {
  it('are those that it names', () => {
    expect(accountsNamed({ slack: 'U1', teams: 'AA-1' })).toEqual([slack('U1'), teams('aa-1')]);
    expect(accountsNamed({})).toEqual([]);
  });

  it.each([
    ['stay as learnt where it names none', [slack('U1'), teams('t1')], [], [slack('U1'), teams('t1')]],
    [
      'stay as learnt on the platform of which it says nothing',
      [teams('t1')],
      [slack('U1')],
      [teams('t1'), slack('U1')],
    ],
    [
      'are the named one instead of another on that platform',
      [slack('U1'), teams('t1')],
      [slack('U2')],
      [slack('U2'), teams('t1')],
    ],
    [
      'stay two where the first is the named one',
      [slack('U1'), slack('U2')],
      [slack('U1')],
      [slack('U1'), slack('U2')],
    ],
    ['are one where a second is named', [slack('U1'), slack('U2')], [slack('U2')], [slack('U2')]],
    ['are new', [], [slack('U1'), teams('t1')], [slack('U1'), teams('t1')]],
    [
      'stay in their order, which is where they are told',
      [teams('t1'), slack('U1')],
      [slack('U1'), teams('t1')],
      [teams('t1'), slack('U1')],
    ],
  ])('%s', (_, known, named, after) => {
    expect(accountsAfter(known, named)).toEqual(after);
  });
});

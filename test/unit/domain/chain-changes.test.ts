import { describe, expect, it } from 'vitest';
import {
  type ChainMember,
  type ChainState,
  chainChanges,
  isNoChange,
  toldOfChanges,
} from '../../../src/domain/chain-changes.js';
import type { Role } from '../../../src/domain/person.js';
import { id } from '../../support/builders.js';

const member = (name: string, ...roles: readonly Role[]): ChainMember => ({ id: id(name), roles: ['staff', ...roles] });
const MEMBERS = [member('priya', 'duty'), member('sam', 'duty'), member('leila', 'lead'), member('fiona', 'manager')];
const ROTA: ChainState['rota'] = {
  from: '2026-01-05',
  handover: 'Mon 09:00',
  cover: 'always',
  weeks: [id('priya'), id('sam')],
  overrides: [],
};
const BEFORE: ChainState = { members: MEMBERS, rota: ROTA };
const members = (change: (member: ChainMember) => ChainMember): ChainState => ({
  ...BEFORE,
  members: MEMBERS.map(change),
});
const only = (name: string, change: Partial<ChainMember>) =>
  members((one) => (one.id === id(name) ? { ...one, ...change } : one));
const rota = (change: Partial<ChainState['rota']>): ChainState => ({ ...BEFORE, rota: { ...ROTA, ...change } });

describe('a change of the chain', () => {
  it.each([
    ['nothing', BEFORE, { people: [], rota: [] }],
    [
      'a role that somebody gets',
      only('leila', { roles: ['staff', 'lead', 'manager'] }),
      { people: [{ person: id('leila'), gained: ['manager'], lost: [] }], rota: [] },
    ],
    [
      'one role for another',
      only('leila', { roles: ['staff', 'administrator'] }),
      { people: [{ person: id('leila'), gained: ['administrator'], lost: ['lead'] }], rota: [] },
    ],
    ['the same roles in another order', only('leila', { roles: ['lead', 'staff'] }), { people: [], rota: [] }],
    [
      'somebody who leaves, with every role',
      { ...BEFORE, members: MEMBERS.filter(({ id: one }) => one !== id('fiona')) },
      { people: [{ person: id('fiona'), gained: [], lost: ['manager'] }], rota: [] },
    ],
    [
      'somebody new with a role',
      { ...BEFORE, members: [...MEMBERS, { ...member('nora', 'lead'), manager: id('fiona') }] },
      { people: [{ person: id('nora'), gained: ['lead'], lost: [] }], rota: [] },
    ],
    [
      'nothing of somebody new who is staff',
      { ...BEFORE, members: [...MEMBERS, { ...member('nora'), manager: id('fiona') }] },
      { people: [], rota: [] },
    ],
    [
      'another line manager',
      only('priya', { manager: id('fiona') }),
      {
        people: [{ person: id('priya'), gained: [], lost: [], manager: { from: undefined, to: id('fiona') } }],
        rota: [],
      },
    ],
    ['the order of the weeks', rota({ weeks: [id('sam'), id('priya')] }), { people: [], rota: ['weeks'] }],
    [
      'who is on the rota',
      rota({ weeks: [id('priya'), id('leila')] }),
      {
        people: [
          { person: id('sam'), gained: [], lost: [], rota: 'left' },
          { person: id('leila'), gained: [], lost: [], rota: 'joined' },
        ],
        rota: ['weeks'],
      },
    ],
    [
      'its hours, its beginning, its handover and its overrides',
      rota({
        cover: 'Mon-Fri 08:00-20:00',
        from: '2026-01-12',
        handover: 'Tue 09:00',
        overrides: [{ from: '2026-02-02T09:00', to: '2026-02-03T09:00', person: id('sam') }],
      }),
      { people: [], rota: ['from', 'handover', 'cover', 'overrides'] },
    ],
  ])('is %s', (_, after, changes) => {
    expect(chainChanges(BEFORE, after)).toEqual(changes);
    expect(isNoChange(chainChanges(BEFORE, after))).toBe(changes.people.length + changes.rota.length === 0);
  });

  it('is told to the leads and managers who were and to those who are, once each', () => {
    const after = { ...BEFORE, members: [member('leila', 'lead'), member('nora', 'lead', 'manager'), member('fiona')] };
    expect(toldOfChanges(BEFORE, after)).toEqual([id('leila'), id('fiona'), id('nora')]);
  });
});

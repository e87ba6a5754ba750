import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { OrganisationRecords } from '../../src/application/organisation/organisation-records.js';
import { planImport } from '../../src/application/organisation/plan-import.js';
import { createWorkOnRoles, type RoleStore } from '../../src/application/roles/work-on-roles.js';
import { asFormToken, asItemId } from '../../src/domain/ids.js';
import type { WantedChange } from '../../src/domain/roles/role-book.js';
import { createRoleStore } from '../../src/storage/role-store.js';
import { at } from '../support/builders.js';
import { aDescription, described, PEOPLE } from '../support/described.js';
import { type ImportDesk, openImportDesk } from '../support/import-desk.js';

/** Two people change roles in chat while somebody imports a file: neither undoes the other. */

const NOW = at('2026-03-02T12:00');
const BEFORE = [
  ...PEOPLE,
  described('mona', { roles: ['staff', 'manager'] }),
  described('lena', { roles: ['staff', 'lead'] }),
];
/** Fiona is a manager no more; of Mona and Lena the file says what it said. */
const AFTER = aDescription({ people: BEFORE.map((one) => (one.id === 'fiona' ? { ...one, roles: ['staff'] } : one)) });
const NO_MANAGER: WantedChange = { change: 'take', role: 'manager' };
const LEAVES: WantedChange = { change: 'leave' };

let desk: ImportDesk;
afterEach(() => desk?.close());

const DYING: RoleStore = {
  give: () => Promise.reject(new Error('killed')),
  take: () => Promise.reject(new Error('killed')),
  leave: () => Promise.reject(new Error('killed')),
};

async function openDesk() {
  desk = await openImportDesk(aDescription({ people: BEFORE }));
  const { connection, person, people, records, roleBook, importFile } = desk;
  const rolesWith = (roles: RoleStore) =>
    createWorkOnRoles({ roleBook, roles, people, newId: () => asItemId(randomUUID()), clock: { now: () => NOW } });
  const known = async (fileId: string) => (await person(fileId)) ?? expect.unreachable(fileId);

  /** Leila asks, Fiona approves. @param roles what writes it down with the person */
  async function decide(fileId: string, wanted: WantedChange, roles: RoleStore = createRoleStore(connection)) {
    const work = rolesWith(roles);
    const about = { person: records.personId(fileId), wanted, reason: 'Moves away' };
    const asked = await work.ask(await known('leila'), about, asFormToken(randomUUID()));
    if (asked.kind !== 'done') throw new Error(asked.because.kind);
    return work.approve(await known('fiona'), asked.ask.id);
  }

  /** It is decided once the import has read what is stored, and before its first write. */
  const importDuring = (fileId: string, wanted: WantedChange) => {
    let decided: Promise<unknown> | undefined;
    const writePerson: OrganisationRecords['writePerson'] = async (write) => {
      decided ??= decide(fileId, wanted);
      await decided;
      return records.writePerson(write);
    };
    return importFile(AFTER, ['people'], { records: { ...records, writePerson } });
  };

  return { ...desk, known, decide, importDuring, follow: () => rolesWith(createRoleStore(connection)).followRoles() };
}

describe('a role change that was approved and is not written down yet', () => {
  it('is in what an import shows, and the import leaves a manager', async () => {
    const { decide, importFile, follow, people, records, requestOf } = await openDesk();
    await expect(decide('mona', NO_MANAGER, DYING)).rejects.toThrow('killed');
    const [plan] = planImport(requestOf(AFTER, ['people']), await records.stored(), NOW).sections;
    expect(plan?.changes).toContainEqual(expect.objectContaining({ what: expect.stringContaining('mona') }));
    expect(await importFile(AFTER, ['people'])).toEqual({ kind: 'applied' });
    await follow();
    expect((await people.withRole('manager')).map(({ name }) => name)).toEqual(['Mona']);
  });

  it('lets nobody be left without a manager by a file', async () => {
    const { decide, importFile } = await openDesk();
    await expect(decide('mona', NO_MANAGER, DYING)).rejects.toThrow('killed');
    const people = AFTER.people.map((one) => (one.id === 'mona' ? { ...one, roles: ['staff'] as const } : one));
    await expect(importFile(aDescription({ people }), ['people'])).rejects.toThrow('no-manager');
  });

  it('keeps whoever leaves by it away, though the file still names them', async () => {
    const { decide, importFile, follow, known, requestOf, records } = await openDesk();
    await expect(decide('lena', LEAVES, DYING)).rejects.toThrow('killed');
    expect(planImport(requestOf(AFTER, ['people']), await records.stored(), NOW).gone).toEqual(['lena']);
    expect(await importFile(AFTER, ['people'])).toEqual({ kind: 'applied' });
    await follow();
    expect((await known('lena')).active).toBe(false);
  });
});

describe('a role change that is approved between what an import reads and what it writes', () => {
  it('lets whoever leaves by it be away: the import has to be looked at again', async () => {
    const { importDuring, importFile, known, people } = await openDesk();
    expect(await importDuring('lena', LEAVES)).toEqual({ kind: 'changed-meanwhile' });
    expect((await known('lena')).active).toBe(false);
    expect(await importFile(AFTER, ['people'])).toEqual({ kind: 'applied' });
    expect((await known('lena')).active).toBe(false);
    expect((await people.withRole('lead')).map(({ name }) => name)).toEqual(['Leila']);
  });

  it('takes the role, and the other manager is one still', async () => {
    const { importDuring, people, announced } = await openDesk();
    expect(await importDuring('mona', NO_MANAGER)).toEqual({ kind: 'changed-meanwhile' });
    expect((await people.withRole('manager')).map(({ name }) => name)).toEqual(['Fiona']);
    expect(announced).toEqual([]);
  });
});

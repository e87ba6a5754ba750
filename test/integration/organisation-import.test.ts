import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { OrganisationRecords } from '../../src/application/organisation/organisation-records.js';
import { hasChanges, planImport } from '../../src/application/organisation/plan-import.js';
import type { Concern, Exclusion } from '../../src/domain/concern.js';
import { accountOn, asConcernId, asFormToken, asItemId, asReference } from '../../src/domain/ids.js';
import { type OrganisationDescription, SECTIONS } from '../../src/domain/organisation-description.js';
import { createRoleStore } from '../../src/storage/role-store.js';
import { aConcern, at } from '../support/builders.js';
import { aDescribedRota, aDescription, changedPerson, described, PEOPLE, without } from '../support/described.js';
import { type ImportDesk, openImportDesk } from '../support/import-desk.js';

const NOW = at('2026-03-02T12:00');
const slack = (userId: string) => accountOn('slack', userId);
const teams = (userId: string) => accountOn('teams', userId);

let desk: ImportDesk;
afterEach(() => desk?.close());
const openDesk = async (description?: OrganisationDescription) => {
  desk = await openImportDesk(description);
  return desk;
};

/** Sam and Leila leave, Nora comes as lead and takes Sam's weeks, and Fiona is a lead no longer the only manager. */
const AFTER = aDescription({
  people: [
    ...without('sam', 'leila').map((person) =>
      person.id === 'fiona' ? { ...person, roles: ['lead'] as const } : person,
    ),
    described('nora', { roles: ['staff', 'lead', 'duty', 'manager'] }),
  ],
  rota: aDescribedRota({ weeks: ['nora', 'priya'], overrides: [] }),
});

async function store({ concerns, vault }: ImportDesk, excluded: Exclusion): Promise<Concern> {
  const concern = aConcern({
    id: asConcernId(randomUUID()),
    reference: asReference(`SG-${randomUUID().slice(0, 6).toUpperCase()}`),
    formToken: asFormToken(randomUUID()),
    status: 'held',
    excluded,
  });
  const key = await vault.newConcernKey(concern.id);
  await vault.keep(key);
  await concerns.add({ concern, notices: [], outcome: undefined }, key);
  return concern;
}

describe('an import', () => {
  it('makes what is stored the same as the file, so that a second one changes nothing', async () => {
    const { importFile, records, requestOf, organisation } = await openDesk();
    expect(await importFile(AFTER)).toEqual({ kind: 'applied' });
    const plan = planImport(requestOf(AFTER, SECTIONS), await records.stored(), NOW);
    expect(hasChanges(plan)).toBe(false);
    expect((await organisation()).rota.weeks).toEqual([records.personId('nora'), records.personId('priya')]);
  });

  it('changes the sections that it names, and no other', async () => {
    const { importFile, organisation, person } = await openDesk();
    await importFile(
      { ...AFTER, people: [...PEOPLE, ...AFTER.people.slice(-1)], clocks: { acknowledgeUrgent: '5m' } },
      ['clocks'],
    );
    expect((await organisation()).acknowledge.urgent).toEqual({ amount: 5, unit: 'm' });
    expect((await organisation()).rota.overrides).toHaveLength(1);
    expect(await person('nora')).toBeUndefined();
  });

  it('is not done where something else changed meanwhile', async () => {
    const { requestOf, records, importFile, apply, person } = await openDesk();
    const request = requestOf(AFTER, SECTIONS);
    const shown = planImport(request, await records.stored(), NOW);
    await importFile(aDescription({ people: changedPerson('priya', { name: 'Priya Shah' }) }), ['people']);
    expect(await apply(request, shown)).toEqual({ kind: 'changed-meanwhile' });
    expect(await person('nora')).toBeUndefined();
  });

  it('of two sections at the same time makes both', async () => {
    const { importFile, organisation } = await openDesk();
    const clocks = { acknowledgeUrgent: '5m' };
    await Promise.all([
      importFile(aDescription({ clocks }), ['clocks']),
      importFile(aDescription({ agencies: [] }), ['agencies']),
      importFile(aDescription({ rota: aDescribedRota({ weeks: ['sam'], overrides: [] }) }), ['rota']),
    ]);
    const { acknowledge, agencies, rota } = await organisation();
    expect([acknowledge.urgent.amount, agencies.length, rota.weeks.length]).toEqual([5, 0, 1]);
  });
});

describe('somebody who leaves', () => {
  it('is not active any more, keeps their name, and comes back under the same id', async () => {
    const { importFile, person, people } = await openDesk();
    const before = await person('amara');
    await importFile(aDescription({ people: without('amara'), dbs: [], training: [] }), ['people']);
    expect(await person('amara')).toEqual({ ...before, active: false });
    expect((await people.inFile(50)).map(({ name }) => name)).not.toContain('Amara');
    await importFile(aDescription(), ['people']);
    expect(await person('amara')).toEqual(before);
  });
});

describe('somebody who left the platforms', () => {
  it('is not brought back by a file that still names them, only by one that names them again', async () => {
    const { importFile, person, looks, records } = await openDesk();
    await looks.left(records.personId('amara'), NOW);
    const renamed = aDescription({ people: changedPerson('priya', { name: 'Priya Shah' }) });
    await importFile(renamed, ['people']);
    expect((await person('priya'))?.name).toBe('Priya Shah');
    expect((await person('amara'))?.active).toBe(false);
    await importFile(aDescription({ people: without('amara'), dbs: [], training: [] }), ['people']);
    expect((await person('amara'))?.active).toBe(false);
    await importFile(aDescription(), ['people']);
    expect(await person('amara')).toMatchObject({ active: true, roles: ['staff'] });
    // Whoever left by a directory and came back is news to leads still; they see that she is here.
    expect(await looks.leftSince(NOW)).toEqual([
      { person: records.personId('amara'), leftAt: NOW, saidBy: 'directory' },
    ]);
    // She may be looked at soon, and leave again.
    expect(await looks.due(NOW, 50)).toContain(records.personId('amara'));
    await looks.left(records.personId('amara'), NOW);
    expect((await person('amara'))?.active).toBe(false);
  });
});

describe('somebody whom two people let leave in chat', () => {
  it('comes back as by a file alone, and is looked up again', async () => {
    const { connection, importFile, person, looks, records } = await openDesk();
    const amara = records.personId('amara');
    await createRoleStore(connection).leave(amara, NOW, asItemId('ask-1'));
    await importFile(aDescription({ people: changedPerson('priya', { name: 'Priya Shah' }) }), ['people']);
    expect((await person('amara'))?.active).toBe(false);
    await importFile(aDescription({ people: without('amara'), dbs: [], training: [] }), ['people']);
    await importFile(aDescription(), ['people']);
    expect((await person('amara'))?.active).toBe(true);
    expect(await looks.due(NOW, 50)).toContain(amara);
    // A directory that says so is one again.
    await looks.left(amara, NOW);
    expect(await looks.due(NOW, 50)).toContain(amara);
  });
});

describe('what was decided in chat', () => {
  it('stays over a rota that is imported', async () => {
    const { importFile, organisation, rotaBook, records } = await openDesk();
    const person = records.personId('leila');
    const made = { id: asItemId('o-1'), by: person, at: NOW, because: 'cover' } as const;
    const override = { person, from: at('2026-04-01T09:00'), to: at('2026-04-02T09:00'), ...made };
    await rotaBook.change((state) => ({ state: { ...state, overrides: [override] }, letters: [], outcome: undefined }));
    await importFile(aDescription({ rota: aDescribedRota({ weeks: ['sam', 'priya'], overrides: [] }) }), ['rota']);
    expect((await organisation()).rota.overrides.map((one) => one.person)).toEqual([person]);
    const people = [...without('leila'), described('nora', { roles: ['lead'] })];
    await expect(importFile(aDescription({ people }), ['people'])).rejects.toThrow('on-duty-by-chat');
  });
});

describe('accounts', () => {
  it('that were learnt in chat stay where the file names none', async () => {
    const { importFile, people, records, person } = await openDesk();
    await people.linkAccount(records.personId('amara'), teams('amara-in-teams'));
    await importFile(aDescription({ people: changedPerson('amara', { name: 'Amara Okafor' }) }), ['people']);
    expect((await person('amara'))?.accounts).toEqual([slack('UAMARA'), teams('amara-in-teams')]);
    expect((await people.byAccount(teams('amara-in-teams')))?.name).toBe('Amara Okafor');
  });

  it('that chat learns while somebody is written are not lost', async () => {
    const { people, records, person } = await openDesk();
    const [amara] = PEOPLE;
    let learnt = 0;
    for (let round = 0; round < 30; round += 1) {
      const account = teams(`amara-${round}`);
      const name = `Amara ${round}`;
      const [linked] = await Promise.all([
        people.linkAccount(records.personId('amara'), account),
        records.writePerson({ person: { ...amara, name }, named: [], formerIds: [], place: 0 }),
      ]);
      const after = await person('amara');
      expect(after?.name).toBe(name);
      // Chat gives up where it came too late, and learns it with the next message.
      if (!linked.accounts.includes(account)) continue;
      learnt += 1;
      expect(after?.accounts).toContain(account);
    }
    expect(learnt).toBeGreaterThan(0);
  });

  it('go to a new id together with what else the same person has, and nobody is found twice', async () => {
    const { importFile, people, records, person } = await openDesk();
    await people.linkAccount(records.personId('amara'), teams('amara-in-teams'));
    const again = described('amara-okafor', { slack: 'UAMARA', manager: 'fiona' });
    await importFile(aDescription({ people: [...without('amara'), again], dbs: [], training: [] }));
    for (const account of [slack('UAMARA'), teams('amara-in-teams')]) {
      expect((await people.byAccount(account))?.id).toBe(records.personId('amara-okafor'));
    }
    expect(await person('amara')).toMatchObject({ active: false, accounts: [] });
    expect(await person('amara-okafor')).toMatchObject({ active: true, formerIds: [records.personId('amara')] });
    // No trace of it in the file any more, and it stays true.
    await importFile(
      aDescription({ people: [...without('amara'), { ...again, name: 'A. Okafor' }], dbs: [], training: [] }),
    );
    expect(await person('amara-okafor')).toMatchObject({ name: 'A. Okafor', formerIds: [records.personId('amara')] });
    // And once more under a third one.
    await importFile(
      aDescription({ people: [...without('amara'), { ...again, id: 'a.okafor' }], dbs: [], training: [] }),
    );
    expect((await person('a.okafor'))?.formerIds).toEqual([
      records.personId('amara-okafor'),
      records.personId('amara'),
    ]);
  });

  it('go from whoever was only met in chat to the one whom the file names', async () => {
    const { importFile, people, records } = await openDesk();
    const met = await people.addFromAccount(slack('UNORA'), 'Nora');
    await importFile(aDescription({ people: [...PEOPLE, described('nora')] }), ['people']);
    expect((await people.byAccount(slack('UNORA')))?.id).toBe(records.personId('nora'));
    expect((await people.byId(met.id))?.accounts).toEqual([]);
    expect((await people.byId(records.personId('nora')))?.formerIds).toBeUndefined();
  });

  it('go to the one whom the file names when both come at the same moment', async () => {
    const { people, records } = await openDesk();
    for (let round = 0; round < 20; round += 1) {
      const nora = described(`nora${round}`);
      const write = { person: nora, named: [slack(nora.slack ?? '')], formerIds: [], place: round };
      const [once, again] = await Promise.allSettled([
        records.writePerson(write),
        records.writePerson(write),
        people.addFromAccount(slack(nora.slack ?? ''), 'Nora'),
      ]);
      expect([once.status, again.status]).toEqual(['fulfilled', 'fulfilled']);
      expect((await people.byAccount(slack(nora.slack ?? '')))?.id).toBe(records.personId(nora.id));
    }
  });

  it('that two people had by mistake are exchanged', async () => {
    const { importFile, people, records, person } = await openDesk();
    const exchanged = { priya: 'USAM', sam: 'UPRIYA' };
    const after = PEOPLE.map((one) => (one.id in exchanged ? { ...one, slack: exchanged[one.id as 'sam'] } : one));
    await importFile(aDescription({ people: after }), ['people']);
    expect((await people.byAccount(slack('USAM')))?.id).toBe(records.personId('priya'));
    expect((await people.byAccount(slack('UPRIYA')))?.id).toBe(records.personId('sam'));
    // Two people: what one is kept from, the other may see.
    expect([(await person('priya'))?.formerIds, (await person('sam'))?.formerIds]).toEqual([undefined, undefined]);
  });
});

describe('whoever is kept from a concern', () => {
  const renamed = aDescription({
    people: [...without('leila'), described('leila-haddad', { slack: 'ULEILA', roles: ['staff', 'lead', 'manager'] })],
  });

  it.each<readonly [string, (id: Exclusion['people'][number]) => Exclusion]>([
    ['by their account', () => ({ people: [], accounts: [slack('ULEILA')] })],
    ['by their id, when no account of theirs was known', (id) => ({ people: [id], accounts: [] })],
    ['by both', (id) => ({ people: [id], accounts: [slack('ULEILA')] })],
  ])('%s, stays kept from it under a new id with the same account and a higher role', async (_, excluded) => {
    const { importFile, people, concerns, records } = await openDesk();
    const kept = await store(desk, excluded(records.personId('leila')));
    const open = await store(desk, { people: [], accounts: [] });
    await importFile(renamed, ['people']);
    const leila = await people.byAccount(slack('ULEILA'));
    if (!leila) throw new Error('nobody has the account');
    expect(leila).toMatchObject({ id: records.personId('leila-haddad'), active: true });
    expect((await concerns.findFor(leila, open.id))?.id).toBe(open.id);
    expect(await concerns.findFor(leila, kept.id)).toBeUndefined();
    expect(await concerns.findByReference(leila, kept.reference)).toBeUndefined();
  });
});

describe('a move of an account that breaks off', () => {
  it('leaves nobody without their exclusions, and is completed', async () => {
    const { importFile, people, concerns, records, person } = await openDesk();
    const kept = await store(desk, { people: [records.personId('leila')], accounts: [] });
    const again = described('leila-haddad', { slack: 'ULEILA', roles: ['staff', 'lead'] });
    // What is written before the account leaves the other record.
    const formerIds = [records.personId('leila')];
    await records.writePerson({ person: { ...again, slack: undefined }, named: [], formerIds, place: 9 });
    const half = await person('leila-haddad');
    if (!half) throw new Error('the new record is not there');
    expect(await concerns.findFor(half, kept.id)).toBeUndefined();
    await importFile(aDescription({ people: [...without('leila'), again] }), ['people']);
    expect(await people.byAccount(slack('ULEILA'))).toMatchObject({ id: half.id, formerIds });
  });
});

/** Fails at its n-th write, after or before doing it: as a process that is killed would leave it. */
function breakingOff(records: OrganisationRecords, at: number, when: 'before' | 'after'): OrganisationRecords {
  let count = 0;
  const write =
    <Args extends readonly unknown[], Done>(work: (...args: Args) => Promise<Done>) =>
    async (...args: Args) => {
      count += 1;
      if (count === at && when === 'before') throw new Error('killed');
      const done = await work(...args);
      if (count === at) throw new Error('killed');
      return done;
    };
  return {
    ...records,
    writePerson: write(records.writePerson),
    leave: write(records.leave),
    writeSettings: write(records.writeSettings),
  };
}

describe('an import that breaks off', () => {
  const WRITES = AFTER.people.length + 3; // the settings, and two who leave

  it.each(Array.from({ length: WRITES }, (_, index) => index + 1))(
    'at write %i leaves a chain that works, and is completed and announced as one when it is repeated',
    async (write) => {
      const { importFile, records, organisation, people, announced, journal, person } = await openDesk();
      const broken = importFile(AFTER, SECTIONS, { records: breakingOff(records, write, 'after') });
      await expect(broken).rejects.toThrow('killed');

      const { rota } = await organisation();
      const onRota = await people.byIds([...rota.weeks, ...rota.overrides.map((override) => override.person)]);
      expect(onRota.map(({ active }) => active)).not.toContain(false);
      expect(onRota).toHaveLength(2);
      for (const role of ['lead', 'manager'] as const) expect(await people.withRole(role)).not.toEqual([]);
      expect(announced).toEqual([]);
      expect(await journal.unfinished()).toBeDefined();

      expect(await importFile(AFTER)).toEqual({ kind: 'applied' });
      expect(await journal.unfinished()).toBeUndefined();
      expect((await person('sam'))?.active).toBe(false);
      const id = (fileId: string) => records.personId(fileId);
      expect(announced).toHaveLength(1);
      expect(announced[0]).toMatchObject({
        changes: {
          people: [
            { person: id('sam'), gained: [], lost: ['duty'], rota: 'left' },
            { person: id('leila'), gained: [], lost: ['lead'] },
            { person: id('fiona'), gained: ['lead'], lost: ['manager'] },
            { person: id('nora'), gained: ['lead', 'duty', 'manager'], lost: [], rota: 'joined' },
          ],
          rota: ['weeks', 'overrides'],
        },
        tell: ['leila', 'fiona', 'nora'].map(id),
      });
    },
  );

  it('before its first write has changed nothing', async () => {
    const { importFile, records, person } = await openDesk();
    const broken = importFile(AFTER, SECTIONS, { records: breakingOff(records, 1, 'before') });
    await expect(broken).rejects.toThrow('killed');
    expect(await person('nora')).toBeUndefined();
  });

  it('at its announcement announces the same again, under the same id', async () => {
    const { importFile, announced } = await openDesk();
    const told: string[] = [];
    const announce = async ({ id }: { id: string }) => {
      told.push(id);
      throw new Error('killed');
    };
    await expect(importFile(AFTER, SECTIONS, { announce })).rejects.toThrow('killed');
    expect(await importFile(AFTER)).toEqual({ kind: 'applied' });
    expect(announced.map(({ id }) => id)).toEqual(told);
  });

  it('and is followed by another file announces what came of both', async () => {
    const { importFile, records, announced } = await openDesk();
    const told: string[] = [];
    const announce = async ({ id }: { id: string }) => {
      told.push(id);
      throw new Error('killed');
    };
    await expect(importFile(AFTER, SECTIONS, { announce })).rejects.toThrow('killed');
    await importFile(
      aDescription({ people: PEOPLE.map((one) => (one.id === 'amara' ? { ...one, roles: ['lead'] } : one)) }),
    );
    expect(announced.map(({ changes }) => changes)).toEqual([
      { people: [{ person: records.personId('amara'), gained: ['lead'], lost: [] }], rota: [] },
    ]);
    expect(told).not.toContain(announced[0]?.id);
  });
});

describe('an announcement', () => {
  it('is none where neither roles nor the rota changed', async () => {
    const { importFile, announced } = await openDesk();
    await importFile(
      aDescription({ people: [...changedPerson('amara', { name: 'A. Okafor' }), described('nora')], agencies: [] }),
    );
    expect(announced).toEqual([]);
  });

  it('of one change is another than of the next', async () => {
    const { importFile, announced } = await openDesk();
    const rota = aDescribedRota({ weeks: ['sam', 'priya'] });
    await importFile(aDescription({ rota }), ['rota']);
    await importFile(aDescription(), ['rota']);
    await importFile(aDescription({ rota }), ['rota']);
    expect(new Set(announced.map(({ id }) => id)).size).toBe(3);
  });
});

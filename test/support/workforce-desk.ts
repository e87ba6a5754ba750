import { randomUUID } from 'node:crypto';
import { createPeopleToPick } from '../../src/application/people/people-to-pick.js';
import { createFollowWorkforce } from '../../src/application/workforce/follow-workforce.js';
import { createKeepRegisters } from '../../src/application/workforce/keep-registers.js';
import { createSeeWorkforce } from '../../src/application/workforce/see-workforce.js';
import { createWorkOnChecks } from '../../src/application/workforce/work-on-checks.js';
import { createWorkforceLetters } from '../../src/application/workforce/workforce-letters.js';
import { openStores } from '../../src/composition/open-stores.js';
import { fillDatabase } from '../../src/composition/seed-organisation.js';
import { asFormToken, asPersonId, type PersonId } from '../../src/domain/ids.js';
import type { Letter } from '../../src/domain/letter.js';
import type { OrganisationDescription } from '../../src/domain/organisation-description.js';
import { createWorkforceDesk } from '../../src/presentation/desk/workforce-desk.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { letterContext } from '../../src/storage/letter-codec.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { openVault } from '../../src/storage/vault.js';
import { at } from './builders.js';
import { openTestDatabase } from './database.js';
import { aDescription, fileOf } from './described.js';

/** Registers over the real stores, at a time that the test moves, in as many instances as it starts. */
export async function openWorkforceDesk(
  description: Partial<OrganisationDescription>,
  firstNow = at('2026-11-26T10:00'),
) {
  const { uri } = openTestDatabase();
  const connection = await connectMongo(uri);
  const opened = [connection];
  const vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  let now = firstNow;
  const clock = { now: () => now };
  const onFault = (error: unknown) => {
    throw error;
  };
  const stores = await openStores({ connection, vault, clock, onFault });
  const file = parseOrganisationFile(fileOf(aDescription(description)), now);
  if (file.kind !== 'ok') throw new Error(JSON.stringify(file.problems));
  await fillDatabase(file, stores, { warn: () => {} } as never);

  async function anInstance() {
    const apart = await connectMongo(uri);
    opened.push(apart);
    const own = await openStores({ connection: apart, vault, clock, onFault });
    const deps = { ...own, clock };
    const keepRegisters = createKeepRegisters(deps);
    const useCases = { workOnChecks: createWorkOnChecks(deps), seeWorkforce: createSeeWorkforce(deps) };
    const peopleToPick = createPeopleToPick(own);
    return {
      ...own,
      ...useCases,
      keepRegisters,
      follow: createFollowWorkforce({ ...deps, keepRegisters, onFault }),
      letters: createWorkforceLetters(deps),
      desk: createWorkforceDesk({ ...useCases, ...own, peopleToPick, clock, newToken: newForm }),
    };
  }

  const idOf = (fileId: string) => stores.records.personId(fileId);
  const people: readonly string[] = aDescription(description).people.map(({ id }) => id);
  const nameOf = (id: PersonId) => people.find((each) => idOf(each) === id) ?? id;

  /** Every letter that was written since this was asked last: `who: about item`. */
  async function told(): Promise<readonly string[]> {
    const matters = connection.collection<{ _id: string; pendingNotices: Notice[] }>('matters');
    const letters: Letter[] = [];
    for (const { _id, pendingNotices } of await matters.find({ 'pendingNotices.0': { $exists: true } }).toArray()) {
      for (const { key, refresh, sealed = '', matter = _id } of pendingNotices) {
        if (!refresh) letters.push(await vault.organisation.open<Letter>(letterContext(matter as never, key), sealed));
      }
      await matters.updateOne({ _id }, { $set: { pendingNotices: [] } });
    }
    const words = letters.map(({ to, about, item = '' }) => `${nameOf(to)}: ${about} ${item.split('.')[0]}`);
    return words.sort();
  }

  return {
    ...stores,
    connection,
    anInstance,
    idOf,
    told,
    person: async (fileId: string) => {
      const person = await stores.people.byId(idOf(fileId));
      if (person === undefined) throw new Error(`${fileId} is not known`);
      return person;
    },
    register: (fileId: string) => stores.registers.of(idOf(fileId)).read(),
    nextAt: async (fileId: string) => {
      const matters = connection.collection<{ _id: string; nextAt?: Date }>('matters');
      return (await matters.findOne({ _id: `workforce/${idOf(fileId)}` }))?.nextAt;
    },
    newForm,
    /** Who looked at whose checks, and who was refused: `who: whose, outcome`. */
    looks: async () => {
      const rows = await connection
        .collection<{ person: PersonId; of: string; outcome: string }>('access-log')
        .find()
        .toArray();
      return rows.map(
        ({ person, of, outcome }) =>
          `${nameOf(person)}: ${nameOf(asPersonId(of.slice('register:'.length)))}, ${outcome}`,
      );
    },
    setNow: (time: Date) => {
      now = time;
    },
    close: async () => {
      for (const each of opened) await each.close();
    },
  };
}

const newForm = () => asFormToken(randomUUID());

interface Notice {
  readonly key: string;
  readonly refresh: boolean;
  readonly sealed?: string;
  readonly matter?: string;
}

export type WorkforceDesk = Awaited<ReturnType<typeof openWorkforceDesk>>;

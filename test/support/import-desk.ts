import { randomBytes, randomUUID } from 'node:crypto';
import { createApplyImport } from '../../src/application/organisation/apply-import.js';
import type {
  Announce,
  AnnouncedChange,
  ImportRequest,
  OrganisationRecords,
} from '../../src/application/organisation/organisation-records.js';
import { planImport } from '../../src/application/organisation/plan-import.js';
import { type OrganisationDescription, SECTIONS, type Section } from '../../src/domain/organisation-description.js';
import { createConcernCodec } from '../../src/storage/concern-codec.js';
import { concernModel } from '../../src/storage/concern-document.js';
import { createConcernStore } from '../../src/storage/concern-store.js';
import { createImportJournal } from '../../src/storage/import-journal.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { createLookStore } from '../../src/storage/look-store.js';
import { matterModel } from '../../src/storage/matter-document.js';
import { createMatterStore } from '../../src/storage/matter-store.js';
import { ROLE_BOOK } from '../../src/storage/matters/role-book.js';
import { ROTA_BOOK } from '../../src/storage/matters/rota-book.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { createOrganisationRecords } from '../../src/storage/organisation-records.js';
import { createOrganisationStore } from '../../src/storage/organisation-store.js';
import { createPeopleStore } from '../../src/storage/people-store.js';
import { openVault } from '../../src/storage/vault.js';
import { at } from './builders.js';
import { openTestDatabase } from './database.js';
import { aDescription, fileOf } from './described.js';

const NOW = at('2026-03-02T12:00');

/** Who writes what, in a database of its own on the run's real engine, which is filled from a file as at the first start. */
export async function openImportDesk(description: OrganisationDescription = aDescription()) {
  const connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'test', bytes: randomBytes(32) }]));
  const people = createPeopleStore(connection, vault);
  const concerns = createConcernStore(concernModel(connection), vault, createConcernCodec(vault, randomUUID));
  await Promise.all([people.createIndexes(), concerns.createIndexes()]);
  const matters = matterModel(connection);
  const rotaBook = createMatterStore(ROTA_BOOK, { model: matters, vault, newKey: randomUUID });
  const roleBook = createMatterStore(ROLE_BOOK, { model: matters, vault, newKey: randomUUID });
  const looks = createLookStore(connection, vault);
  await Promise.all([matters.createCollection(), looks.createIndexes()]);
  const seed = createOrganisationStore(connection, vault, rotaBook);
  const parsed = parseOrganisationFile(fileOf(description), NOW);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  await people.seed(seed.peopleOf(parsed.file));
  await seed.seed(parsed.file);
  const records = createOrganisationRecords(connection, vault, { rotaBook, roleBook });
  const journal = createImportJournal(connection, vault);
  const clock = { now: () => NOW };
  const announced: AnnouncedChange[] = [];
  const announce: Announce = async (change) => void announced.push(change);

  const requestOf = (after: OrganisationDescription, chosen: readonly Section[]): ImportRequest => {
    const file = parseOrganisationFile(fileOf(after), NOW);
    if (file.kind === 'refused') throw new Error(JSON.stringify(file.problems));
    return { file: file.file, present: file.sections, chosen };
  };

  /** As the command does it; the parts of it can be exchanged for others. */
  async function importFile(
    after: OrganisationDescription,
    chosen: readonly Section[] = SECTIONS,
    exchanged: { readonly records?: OrganisationRecords; readonly announce?: Announce } = {},
  ) {
    const request = requestOf(after, chosen);
    const plan = planImport(request, await records.stored(), NOW);
    if (plan.refusals.length > 0) throw new Error(JSON.stringify(plan.refusals));
    return createApplyImport({ records, journal, announce, clock, ...exchanged })(request, plan);
  }

  return {
    connection,
    vault,
    people,
    concerns,
    records,
    journal,
    announced,
    rotaBook,
    roleBook,
    looks,
    importFile,
    requestOf,
    apply: createApplyImport({ records, journal, announce, clock }),
    /** As another instance of the product reads it. */
    organisation: () => createOrganisationStore(connection, vault, rotaBook).current(),
    person: (fileId: string) => people.byId(records.personId(fileId)),
    close: () => connection.close(),
  };
}

export type ImportDesk = Awaited<ReturnType<typeof openImportDesk>>;

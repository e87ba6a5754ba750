import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { ConcernKeys } from '../application/draft-store.js';
import type { Clock, Random } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import { createAccessLogStore } from '../storage/access-log-store.js';
import { createAddressStore } from '../storage/address-store.js';
import { createConcernCodec } from '../storage/concern-codec.js';
import { concernModel } from '../storage/concern-document.js';
import { createConcernFigures } from '../storage/concern-figures.js';
import { createConcernStore } from '../storage/concern-store.js';
import { createDeliveryStore } from '../storage/delivery-store.js';
import { createDownloadStore } from '../storage/download-store.js';
import { createDraftStore } from '../storage/draft-store.js';
import { DRILLS } from '../storage/drill-log.js';
import { createEvidenceStore } from '../storage/evidence-store.js';
import { createImportJournal } from '../storage/import-journal.js';
import { createLastTickStore } from '../storage/last-tick-store.js';
import { createLookStore } from '../storage/look-store.js';
import { matterModel } from '../storage/matter-document.js';
import { createMatterShelf, type Shelf } from '../storage/matter-shelf.js';
import { createMatterStore, type Matter } from '../storage/matter-store.js';
import { DIGEST_BOOK } from '../storage/matters/digest-book.js';
import { DUTY_RECORD } from '../storage/matters/duty-record.js';
import { ACCEPTANCES, POLICIES } from '../storage/matters/policies.js';
import { ROLE_BOOK } from '../storage/matters/role-book.js';
import { ROTA_BOOK } from '../storage/matters/rota-book.js';
import { SETUP_BOOK } from '../storage/matters/setup-book.js';
import { REGISTERS, TEAM_RECORDS, WORKFORCE_START } from '../storage/matters/workforce.js';
import { concernNotices, matterNotices } from '../storage/notice-sources.js';
import { createOrganisationRecords } from '../storage/organisation-records.js';
import { createOrganisationStore } from '../storage/organisation-store.js';
import { LEAVERS, REACH } from '../storage/people-matters.js';
import { createPeopleStore } from '../storage/people-store.js';
import { createRoleStore } from '../storage/role-store.js';
import { createTabSessionStore } from '../storage/tab-session-store.js';
import type { Vault } from '../storage/vault.js';

export const random: Random = {
  token: () => randomBytes(24).toString('base64url'),
  bytes: (count) => randomBytes(count),
};

interface Options {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** A store for each kind of record, with its indexes. */
export async function openStores({ connection, vault, clock, onFault }: Options) {
  const codec = createConcernCodec(vault, random.token);
  const model = concernModel(connection);
  const matters = matterModel(connection);
  const concerns = createConcernStore(model, vault, codec);
  const deliveries = createDeliveryStore(connection, {
    sources: [concernNotices(model), matterNotices(matters)],
    vault,
    codec,
    newToken: random.token,
    onFault: (error) => onFault(error, 'delivery'),
  });
  const drafts = createDraftStore(connection, {
    vault,
    now: clock.now,
    newToken: random.token,
    newConcernId: randomUUID,
  });
  const evidence = createEvidenceStore(connection, vault);
  const downloads = createDownloadStore(connection, { vault, now: () => new Date() });
  const tabSessions = createTabSessionStore(connection, vault);
  const accessLog = createAccessLogStore(connection);
  const addresses = createAddressStore(connection, vault);
  const people = createPeopleStore(connection, vault);
  const matter = <State>(kind: Matter<State>) =>
    createMatterStore(kind, { model: matters, vault, newKey: random.token });
  const shelf = <State>(kind: Shelf<State>) => createMatterShelf(kind, { model: matters, vault, newKey: random.token });
  const rotaBook = matter(ROTA_BOOK);
  const dutyRecord = matter(DUTY_RECORD);
  const drills = matter(DRILLS);
  const setupBook = matter(SETUP_BOOK);
  const organisation = createOrganisationStore(connection, vault, rotaBook);
  const reach = matter(REACH);
  const leavers = matter(LEAVERS);
  const roleBook = matter(ROLE_BOOK);
  const digests = matter(DIGEST_BOOK);
  const concernFigures = createConcernFigures({
    model,
    vault,
    codec,
    onFault: (error) => onFault(error, 'figures'),
  });
  const registers = shelf(REGISTERS);
  const teams = shelf(TEAM_RECORDS);
  const workforceStart = matter(WORKFORCE_START);
  const roles = createRoleStore(connection);
  const records = createOrganisationRecords(connection, vault, { rotaBook, roleBook });
  const journal = createImportJournal(connection, vault);
  const looks = createLookStore(connection, vault);
  const lastTick = createLastTickStore(connection);
  await Promise.all([
    ...[concerns, deliveries, drafts, downloads, accessLog, people, addresses].map((store) => store.createIndexes()),
    looks.createIndexes(),
    evidence.createIndexes(),
    tabSessions.createIndexes(),
    matters.createCollection().then(() => matters.createIndexes()),
  ]);
  const stores = { concerns, deliveries, drafts, downloads, accessLog, people, organisation, addresses };
  const keys: ConcernKeys = vault;
  return {
    ...stores,
    keys,
    evidence,
    looks,
    tabSessions,
    reach,
    leavers,
    roleBook,
    digests,
    concernFigures,
    roles,
    records,
    journal,
    lastTick,
    rotaBook,
    dutyRecord,
    drills,
    setupBook,
    registers,
    teams,
    workforceStart,
    policies: shelf(POLICIES),
    acceptances: shelf(ACCEPTANCES),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

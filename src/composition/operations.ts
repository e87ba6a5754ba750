import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { createApplyImport } from '../application/organisation/apply-import.js';
import type { Announce, ImportRequest } from '../application/organisation/organisation-records.js';
import { planImport } from '../application/organisation/plan-import.js';
import type { Clock } from '../application/ports.js';
import { createAnnounceByLetter } from '../application/roles/announce-by-letter.js';
import { createCurrentChain } from '../application/rota/current-chain.js';
import { createGatherSetupFacts } from '../application/setup/gather-setup-facts.js';
import { type Config, ConfigError } from '../config.js';
import { openMovableClock } from '../storage/clock-store.js';
import { createImportJournal } from '../storage/import-journal.js';
import { createKeyRing } from '../storage/key-ring.js';
import { matterModel } from '../storage/matter-document.js';
import { createMatterStore } from '../storage/matter-store.js';
import { ROLE_BOOK } from '../storage/matters/role-book.js';
import { ROTA_BOOK } from '../storage/matters/rota-book.js';
import { SETUP_BOOK } from '../storage/matters/setup-book.js';
import { parseOrganisationFile } from '../storage/organisation-file.js';
import { createOrganisationRecords } from '../storage/organisation-records.js';
import { createOrganisationStore, hasOrganisation } from '../storage/organisation-store.js';
import { createPeopleStore } from '../storage/people-store.js';
import { openVault } from '../storage/vault.js';
import { installedAs } from './installed-as.js';
import { openStoredDatabase } from './open-database.js';
import { random } from './open-stores.js';
import { ringKeys } from './ring-keys.js';
import type { AtStop } from './stop-order.js';

interface Options {
  readonly config: Config;
  readonly log: Logger;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly announce: Announce;
  readonly atStop: AtStop;
}

/** What the command line can ask and do; it makes neither a database nor a key. */
export async function connectOperations(options: Options) {
  const { config, log, announce } = options;
  const connection = await openStoredDatabase(options);
  await refuseEmpty(connection);
  const keys = await ringKeys(config, connection, log);
  const vault = await openVault(connection, createKeyRing(keys));
  const clock: Clock = config.playground === 'off' ? { now: () => new Date() } : await openMovableClock(connection);
  const people = createPeopleStore(connection, vault);
  const matters = { model: matterModel(connection), vault, newKey: random.token };
  const rotaBook = createMatterStore(ROTA_BOOK, matters);
  const roleBook = createMatterStore(ROLE_BOOK, matters);
  const byLetter = createAnnounceByLetter({ roleBook, clock });
  const organisation = createOrganisationStore(connection, vault, rotaBook);
  const records = createOrganisationRecords(connection, vault, { rotaBook, roleBook });
  const journal = createImportJournal(connection, vault);
  return {
    parseFile: (source: string) => parseOrganisationFile(source, clock.now()),
    planImport: async (request: ImportRequest) => planImport(request, await records.stored(), clock.now()),
    applyImport: createApplyImport({
      records,
      journal,
      announce: async (change) => {
        await byLetter(change);
        await announce(change);
      },
      clock,
    }),
    /** Whether an import broke off before it had ended. */
    hasUnfinishedImport: async () => (await journal.unfinished()) !== undefined,
    everybodyInFile: async () => (await records.stored()).people,
    people,
    organisation,
    gatherSetupFacts: createGatherSetupFacts({
      people,
      organisation,
      currentChain: createCurrentChain({ people }),
      setupBook: createMatterStore(SETUP_BOOK, matters),
      clock,
      installed: installedAs(config, keys),
    }),
  };
}

async function refuseEmpty(connection: Connection): Promise<void> {
  if (await hasOrganisation(connection)) return;
  throw new ConfigError([
    'ORG_FILE: the database is empty, and the file fills it when Safeguard starts; start it once, then run this again',
  ]);
}

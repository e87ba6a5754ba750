import { pino } from 'pino';
import type { Stores } from '../../src/composition/open-stores.js';
import { fillDatabase } from '../../src/composition/seed-organisation.js';
import type { OrganisationDescription } from '../../src/domain/organisation-description.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { fileOf } from '../support/described.js';

/** As at the first start on an empty database. */
export async function fillFrom(described: OrganisationDescription, stores: Stores, now: Date): Promise<void> {
  const parsed = parseOrganisationFile(fileOf(described), now);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  await fillDatabase(parsed, stores, pino({ level: 'silent' }));
}

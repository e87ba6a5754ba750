import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.js';
import { engineFolderIn } from '../storage/embedded-mongodb/embedded-mongodb.js';
import { type ParsedFile, parseOrganisationFile } from '../storage/organisation-file.js';
import { hasOrganisation } from '../storage/organisation-store.js';
import { DEMONSTRATION } from './host-playground.js';
import type { Stores } from './open-stores.js';

type GoodFile = Extract<ParsedFile, { kind: 'ok' }>;

/** What an empty database is to start from, or why it can't. A database that has settings needs neither. */
export type Seed = GoodFile | { readonly kind: 'refused'; readonly error: ConfigError };

/**
 * Reads the organisation file before anything is started, so that a bad one leaves nothing behind.
 * @throws ConfigError with each problem of the file, by line, where there can be no database yet.
 */
export async function readSeed(config: Config): Promise<Seed> {
  const seed = await parseSeed(config);
  const isFirstStart = config.mongodbUri === undefined && !existsSync(engineFolderIn(config.dataDir));
  if (isFirstStart && seed.kind === 'refused') throw seed.error;
  return seed;
}

async function parseSeed(config: Config): Promise<Seed> {
  const path = config.organisationFile ?? (config.playground === 'off' ? undefined : DEMONSTRATION);
  if (path === undefined)
    return refused('the database is empty, so name the organisation file that it is to start from');
  const source = await readFile(path, 'utf8').catch(() => undefined);
  if (source === undefined) return refused('the file cannot be read');
  const parsed = parseOrganisationFile(source, new Date());
  if (parsed.kind === 'ok') return parsed;
  const problems = parsed.problems.map(({ line, reason }) => `ORG_FILE${line ? ` line ${line}` : ''}: ${reason}`);
  return { kind: 'refused', error: new ConfigError(problems) };
}

function refused(reason: string): Seed {
  return { kind: 'refused', error: new ConfigError([`ORG_FILE: ${reason}`]) };
}

/**
 * What to fill the database with; undefined when it has settings already. Asked before any key is made.
 * @throws ConfigError when the database is empty and there is nothing good to fill it with.
 */
export async function seedFor(connection: Connection, seed: Seed, log: Logger): Promise<GoodFile | undefined> {
  const isFilled = await hasOrganisation(connection);
  if (seed.kind === 'ok') return isFilled ? undefined : seed;
  if (!isFilled) throw seed.error;
  // The file plays no part any more: whoever moved it away must still be able to start again.
  log.debug('the organisation file is not needed: the database has its settings');
  return undefined;
}

/** The organisation file fills an empty database; afterwards the database is the truth. */
export async function fillDatabase(
  { file, warnings }: GoodFile,
  { organisation, people }: Pick<Stores, 'organisation' | 'people'>,
  log: Logger,
): Promise<void> {
  for (const { line, reason } of warnings) log.warn({ line }, `ORG_FILE: ${reason}`);
  // People first: the settings are what marks the database as filled, so a crash in between starts over.
  await people.seed(organisation.peopleOf(file));
  await organisation.seed(file);
}

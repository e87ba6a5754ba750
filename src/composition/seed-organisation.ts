import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.js';
import { parseOrganisationFile } from '../storage/organisation-file.js';
import { DEMONSTRATION } from './host-playground.js';
import type { Stores } from './open-stores.js';

/**
 * The organisation file fills an empty database; afterwards the database is the truth.
 * @throws ConfigError with each problem of the file, by line.
 */
export async function seedOrganisation(
  config: Config,
  { organisation, people }: Pick<Stores, 'organisation' | 'people'>,
  log: Logger,
): Promise<void> {
  if (!(await organisation.isEmpty())) return;
  const path = config.organisationFile ?? (config.playground === 'off' ? undefined : DEMONSTRATION);
  if (path === undefined) {
    throw new ConfigError(['ORG_FILE: the database is empty, so name the organisation file that it is to start from']);
  }
  const source = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(['ORG_FILE: the file cannot be read']);
  });
  const parsed = parseOrganisationFile(source, new Date());
  if (parsed.kind === 'refused') {
    throw new ConfigError(
      parsed.problems.map(({ line, reason }) => `ORG_FILE${line === undefined ? '' : ` line ${line}`}: ${reason}`),
    );
  }
  for (const { line, reason } of parsed.warnings) log.warn({ line }, `ORG_FILE: ${reason}`);
  // People first: the settings are what marks the database as filled, so a crash in between starts over.
  await people.seed(organisation.peopleOf(parsed.file));
  await organisation.seed(parsed.file);
}

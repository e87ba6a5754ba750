import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { startProduct } from '../../src/compose.js';
import { readConfig } from '../../src/config.js';
import { openTestDatabase } from './database.js';
import { WITHOUT_DATES } from './demonstration.js';
import { connectWorkspace } from './slack-workspace.js';
import { connectTenant } from './teams-tenant.js';

export interface TestProductOptions {
  /** An organisation file (YAML) instead of the demonstration organisation, in which nothing is due. */
  readonly organisation?: string;
  /** The address of a database that is there already, for a second instance or a restart. */
  readonly mongodbUri?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly logLevel?: string;
}

/** The key ring of every test product, so that one can be started again on the same database. */
export const TEST_KEY = { id: 'test-1', bytes: new Uint8Array(32).fill(7) };
export const TEST_KEYS = `${TEST_KEY.id}:${Buffer.from(TEST_KEY.bytes).toString('base64')}`;

/** The whole product in this process, on the run's real engine, with the playground as its Slack. */
export async function startTestProduct(options: TestProductOptions = {}) {
  // An empty address in the environment asks for an engine of the product's own.
  const own = options.environment?.MONGODB_URI === '';
  const mongodbUri = options.mongodbUri ?? (own ? '' : openTestDatabase().uri);
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'safeguard-product-'));
  // Beside the data, as operators keep it: it says names, and the data never does.
  const organisationFile = join(folder, 'organisation.yaml');
  const dataDir = join(folder, 'data');
  const isNamed = options.environment?.ORG_FILE !== undefined;
  if (!isNamed) await writeFile(organisationFile, options.organisation ?? WITHOUT_DATES);
  const config = readConfig({
    PORT: '0',
    METRICS_PORT: '0',
    DATA_DIR: dataDir,
    MONGODB_URI: mongodbUri,
    ENCRYPTION_KEYS: TEST_KEYS,
    ...(!isNamed && { ORG_FILE: organisationFile }),
    ...options.environment,
  });
  const log = pino({ level: options.logLevel ?? 'debug' }, sink);
  const product = await startProduct({ config, log, environment: process.env });
  const origin = `http://127.0.0.1:${product.port}`;
  return {
    ...product,
    origin,
    mongodbUri,
    dataDir,
    /** Every line that was logged so far. */
    logged: () => lines.join(''),
    slack: connectWorkspace(`${origin}/playground`),
    teams: connectTenant(`${origin}/playground`),
  };
}

export type TestProduct = Awaited<ReturnType<typeof startTestProduct>>;

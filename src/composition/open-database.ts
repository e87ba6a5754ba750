import { existsSync } from 'node:fs';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.js';
import { engineFolderIn, startEmbeddedMongodb } from '../storage/embedded-mongodb/embedded-mongodb.js';
import { findRunningEngine } from '../storage/embedded-mongodb/engine-file.js';
import { connectMongo } from '../storage/mongo.js';
import { prepareDataFolder } from './data-folder.js';
import type { AtStop } from './stop-order.js';

interface Options {
  readonly config: Config;
  readonly log: Logger;
  /** Handed to the embedded engine's process; see there for the few names that it takes. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly atStop: AtStop;
}

/**
 * Connects to the server at `MONGODB_URI`, or to an engine that is started for the purpose.
 * @throws ConfigError, EmbeddedMongodbError, StorageError
 */
export async function openDatabase(
  options: Options,
): Promise<{ readonly uri: string; readonly connection: Connection }> {
  const uri = options.config.mongodbUri ?? (await startEngine(options));
  const connection = await connectMongo(uri);
  options.atStop(() => connection.close());
  return { uri, connection };
}

/**
 * The same beside a product that may be running: its engine is used, and one is started only where there is none. Never makes a
 * database.
 * @throws ConfigError, EmbeddedMongodbError, StorageError
 */
export async function openStoredDatabase(options: Options): Promise<Connection> {
  const { mongodbUri, dataDir } = options.config;
  if (mongodbUri === undefined && !existsSync(engineFolderIn(dataDir))) throw new ConfigError([NO_DATABASE]);
  const connection = await connectMongo(mongodbUri ?? (await attachOrStart(options)));
  options.atStop(() => connection.close());
  return connection;
}

const NO_DATABASE =
  'DATA_DIR: holds no database yet; start Safeguard once, or name the directory or the MONGODB_URI of the one that you mean';

async function attachOrStart(options: Options): Promise<string> {
  const { dataDir } = options.config;
  const running = await runningEngine(dataDir);
  if (running) return running;
  try {
    return await startEngine(options);
  } catch (error) {
    // The product may have started at the same moment: its engine is the one.
    const since = await runningEngine(dataDir);
    if (since) return since;
    throw error;
  }
}

async function runningEngine(dataDir: string): Promise<string | undefined> {
  const running = await findRunningEngine(dataDir);
  return running && databaseOn(running.uri);
}

async function startEngine({ config, log, environment, atStop }: Options): Promise<string> {
  await prepareDataFolder(config.dataDir);
  const engine = await startEmbeddedMongodb({
    dataDir: config.dataDir,
    environment,
    log: (line) => log.info(line),
    onStateChange: (state) => {
      // Stopping is asked for, also by a start that is refused, whose one sentence says enough.
      const level = state === 'stopped' ? 'debug' : 'warn';
      log[level]({ state }, 'the embedded database changed its state');
    },
  });
  atStop(() => engine.stop());
  return databaseOn(engine.uri);
}

/** The address of an engine with the name of the product's database in it. */
function databaseOn(uri: string): string {
  const separator = uri.indexOf('/?');
  return `${uri.slice(0, separator)}/safeguard${uri.slice(separator + 1)}`;
}

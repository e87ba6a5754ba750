import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { startEmbeddedMongodb } from '../storage/embedded-mongodb/embedded-mongodb.js';
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
  const separator = engine.uri.indexOf('/?');
  return `${engine.uri.slice(0, separator)}/safeguard${engine.uri.slice(separator + 1)}`;
}

import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.js';
import { encryptionKeys } from '../config-schema.js';
import { keyFileIn, makeKeyFile, readKeyFile } from '../storage/key-file.js';
import type { RingKey } from '../storage/key-ring.js';
import { isSealed } from '../storage/vault.js';
import { prepareDataFolder } from './data-folder.js';

/**
 * The keys of `ENCRYPTION_KEYS`, or those of the installation's own key file, which is made for an empty database alone.
 * @throws ConfigError
 */
export async function ringKeys(
  config: Config,
  connection: Connection,
  log: Logger,
): Promise<readonly [RingKey, ...RingKey[]]> {
  const [first, ...rest] = config.encryptionKeys ?? (await keysFromFile(config.dataDir, connection, log));
  if (!first) throw new ConfigError(['ENCRYPTION_KEYS: holds no key']);
  return [first, ...rest];
}

async function keysFromFile(dataDir: string, connection: Connection, log: Logger): Promise<readonly RingKey[]> {
  const path = keyFileIn(dataDir);
  const keys = (await readKeyFile(dataDir)) ?? (await newKeys(dataDir, connection, log));
  const parsed = encryptionKeys.safeParse(keys);
  if (!parsed.success) throw new ConfigError([`ENCRYPTION_KEYS: the file ${path} does not hold id:base64 of 32 bytes`]);
  return parsed.data;
}

async function newKeys(dataDir: string, connection: Connection, log: Logger): Promise<string | undefined> {
  const path = keyFileIn(dataDir);
  if (await isSealed(connection)) {
    // Another instance may have made it since we looked.
    const madeMeanwhile = await readKeyFile(dataDir);
    if (madeMeanwhile !== undefined) return madeMeanwhile;
    throw new ConfigError([
      `ENCRYPTION_KEYS: is not set, and the key that this database was sealed with is not in ${path}; put one of them back`,
    ]);
  }
  await prepareDataFolder(dataDir);
  if (await makeKeyFile(dataDir)) {
    log.warn(
      { path },
      'ENCRYPTION_KEYS is not set, so a key was made and kept beside the data. For real records keep it elsewhere, and a copy offline: without it nothing can be read',
    );
  }
  return readKeyFile(dataDir);
}

import type { Logger } from 'pino';
import { type Config, ConfigError, encryptionKeys } from '../config.js';
import { readOrMakeKeyFile } from '../storage/key-file.js';
import type { RingKey } from '../storage/key-ring.js';

/**
 * The keys of `ENCRYPTION_KEYS`, or those of the installation's own key file.
 * @throws ConfigError
 */
export async function ringKeys(config: Config, log: Logger): Promise<readonly [RingKey, ...RingKey[]]> {
  const [first, ...rest] = config.encryptionKeys ?? (await keysFromFile(config, log));
  if (!first) throw new ConfigError(['ENCRYPTION_KEYS: holds no key']);
  return [first, ...rest];
}

async function keysFromFile({ dataDir }: Config, log: Logger): Promise<readonly RingKey[]> {
  const { keys, path, made } = await readOrMakeKeyFile(dataDir);
  if (made) {
    log.warn(
      { path },
      'ENCRYPTION_KEYS is not set, so a key was made and kept beside the data. For real records keep it elsewhere, and a copy offline: without it nothing can be read',
    );
  }
  const parsed = encryptionKeys.safeParse(keys);
  if (!parsed.success) throw new ConfigError([`ENCRYPTION_KEYS: the file ${path} does not hold id:base64 of 32 bytes`]);
  return parsed.data;
}

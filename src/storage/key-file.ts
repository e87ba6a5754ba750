import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'keys.env';
const PREFIX = 'ENCRYPTION_KEYS=';

/**
 * The key ring of an installation that was given none: made once, in the data directory, for this user alone.
 * @returns the value of `ENCRYPTION_KEYS`, and whether it was made just now.
 */
export async function readOrMakeKeyFile(
  dataDir: string,
): Promise<{ readonly keys: string; readonly path: string; readonly made: boolean }> {
  const path = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const keys = `local-1:${randomBytes(32).toString('base64')}`;
  try {
    await writeFile(path, `${PREFIX}${keys}\n`, { mode: 0o600, flag: 'wx' });
    return { keys, path, made: true };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const line = (await readFile(path, 'utf8')).split('\n').find((text) => text.startsWith(PREFIX));
  return { keys: line?.slice(PREFIX.length).trim() ?? '', path, made: false };
}

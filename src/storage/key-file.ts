import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'keys.env';
const PREFIX = 'ENCRYPTION_KEYS=';
/** Of the key that is made where none was given. */
export const MADE_KEY_ID = 'local-1';

/** Where an installation that was given no keys keeps its own. */
export function keyFileIn(dataDir: string): string {
  return join(dataDir, FILE);
}

/** The value of `ENCRYPTION_KEYS` in the key file; undefined when there is no file. */
export async function readKeyFile(dataDir: string): Promise<string | undefined> {
  try {
    const lines = (await readFile(keyFileIn(dataDir), 'utf8')).split('\n');
    return (
      lines
        .find((text) => text.startsWith(PREFIX))
        ?.slice(PREFIX.length)
        .trim() ?? ''
    );
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Makes the key file, for this user alone; the directory has to be there.
 * @returns false when another process made it meanwhile.
 */
export async function makeKeyFile(dataDir: string): Promise<boolean> {
  const path = keyFileIn(dataDir);
  const keys = `${MADE_KEY_ID}:${randomBytes(32).toString('base64')}`;
  try {
    await writeFile(path, `${PREFIX}${keys}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    // On a full disk a file without a key would stay, and stand in the way of the next start.
    await rm(path, { force: true });
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { ConfigError } from '../config.js';

/**
 * Makes `DATA_DIR`, for this user alone, and makes sure that it takes files.
 * @throws ConfigError
 */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = (error ?? {}) as { code?: unknown };
    const problem = PROBLEMS[String(code)] ?? 'cannot be made or used; name another directory';
    throw new ConfigError([`DATA_DIR: ${problem}`], { cause: error });
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'cannot be written to by the user that Safeguard runs as; give it to that user, or name another directory',
  EPERM: 'cannot be written to by the user that Safeguard runs as; give it to that user, or name another directory',
  EROFS: 'is on a disk that is read-only; name another directory',
  EEXIST: 'is a file; name a directory',
  ENOTDIR: 'leads through a file; name a directory',
  ENOSPC: 'is on a disk that is full; free some space',
  EDQUOT: 'is on a disk whose quota is used up; free some space',
};

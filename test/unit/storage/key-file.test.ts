import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyFileIn, makeKeyFile, readKeyFile } from '../../../src/storage/key-file.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'safeguard-key-file-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('is for the user alone whom the product runs as', async () => {
  expect(await makeKeyFile(dataDir)).toBe(true);
  expect((await stat(keyFileIn(dataDir))).mode & 0o777).toBe(0o600);
});

it('is never made again over a key that is there', async () => {
  expect(await readKeyFile(dataDir)).toBeUndefined();
  await makeKeyFile(dataDir);
  const key = await readKeyFile(dataDir);
  expect(key).toMatch(/^local-1:[A-Za-z0-9+/]{43}=$/);
  expect(await makeKeyFile(dataDir)).toBe(false);
  expect(await readKeyFile(dataDir)).toBe(key);
});

import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { it, KEY, refused } from '../../support/starts.js';

const OTHER_BYTES = `k1:${Buffer.alloc(32, 8).toString('base64')}`;
const OTHER_ID = `k2:${Buffer.alloc(32, 7).toString('base64')}`;

it('a database that was sealed opens with its own key alone, and gets no new one when that is lost', async ({
  starts,
}) => {
  const { folder, mongodbUri, start } = starts;
  expect((await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY })).state).toBe('ready');
  await starts.stopAll();

  const [otherBytes, otherId, lost] = await Promise.all([
    start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: OTHER_BYTES }),
    start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: OTHER_ID }),
    start({ MONGODB_URI: mongodbUri }),
  ]);
  expect(otherBytes).toEqual({
    state: 'ended',
    output: '',
    errors:
      'ENCRYPTION_KEYS holds a key with the id k1 that does not open this database: put the key back that it was sealed with\n',
    exitCode: 1,
  });
  expect(otherId).toEqual({
    state: 'ended',
    output: '',
    errors: 'ENCRYPTION_KEYS holds no key with the id k1, which this database was sealed with: put that key back\n',
    exitCode: 1,
  });
  expect(lost).toEqual(
    refused(
      `ENCRYPTION_KEYS: is not set, and the key that this database was sealed with is not in ${folder}/keys.env; put one of them back`,
    ),
  );
  expect(await readdir(folder)).toEqual([]);

  expect((await start({ MONGODB_URI: mongodbUri, ENCRYPTION_KEYS: KEY })).state).toBe('ready');
});

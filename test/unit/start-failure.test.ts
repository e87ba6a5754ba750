import mongoose from 'mongoose';
import { describe, expect, it } from 'vitest';
import { StorageError } from '../../src/application/errors.js';
import { ConfigError } from '../../src/config.js';
import { startFailure } from '../../src/start-failure.js';
import { EmbeddedMongodbError } from '../../src/storage/embedded-mongodb/errors.js';

const { MongoServerError, MongoServerSelectionError, MongoParseError } = mongoose.mongo;
const ofDatabase = (cause: Error) => new StorageError('not-stored', { cause });
const withCode = (code: string) => Object.assign(new Error('ZZ'), { code });

describe('what an operator is told when the product does not start', () => {
  it.each<readonly [string, unknown, RegExp]>([
    ['settings that are refused', new ConfigError(['PORT: is bad']), /settings:\n- PORT: is bad$/],
    ['the data directory of another process', new EmbeddedMongodbError('IN_USE', 'It is in use.'), /^It is in use\.$/],
    [
      'a disk that is full, as the engine says it',
      new MongoServerError({ code: 14_031 }),
      /^The disk .* is full: free/,
    ],
    [
      'the same inside an error of ours',
      ofDatabase(new MongoServerError({ code: 14_031 })),
      /^The disk .* is full: free/,
    ],
    ['a disk that is full, as the system says it', withCode('ENOSPC'), /^The disk .* is full: free/],
    [
      'the same when the engine could not be opened',
      new EmbeddedMongodbError('START_FAILED', 'ZZ', { cause: withCode('ENOSPC') }),
      /^The disk .* is full: free/,
    ],
    [
      'a database that does not answer',
      ofDatabase(new MongoServerSelectionError('ZZ', {} as never)),
      /does not answer/,
    ],
    ['a database that refuses the user', ofDatabase(new MongoServerError({ code: 18 })), /refuses the user/],
    ['an address with bad options', ofDatabase(new MongoParseError('ZZ')), /^MONGODB_URI is no address/],
    ['anything else', new TypeError('ZZ'), /^Safeguard could not start: .*"TypeError"/],
    ['what is no error', 'ZZ', /^Safeguard could not start: /],
  ])('is one sentence about %s', (_, error, sentence) => {
    expect(startFailure(error)).toMatch(sentence);
    expect(startFailure(error)).not.toContain('ZZ');
  });

  it('ends with errors that cause each other', () => {
    const one = new Error('ZZ');
    one.cause = new Error('ZZ', { cause: one });
    expect(startFailure(one)).toMatch(/^Safeguard could not start: /);
  });
});

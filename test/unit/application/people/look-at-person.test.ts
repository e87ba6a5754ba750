import { describe, expect, it } from 'vitest';
import { DirectoryUnavailable } from '../../../../src/application/errors.js';
import { createLookAtPerson } from '../../../../src/application/people/look-at-person.js';
import type { Directory } from '../../../../src/application/ports.js';
import { accountOn } from '../../../../src/domain/ids.js';
import type { AccountLooks, Look } from '../../../../src/domain/people/account-looks.js';
import { aPerson, minutesAfter, RECEIVED } from '../../../support/builders.js';

const ACCOUNT = accountOn('teams', '7d3c-priya');
const PRIYA = aPerson('priya', { accounts: [ACCOUNT] });

/** What one look at her leaves, after what earlier ones have left. */
async function look(before: AccountLooks, seen: Exclude<Look, 'no-answer'>) {
  const cleared: string[] = [];
  const directory: Directory = {
    platform: 'teams',
    byAccount: async () => undefined,
    byEmail: async () => undefined,
    lookAt: async () => seen,
  };
  const lookAtPerson = createLookAtPerson({
    looks: { of: async () => before, keep: async () => {}, reached: async (person) => void cleared.push(person) },
    directories: [directory],
    clock: { now: () => RECEIVED },
  });
  return { standing: await lookAtPerson(PRIYA), cleared };
}

describe('a message that was refused while an account was away', () => {
  it.each<readonly [string, AccountLooks]>([
    ['deactivated', { inactive: [ACCOUNT], missing: [] }],
    ['not found, once', { inactive: [], missing: [{ account: ACCOUNT, since: RECEIVED }] }],
  ])('says nothing any more when the account is active again: %s', async (_name, before) => {
    expect(await look(before, 'active')).toEqual({ standing: 'active', cleared: [PRIYA.id] });
    expect((await look(before, 'cannot-tell')).cleared).toEqual([]);
  });

  it('goes on to say that nothing reaches them where the account was active all the time', async () => {
    expect((await look({ inactive: [], missing: [] }, 'active')).cleared).toEqual([]);
  });
});

it('a directory that gave no answer is left alone for a minute, and for no longer when the clock went back', async () => {
  let now = RECEIVED;
  let asked = 0;
  const directory: Directory = {
    platform: 'teams',
    byAccount: async () => undefined,
    byEmail: async () => undefined,
    lookAt: async () => {
      asked += 1;
      throw new DirectoryUnavailable();
    },
  };
  const lookAtPerson = createLookAtPerson({
    looks: { of: async () => ({ inactive: [], missing: [] }), keep: async () => {}, reached: async () => {} },
    directories: [directory],
    clock: { now: () => now },
  });
  const askedAt = async (minutes: number) => {
    now = minutesAfter(RECEIVED, minutes);
    await lookAtPerson(PRIYA);
    return asked;
  };
  expect([await askedAt(0), await askedAt(0.5), await askedAt(1)]).toEqual([1, 1, 2]);
  expect([await askedAt(-60), await askedAt(-59.5)]).toEqual([3, 3]);
});

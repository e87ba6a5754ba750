import { expect, it } from 'vitest';
import type { LetterDelivery } from '../../../../src/application/delivery/delivery-ports.js';
import { createLetterPost, type LetterWriters } from '../../../../src/application/delivery/letter-post.js';
import { DirectoryUnavailable } from '../../../../src/application/errors.js';
import { asItemId, asMatterId } from '../../../../src/domain/ids.js';
import { WAKE_CHANNELS } from '../../../../src/domain/notice.js';
import { anOrganisation, PRIYA, RECEIVED } from '../../../support/builders.js';

const ITEM = asItemId('i-1');
const DELIVERY: LetterDelivery = {
  key: 'letter-1',
  leaseToken: 'lease',
  urgent: false,
  attempts: 0,
  wanted: 0,
  matter: asMatterId('reach'),
  message: { kind: 'letter', to: PRIYA.id, about: 'leavers-held-back', item: ITEM },
  superseded: false,
};

it('calls outside chat go out although no directory can say who somebody is, and only the message waits', async () => {
  const writers: Partial<LetterWriters> = {
    'leavers-held-back': async () => ({
      content: { about: 'leavers-held-back', item: ITEM, since: RECEIVED, state: 'held-back' },
      isNeeded: true,
      wake: { atOnce: WAKE_CHANNELS, ifItFails: WAKE_CHANNELS },
    }),
  };
  const { prepare } = createLetterPost({
    people: { byId: async () => PRIYA },
    organisation: { current: async () => anOrganisation() },
    findAccounts: async (person) => ({ person: { ...person, accounts: [] }, unanswered: ['slack'] }),
    writers: writers as LetterWriters,
    clock: { now: () => RECEIVED },
  });
  const prepared = await prepare(DELIVERY);
  expect(prepared?.wake.atOnce).toEqual(WAKE_CHANNELS);
  await expect(prepared?.facts()).rejects.toBeInstanceOf(DirectoryUnavailable);
});

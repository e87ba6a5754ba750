import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageFacts } from '../../../../src/application/delivery/message-facts.js';
import { createPlatformStanding } from '../../../../src/application/delivery/platform-standing.js';
import { DeliveryError, DirectoryUnavailable } from '../../../../src/application/errors.js';
import { accountOn, asConcernId, asReference } from '../../../../src/domain/ids.js';
import { ConnectorRefusal } from '../../../../src/platforms/teams/connector-http.js';
import { toDeliveryError, toDirectoryError } from '../../../../src/platforms/teams/errors.js';
import { anOrganisation, minutesAfter, RECEIVED } from '../../../support/builders.js';

type Answer = 'takes' | Error;

let now = RECEIVED;
let messages: Answer = 'takes';
let directory: Answer = 'takes';
beforeEach(() => {
  now = RECEIVED;
  messages = 'takes';
  directory = 'takes';
});

const REFUSED = new DeliveryError({ platform: 'slack', retryable: true, refused: 'app', reason: 'token_revoked' });
const DOWN = new DeliveryError({ platform: 'slack', retryable: true, reason: 'http_503' });

const SENT = { platform: 'slack', channel: 'D1', id: '1' } as const;
const FACTS: MessageFacts = {
  kind: 'ring-external-contact',
  concernId: asConcernId('c-1'),
  reference: asReference('SG-7K3QM2'),
  urgent: false,
  receivedAt: RECEIVED,
  now: RECEIVED,
  zone: 'Europe/London',
  contact: anOrganisation().externalContact,
  confirmedAt: undefined,
};

function start() {
  const standing = createPlatformStanding({ clock: { now: () => now } });
  const give = async <Done>(answer: Answer, done: Done) => {
    if (answer !== 'takes') throw answer;
    return done;
  };
  const messenger = standing.heedMessenger({
    platform: 'slack',
    send: () => give(messages, SENT),
    replace: () => give(messages, undefined),
    withdraw: () => give(messages, undefined),
  });
  const heeded = standing.heedDirectory({
    platform: 'slack',
    byAccount: () => give(directory, undefined),
    byEmail: () => give(directory, undefined),
    lookAt: () => give(directory, 'active' as const),
  });
  return {
    isOut: () => standing.isOut('slack'),
    other: () => standing.isOut('teams'),
    message: (answer: Answer) => {
      messages = answer;
      return messenger.send('UPRIYA', FACTS).catch(() => {});
    },
    look: (answer: Answer) => {
      directory = answer;
      return heeded.lookAt(accountOn('slack', 'UPRIYA')).catch(() => {});
    },
  };
}

describe('a platform', () => {
  it('is out once it refuses the app, and there again with its next message', async () => {
    const { isOut, other, message } = start();
    expect(isOut()).toBe(false);
    await message(REFUSED);
    expect(isOut()).toBe(true);
    expect(other()).toBe(false);
    await message(DOWN);
    expect(isOut()).toBe(true);
    await message('takes');
    expect(isOut()).toBe(false);
  });

  it('that is only down is not out', async () => {
    const { isOut, message, look } = start();
    await message(DOWN);
    await look(new DirectoryUnavailable());
    expect(isOut()).toBe(false);
  });

  it('is out as well when its directory refuses the app, whatever messages do', async () => {
    const { isOut, message, look } = start();
    await look(new DirectoryUnavailable('no', { refused: 'app' }));
    await message('takes');
    expect(isOut()).toBe(true);
    await look('takes');
    expect(isOut()).toBe(false);
  });

  it('of which nobody has heard so for ten minutes may be there again', async () => {
    const { isOut, message } = start();
    await message(REFUSED);
    now = minutesAfter(RECEIVED, 9);
    expect(isOut()).toBe(true);
    now = minutesAfter(RECEIVED, 10);
    expect(isOut()).toBe(false);
  });
});

describe('Teams', () => {
  it.each([
    ['a token that the connector does not take', new ConnectorRefusal(401, undefined, undefined), 'app'],
    ['a secret that has ended', Object.assign(new Error(), { errorCode: 'invalid_client' }), 'app'],
    ['somebody who blocks the app', new ConnectorRefusal(403, 'MessageWritesBlocked', undefined), undefined],
    ['no answer', new ConnectorRefusal(undefined, undefined, undefined), undefined],
  ])('says with %s whom it refuses', (_name, error, refused) => {
    expect(toDeliveryError(error).detail).toMatchObject({ refused });
    expect(toDirectoryError(error).refused).toBe(refused);
  });
});

import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity, TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { TeamsAdapter } from '../../src/platforms/teams/adapter.js';
import { ConnectorRefusal } from '../../src/platforms/teams/connector-http.js';
import { failure, toDeliveryError } from '../../src/platforms/teams/errors.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Says something through a Bot Connector that answers so. */
async function sayTo(answer: RequestListener, during: 'delivery' | 'turn' = 'delivery') {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    // What it answers to is an id of the SDK's own making.
    paths.push((request.url ?? '').replace(/[0-9a-f-]{36}$/, ''));
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const adapter = new TeamsAdapter({ kind: 'local-emulator' }, { timeoutMs: 500 });
  const reference = {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/teams/`,
    channelId: 'msteams',
    conversation: { id: 'a:1', isGroup: false, conversationType: 'personal', name: '' },
    bot: { id: '28:bot', name: '' },
    user: { id: '29:user', name: '' },
  };
  const sent: unknown[] = [];
  const say = async (context: TurnContext) => {
    sent.push(await context.sendActivity('Zebedee'));
  };
  const { user: from, bot: recipient, ...rest } = reference;
  const activity = { ...rest, from, recipient, type: 'message', id: randomUUID() } as Activity;
  const refused = await (during === 'turn'
    ? adapter.handle('', activity, say)
    : adapter.inConversation(reference, say)
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { paths, sent, refused };
}

const MESSAGES = '/teams/v3/conversations/a%3A1/activities/';

describe('a call of the Bot Connector', () => {
  it('brings back the id of the message', async () => {
    const { paths, sent, refused } = await sayTo((_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"17"}');
    });
    expect({ paths, sent, refused }).toEqual({ paths: [MESSAGES], sent: [{ id: '17' }], refused: undefined });
  });

  it.each<readonly [string, RequestListener]>([
    ['no answer comes', () => {}],
    ['the connection breaks', (request) => request.socket.resetAndDestroy()],
    ['half an answer comes', (_request, response) => void response.writeHead(201, { 'content-length': 40 }).write('{')],
  ])('is made once when %s: it may have been heard', async (_name, answer) => {
    const { paths, sent, refused } = await sayTo(answer);
    expect({ paths, sent }).toEqual({ paths: [MESSAGES], sent: [] });
    expect(refused).toBeInstanceOf(ConnectorRefusal);
    expect(toDeliveryError(refused).detail).toMatchObject({ retryable: true, reason: 'no_answer' });
  });

  it.each([
    [500, {}, true, undefined],
    [429, { 'retry-after': '7' }, true, 7_000],
    [429, { 'retry-after': '86400' }, true, 120_000],
    [403, {}, false, undefined],
    [404, {}, false, undefined],
  ] as const)(
    'is made once when the answer is %d, and delivery decides on another',
    async (status, headers, retryable, retryAfterMs) => {
      const { paths, refused } = await sayTo((_request, response) => {
        response.writeHead(status, headers).end('{"error":{"code":"SomeCode","message":"Zebedee"}}');
      });
      expect(paths).toEqual([MESSAGES]);
      expect(toDeliveryError(refused).detail).toMatchObject({ retryable, retryAfterMs, reason: `http_${status}` });
      expect(failure(refused)).toEqual({ error: 'ConnectorRefusal', code: 'SomeCode' });
      expect(JSON.stringify([refused, String(refused)])).not.toContain('Zebedee');
    },
  );

  it('ends in time where somebody waits for what comes of their own message', async () => {
    const { paths, refused } = await sayTo(() => {}, 'turn');
    expect(paths).toEqual([MESSAGES]);
    expect(refused).toBeInstanceOf(ConnectorRefusal);
  });

  it('follows nobody who sends it elsewhere', async () => {
    const { paths, refused } = await sayTo((_request, response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(paths).toEqual([MESSAGES]);
    expect(refused).toMatchObject({ status: 307 });
  });
});

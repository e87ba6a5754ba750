import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { openConnection } from '../../../src/platforms/slack/socket-mode/connection.js';
import type { Envelope } from '../../../src/platforms/slack/socket-mode/envelope.js';

/** One connection to a Slack that does what a well-behaved one does not. */

type Slack = Awaited<ReturnType<typeof startSlack>>;

/** Each test has its own, because they run side by side. */
async function withSlack(onSocket: (socket: WebSocket) => void, use: (slack: Slack) => Promise<void>): Promise<void> {
  const slack = await startSlack(onSocket);
  try {
    await use(slack);
  } finally {
    slack.close();
  }
}

async function startSlack(onSocket: (socket: WebSocket) => void) {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(sockets, 'listening');
  sockets.on('connection', onSocket);
  const url = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`;
  const api = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, url }));
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const taken: Envelope[] = [];
  return {
    taken,
    /** How many connections are open. */
    count: () => sockets.clients.size,
    cut: () => {
      for (const client of sockets.clients) client.terminate();
    },
    close: () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      api.closeAllConnections();
      api.close();
    },
    open: () =>
      openConnection({
        appToken: 'xapp-for-tests',
        apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/`,
        onEnvelope: (envelope) => taken.push(envelope),
      }),
  };
}

const say = (socket: WebSocket, message: unknown) => socket.send(JSON.stringify(message));
const HELLO = { type: 'hello' };
const command = { type: 'slash_commands', envelope_id: 'e1', payload: { command: '/safeguard' } };

describe.concurrent('a connection', () => {
  test('that is never greeted is given up', ({ expect }) =>
    withSlack(
      () => {},
      async ({ open, count }) => {
        await expect(open()).rejects.toThrow('Slack did not greet a new connection');
        await expect.poll(count).toBe(0);
      },
    ));

  test('that is refused is given up at once', ({ expect }) =>
    withSlack(
      (socket) => socket.terminate(),
      async ({ open }) => {
        const started = Date.now();
        await expect(open()).rejects.toThrow('a new connection ended before Slack greeted it');
        expect(Date.now() - started).toBeLessThan(10_000);
      },
    ));

  test('over which nonsense comes goes on, and takes what makes sense', ({ expect }) =>
    withSlack(
      (socket) => {
        say(socket, HELLO);
        for (const text of ['', '{', 'null', '7', '[]', '{"type":"close"}', '{"type":"error"}']) socket.send(text);
        socket.send(Buffer.from([1, 2, 3]));
        say(socket, { type: 'events_api', envelope_id: 'e0', payload: null });
        // Slack sends such a thing when events come too fast.
        say(socket, { type: 'events_api', envelope_id: 'e0', payload: { type: 'app_rate_limited' } });
        say(socket, command);
      },
      async ({ open, taken }) => {
        const connection = await open();
        await expect.poll(() => taken.map(({ type }) => type)).toEqual(['events_api', 'slash_commands']);
        expect(connection.isOpen()).toBe(true);
        await connection.close();
        expect(connection.isOpen()).toBe(false);
      },
    ));

  test('says that it has ended, whoever ends it', ({ expect }) =>
    withSlack(
      (socket) => say(socket, HELLO),
      async ({ open, cut, count }) => {
        const lost = await open();
        cut();
        await lost.leaving;
        await lost.ended;
        expect(lost.isOpen()).toBe(false);
        const closed = await open();
        await closed.close();
        await closed.ended;
        await expect.poll(count).toBe(0);
      },
    ));
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { plainManifest } from '../../../src/playground/manifest.js';
import { createPlayground, type Playground } from '../../../src/playground/playground.js';
import { connectWorkspace } from '../../support/slack-workspace.js';

/** The workspace speaks its end of Socket Mode as Slack does, to an app that this test plays by hand. */

const BOT_TOKEN = 'xoxb-for-tests';
const APP_TOKEN = 'xapp-for-tests';
const people = [{ slack: 'U01AMARA', name: 'Amara Okafor', email: 'amara@example.org', roles: ['staff'] }];

interface Envelope {
  readonly type: string;
  readonly envelope_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

let playground: Playground;
let baseUrl: string;
let slack: ReturnType<typeof connectWorkspace>;
const app = express();
const server = createServer(app);
const sockets: WebSocket[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/playground`;
  playground = createPlayground({
    productUrl: 'http://127.0.0.1:9',
    slack: { kind: 'socket-mode', appToken: APP_TOKEN },
    botToken: BOT_TOKEN,
    people,
    baseUrl,
    manifest: plainManifest,
    retryDelaysMs: [0, 100],
  });
  app.use('/playground', playground.router);
  slack = connectWorkspace(baseUrl);
});
afterAll(async () => {
  await playground?.close();
  server.closeAllConnections();
  server.close();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await slack.socket.waitFor(0);
});

async function call(method: string, token?: string): Promise<{ ok: boolean; error?: string; url?: string }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${baseUrl}/slack/api/${method}`, { method: 'POST', headers });
  return (await response.json()) as never;
}

const urlOf = async () => (await call('apps.connections.open', APP_TOKEN)).url ?? expect.unreachable('no address');

/** A connection, with everything that came over it. */
async function connect() {
  const socket = new WebSocket(await urlOf());
  sockets.push(socket);
  const got: Envelope[] = [];
  socket.on('message', (data) => got.push(JSON.parse(String(data)) as Envelope));
  await once(socket, 'open');
  await expect.poll(() => got[0]?.type).toBe('hello');
  const envelope = async (index = 0): Promise<Envelope> => {
    const envelopes = () => got.filter(({ envelope_id }) => envelope_id !== undefined);
    await expect.poll(() => envelopes().length, { interval: 5 }).toBeGreaterThan(index);
    return envelopes()[index] ?? expect.unreachable('no envelope');
  };
  const acknowledge = ({ envelope_id }: Envelope, payload?: unknown) =>
    socket.send(JSON.stringify({ envelope_id, ...(payload !== undefined && { payload }) }));
  return { socket, got, envelope, acknowledge };
}

const amara = () => slack.person('U01AMARA');

describe('an address of a connection', () => {
  test('is given for the app-level token, which is good for nothing else', async () => {
    expect(await call('apps.connections.open')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await call('apps.connections.open', BOT_TOKEN)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call('apps.connections.open', 'xapp-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await call('auth.test', APP_TOKEN)).toMatchObject({ error: 'not_allowed_token_type' });
    expect((await call('apps.connections.open', APP_TOKEN)).url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
  });

  test('opens one connection, once, and is not to be guessed', async () => {
    const url = await urlOf();
    const status = async (address: string) => {
      const socket = new WebSocket(address);
      sockets.push(socket);
      return Promise.race([
        once(socket, 'open').then(() => 101),
        once(socket, 'unexpected-response').then(([, response]) => (response as { statusCode: number }).statusCode),
      ]);
    };
    expect(await status(url)).toBe(101);
    expect(await status(url)).toBe(401);
    expect(await status(url.replace(/ticket=[^&]+/, 'ticket=guessed'))).toBe(401);
  });

  test('opens ten connections at a time, and no more', async () => {
    for (let each = 0; each < 10; each += 1) await connect();
    const socket = new WebSocket(await urlOf());
    sockets.push(socket);
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(String(data))).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    await once(socket, 'close');
    expect(await slack.socket.connections()).toBe(10);
  });
});

describe('an envelope', () => {
  test('carries a command, and its acknowledgement the answer', async () => {
    const connection = await connect();
    const outcome = amara().command('/safeguard', 'words & more');
    const envelope = await connection.envelope();
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/safeguard', text: 'words & more', user_id: 'U01AMARA' },
    });
    connection.acknowledge(envelope, { text: 'heard' });
    expect(await outcome).toEqual({ kind: 'acknowledged' });
    expect((await amara().screen()).ephemerals.at(-1)?.text).toBe('heard');
  });

  test('goes to one of several connections, to each in turn', async () => {
    const connections = [await connect(), await connect()];
    for (const connection of connections) {
      connection.socket.on('message', (data) => connection.acknowledge(JSON.parse(String(data)) as Envelope));
    }
    for (let each = 0; each < 6; each += 1) expect((await amara().command('/safeguard')).kind).toBe('acknowledged');
    expect(connections.map(({ got }) => got.length - 1)).toEqual([3, 3]);
  });

  test('is acknowledged within three seconds, over the same connection, or it has failed', async () => {
    const connections = [await connect(), await connect()];
    const started = Date.now();
    const outcome = amara().shortcut('raise_concern');
    const all = () => connections.flatMap(({ got }) => got.filter(({ envelope_id }) => envelope_id));
    await expect.poll(() => all().length, { interval: 5 }).toBe(1);
    const [envelope] = all();
    const other = connections.find(({ got }) => !got.some((each) => each === envelope));
    if (envelope) other?.acknowledge(envelope);
    other?.socket.send('not JSON');
    other?.socket.send(JSON.stringify({ envelope_id: 'guessed' }));
    expect(await outcome).toEqual({ kind: 'failed', failure: 'operation_timeout' });
    expect(Date.now() - started).toBeGreaterThanOrEqual(2_950);
    expect((await amara().screen()).notices.at(-1)?.text).toContain('failed with the error "operation_timeout"');
    expect(all()).toHaveLength(1);
  });

  test('fails at once where there is no connection', async () => {
    expect(await amara().command('/safeguard')).toEqual({ kind: 'failed', failure: 'dispatch_failed' });
  });

  test('with an event takes no answer, and comes again until it is acknowledged', async () => {
    const connection = await connect();
    const opened = amara().openHome();
    const first = await connection.envelope();
    expect(first).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
    expect((await opened).kind).toBe('failed');
    const again = await connection.envelope(1);
    expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout' });
    expect(again.payload.event_id).toBe(first.payload.event_id);
    expect(again.envelope_id).not.toBe(first.envelope_id);
    connection.acknowledge(again, { text: 'said to nobody' });
    await wait(300);
    expect(connection.got).toHaveLength(3);
    expect(JSON.stringify(await slack.calls())).not.toContain('said to nobody');
  });

  test('may be sent once more, as by a Slack that did not hear the answer', async () => {
    const connection = await connect();
    const outcome = amara().command('/safeguard');
    const first = await connection.envelope();
    connection.acknowledge(first);
    await outcome;
    const again = slack.socket.again();
    expect(await connection.envelope(1)).toEqual(first);
    connection.acknowledge(first);
    expect((await again).ok).toBe(true);
  });
});

describe('a connection', () => {
  test('that the app is asked to leave takes answers, and no more envelopes', async () => {
    const old = await connect();
    const outcome = amara().command('/safeguard');
    const envelope = await old.envelope();
    await slack.socket.leave({ reason: 'refresh_requested', closeAfterMs: 400 });
    await expect.poll(() => old.got.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    old.acknowledge(envelope);
    expect((await outcome).kind).toBe('acknowledged');
    expect(await amara().command('/safeguard')).toEqual({ kind: 'failed', failure: 'dispatch_failed' });
    await once(old.socket, 'close');
  });

  test('over which a longer frame comes than Slack takes is ended', async () => {
    const connection = await connect();
    const outcome = amara().command('/safeguard');
    const envelope = await connection.envelope();
    connection.acknowledge(envelope, { text: 'x'.repeat(20_480) });
    expect((await once(connection.socket, 'close'))[0]).toBe(1009);
    expect((await outcome).kind).toBe('failed');
    const next = await connect();
    const heard = amara().command('/safeguard');
    next.acknowledge(await next.envelope(), { text: 'x'.repeat(20_000) });
    expect((await heard).kind).toBe('acknowledged');
  });

  test('that was cut is gone', async () => {
    const { socket } = await connect();
    const closed = once(socket, 'close');
    await slack.socket.drop();
    await closed;
    expect(await slack.socket.connections()).toBe(0);
  });
});

import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type HttpServer, startHttpServer } from '../../../src/http/server.js';

let server: HttpServer;
let agent: Agent;
let lines: Record<string, unknown>[];

beforeEach(async () => {
  lines = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  server = await startHttpServer({ host: '127.0.0.1', port: 0, log: pino({ level: 'debug' }, sink) });
  agent = new Agent({ keepAlive: true });
});
afterEach(async () => {
  vi.useRealTimers();
  agent.destroy();
  await server.close();
});

async function asked(path: string): Promise<string> {
  const [response] = (await once(get({ port: server.port, path, agent }), 'response')) as [IncomingMessage];
  return text(response);
}

it('closes as soon as the last answer is given, though its connection would be kept for the next request', async () => {
  let answer = () => {};
  const arrived = new Promise<void>((resolve) => {
    server.routes.get('/slow', (_request, response) => {
      answer = () => response.end('in full');
      resolve();
    });
  });
  const answered = asked('/slow');
  await arrived;
  // The limit of a stop never comes, so only the end of the answer can close the connection.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const closed = server.close();
  answer();
  expect(await answered).toBe('in full');
  await closed;
});

it('logs each request under an id of its own, with the path and without the query', async () => {
  server.routes.get('/here', (_request, response) => response.end());
  await asked('/here?who=somebody');
  await asked('/nowhere');
  await expect.poll(() => lines.length).toBe(2);
  const requests = lines.map(({ req }) => req as { id: string; path: string });
  expect(requests.map(({ path }) => path)).toEqual(['/here', '/nowhere']);
  for (const { id } of requests) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  expect(new Set(requests.map(({ id }) => id)).size).toBe(2);
  expect(JSON.stringify(lines)).not.toContain('somebody');
});

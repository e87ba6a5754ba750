import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { createPlayground, type PlaygroundOptions } from '../../src/playground/playground.js';
import { plainApp } from '../../src/playground/teams/app.js';
import { connectTenant } from './teams-tenant.js';

export const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
export const PRIYA = '2f9e1b64-8d3a-4f07-b6c9-5e7a1d4c3b02';

const someone = (slack: string, teams: string, name: string, roles: string[]) => ({
  slack,
  teams,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  roles,
});

const people = [
  someone('U01AMARA', AMARA, 'Amara Okafor', ['staff']),
  someone('U01PRIYA', PRIYA, 'Priya Shah', ['staff', 'duty']),
];

/** What the tests look at of an activity. */
export interface Heard {
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly action?: string;
  readonly replyToId?: string;
  readonly value?: Record<string, unknown>;
  readonly serviceUrl: string;
  readonly from: { readonly id: string; readonly aadObjectId: string };
  readonly recipient: { readonly id: string };
  readonly conversation: { readonly id: string; readonly conversationType: string; readonly tenantId: string };
  readonly [other: string]: unknown;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A small bot over HTTP and a playground, each on its own port, as a product and Teams would be. */
export async function startPlaygroundWithBot(overrides: Partial<PlaygroundOptions> = {}) {
  const heard: Heard[] = [];
  let endpoint: RequestHandler = (_req, res) => void res.sendStatus(200);
  const product = express();
  product.post('/api/messages', express.json({ limit: '1mb' }), (req, res, next) => {
    heard.push(req.body as Heard);
    return endpoint(req, res, next);
  });
  const tenant = express();
  const productServer = createServer(product);
  const tenantServer = createServer(tenant);
  const productUrl = await listen(productServer);
  const baseUrl = `${await listen(tenantServer)}/playground`;
  const playground = createPlayground({
    productUrl,
    slack: { kind: 'http', signingSecret: 'a-signing-secret-of-the-tests' },
    botToken: 'xoxb-playground-tests',
    people,
    baseUrl,
    ...overrides,
    teams: { app: plainApp, ...overrides.teams },
  });
  tenant.use('/playground', playground.router);

  return {
    teams: connectTenant(baseUrl),
    serviceUrl: playground.teams.serviceUrl,
    metadataUrl: playground.teams.metadataUrl ?? '',
    issueToken: playground.teams.issueToken,
    productUrl,
    /** Every activity that reached the bot, oldest first. */
    heard,
    /** How the bot answers from now on. */
    answerWith(next: RequestHandler): void {
      endpoint = next;
    },
    /** Answers invokes of that name with a body, and everything else with an empty 200. */
    answerInvoke(name: string, body: (activity: Heard) => unknown): void {
      endpoint = (req, res) => {
        const activity = req.body as Heard;
        if (activity.name === name) res.json(body(activity));
        else res.sendStatus(200);
      };
    },
    /** A call of the Bot Connector as the bot's SDK would make it. */
    async connector(method: string, path: string, body?: unknown) {
      const response = await fetch(new URL(path, playground.teams.serviceUrl), {
        method,
        headers: { 'content-type': 'application/json', connection: 'close' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as { id?: string; error?: { code: string; message: string } };
      return { status: response.status, retryAfter: response.headers.get('retry-after'), answer };
    },
    stopBot: () => new Promise<void>((resolve) => productServer.close(() => resolve())),
    async close(): Promise<void> {
      await playground.close();
      for (const server of [productServer, tenantServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

export type PlaygroundWithBot = Awaited<ReturnType<typeof startPlaygroundWithBot>>;

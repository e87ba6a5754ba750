import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
import { plainManifest } from '../../src/playground/manifest.js';
import { createPlayground, type PlaygroundOptions } from '../../src/playground/playground.js';
import { connectWorkspace } from './slack-workspace.js';

const signingSecret = 'a-signing-secret-of-the-tests';
const botToken = 'xoxb-playground-tests';
const pagerSecret = 'a-secret-of-the-pager-of-the-tests';

const someone = (slack: string, name: string, roles: string[] = ['staff']) => ({
  slack,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  roles,
});

const people = [someone('U01AMARA', 'Amara Okafor'), someone('U01PRIYA', 'Priya Shah', ['staff', 'duty'])];

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface AppOptions {
  /** Of an app that Slack's signature does not satisfy. */
  readonly appSecret?: string;
  /** Sees, or answers, every request before Bolt does. */
  readonly before?: RequestHandler;
}

/** A real Bolt app over HTTP and a playground, each on its own port, as Slack and a product would be. */
export async function startPlaygroundWithApp(options: Partial<PlaygroundOptions> & AppOptions = {}) {
  const { appSecret, before, ...overrides } = options;
  const product = express();
  if (before) product.use(before);
  const workspace = express();
  const productServer = createServer(product);
  const workspaceServer = createServer(workspace);
  const productUrl = await listen(productServer);
  const workspaceUrl = await listen(workspaceServer);

  const baseUrl = `${workspaceUrl}/playground`;
  const playground = createPlayground({
    productUrl,
    slack: { kind: 'http', signingSecret },
    botToken,
    people,
    baseUrl,
    manifest: plainManifest,
    pagerSecret,
    ...overrides,
  });
  workspace.use('/playground', playground.router);

  const receiver = new ExpressReceiver({
    app: product,
    signingSecret: appSecret ?? signingSecret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId: 'B01SAFEGRD', botUserId: 'U01SAFEBOT' }),
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: `${baseUrl}/slack/api/`, retryConfig: { retries: 0 }, timeout: 5000 },
  });

  return {
    app,
    /** For routes of the product that are not Slack's. */
    product,
    productUrl,
    baseUrl,
    botToken,
    signingSecret,
    /** Where pages go, and what they are signed with. */
    pager: { url: `${baseUrl}/pager`, secret: pagerSecret },
    /** @returns the port at which the mailbox listens from now on. */
    openMailbox: () => playground.mailServer.listen(0),
    slack: connectWorkspace(baseUrl),
    stopProduct: () => new Promise<void>((resolve) => productServer.close(() => resolve())),
    async close(): Promise<void> {
      await playground.close();
      for (const server of [productServer, workspaceServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

export type PlaygroundWithApp = Awaited<ReturnType<typeof startPlaygroundWithApp>>;

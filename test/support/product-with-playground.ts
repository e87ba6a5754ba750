import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { createPlayground } from '../../src/playground/playground.js';
import { startTestProduct, type TestProductOptions } from './product.js';
import { SIGNING_SECRET } from './signed-requests.js';
import { connectWorkspace } from './slack-workspace.js';
import { connectTenant } from './teams-tenant.js';

const botToken = 'xoxb-for-tests';
const appToken = 'xapp-for-tests';
const tenantId = '3b0f6c1e-92d4-4a7b-8e55-d1c07a9f2e40';

/** Its people are those of the workspace and the tenant, whatever the product is told of them. */
const DEMONSTRATION = 'src/playground/demonstration-organisation.yaml';

interface Options extends TestProductOptions {
  readonly organisation: string;
  /** By which way the workspace reaches the product. */
  readonly slackBy?: 'http' | 'socket-mode' | undefined;
}

/**
 * The whole product, and beside it a workspace and a tenant whose secrets the test knows: what no screen offers can be
 * sent as well.
 */
export async function startProductWithPlayground({ slackBy = 'http', ...options }: Options) {
  // The product has to know where the playground is, and the playground where the product is.
  let playgroundRoutes: RequestHandler = (_request, response) => void response.sendStatus(503);
  const app = express();
  app.use('/playground', (...args) => playgroundRoutes(...args));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/playground`;
  const environment = {
    PLAYGROUND: 'true',
    HOST: '127.0.0.1',
    ...(slackBy === 'http' ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: appToken }),
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${baseUrl}/slack/api/`,
    TEAMS_ALLOW_LOCAL_EMULATOR: 'true',
    MICROSOFT_APP_TENANT_ID: tenantId,
    ...options.environment,
  };
  const product = await startTestProduct({ ...options, environment });
  const productUrl = product.origin;
  const playground = createPlayground({
    productUrl,
    slack: slackBy === 'http' ? { kind: 'http', signingSecret: SIGNING_SECRET } : { kind: 'socket-mode', appToken },
    botToken,
    people: DEMONSTRATION,
    baseUrl,
    teams: { tenantId },
  });
  playgroundRoutes = playground.router;
  const slack = connectWorkspace(baseUrl);
  if (slackBy === 'socket-mode') await slack.socket.waitFor(1);
  return {
    ...product,
    /** A second instance on the same database, with the same workspace and tenant. */
    startAnother: () => startTestProduct({ ...options, mongodbUri: product.mongodbUri, environment }),
    signingSecret: SIGNING_SECRET,
    /** The page for a browser. */
    pageUrl: baseUrl,
    serviceUrl: playground.teams.serviceUrl,
    slack,
    teams: connectTenant(baseUrl),
    stop: async () => {
      await product.stop();
      await playground.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

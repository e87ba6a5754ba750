import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { connectTeams } from '../../src/composition/connect-teams.js';
import { openStores } from '../../src/composition/open-stores.js';
import { fillDatabase } from '../../src/composition/seed-organisation.js';
import { buildUseCases } from '../../src/composition/use-cases.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createRefusals } from '../../src/http/refusals.js';
import { startHttpServer } from '../../src/http/server.js';
import { createTokenIssuer } from '../../src/playground/teams/token-issuer.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { openVault } from '../../src/storage/vault.js';
import { openTestDatabase } from './database.js';
import { WITHOUT_DATES } from './demonstration.js';

export const APP_ID = '0f6b2f58-5d5a-4b3e-9f0d-6e2a6f1d7c11';
export const TENANT_ID = 'a9c1f2d3-4b5e-4f60-8172-93a4b5c6d7e8';

/** The adapter takes the address of other keys only together with the rest of Microsoft's public cloud. */
export const cloudWithKeysAt = (metadataUrl: string) => ({
  ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
});

/** A server on this machine, such as one that publishes keys. */
export async function listening(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Microsoft's side: an issuer whose keys stand where its tokens say. */
export async function startIssuer() {
  const app = express();
  const { origin, close } = await listening(app);
  const issuer = createTokenIssuer({ appId: APP_ID, baseUrl: origin });
  app.use(issuer.router);
  return { ...issuer, close };
}

interface Options {
  readonly metadataUrl: string;
  readonly type?: 'SingleTenant' | 'MultiTenant';
}

/** Teams' side of the product as compose.ts wires it, with real checks of real tokens, on the demonstration organisation. */
export async function startAuthenticatedTeams({ metadataUrl, type = 'SingleTenant' }: Options) {
  const lines: string[] = [];
  const log = pino(
    { level: 'debug' },
    new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const onFault = (error: unknown) => lines.push(error instanceof Error ? error.name : 'fault');
  const connection = await connectMongo(openTestDatabase().uri);
  const vault = await openVault(connection, createKeyRing([{ id: 'k', bytes: new Uint8Array(32).fill(7) }]));
  const clock = { now: () => new Date() };
  const stores = await openStores({ connection, vault, clock, onFault });
  const file = parseOrganisationFile(WITHOUT_DATES, new Date());
  if (file.kind !== 'ok') throw new Error('the demonstration organisation can be read');
  await fillDatabase(file, stores, log);

  const credentials = { kind: 'azure', appId: APP_ID, password: 'a-client-secret', tenantId: TENANT_ID, type } as const;
  const platform = connectTeams(credentials, { ...stores, clock }, cloudWithKeysAt(metadataUrl));
  const nothing = async () => 0;
  const metrics = createMetrics({
    oldestDueDelivery: nothing,
    oldestFailingDelivery: async () => 0,
    oldestUnacknowledged: nothing,
    unreachableChain: nothing,
    nobodyReachable: async () => false,
    heldBack: async () => 0,
  });
  const whenQuiet = async () => true;
  const { useCases } = buildUseCases({
    wakers: [],
    stores,
    platforms: [platform],
    clock,
    metrics,
    log,
    whenQuiet,
    installed: { production: false, key: 'given', keyId: 'k', fingerprint: '', channels: new Set() },
    onFault,
  });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, log });
  const refused: string[] = [];
  const onRefused = createRefusals({ count: (reason) => void refused.push(reason), log, now: () => new Date() });
  const routes = platform.routes({ useCases, log, onRefused, begin: () => () => {} });
  if (routes) server.routes.use(routes);
  return {
    endpoint: `http://127.0.0.1:${server.port}/api/messages`,
    /** Why requests were refused, oldest first. */
    refused,
    logged: () => lines.join(''),
    loseDatabase: () => connection.close(),
    close: async () => {
      await server.close();
      await connection.close();
    },
  };
}

export type AuthenticatedTeams = Awaited<ReturnType<typeof startAuthenticatedTeams>>;

import type { Logger } from 'pino';
import type { Announce } from './application/organisation/organisation-records.js';
import type { Clock } from './application/ports.js';
import { serveAnonymousPage } from './composition/anonymous-page.js';
import { startClockwork } from './composition/clockwork.js';
import { connectPlatforms } from './composition/connect-platforms.js';
import { connectWakers } from './composition/connect-wakers.js';
import { followLiveness } from './composition/follow-liveness.js';
import { hostPlayground } from './composition/host-playground.js';
import { installedAs } from './composition/installed-as.js';
import { linksOut } from './composition/links-out.js';
import { listening } from './composition/listening.js';
import { openDatabase } from './composition/open-database.js';
import { openStores } from './composition/open-stores.js';
import { connectOperations } from './composition/operations.js';
import { reportReach } from './composition/report-reach.js';
import { ringKeys } from './composition/ring-keys.js';
import { fillDatabase, readSeed, seedFor } from './composition/seed-organisation.js';
import { serveTab } from './composition/serve-tab.js';
import { type AtStop, createStopOrder } from './composition/stop-order.js';
import { buildUseCases } from './composition/use-cases.js';
import { startWatch } from './composition/watch.js';
import type { Config } from './config.js';
import { csvOf } from './documents/csv.js';
import { createPdfOf } from './documents/pdf.js';
import { describeFault, type OnFault } from './fault.js';
import { createDownloads } from './http/downloads.js';
import { createHealthRoutes } from './http/health.js';
import { createInFlight } from './http/in-flight.js';
import { createMetrics, serveMetrics } from './http/metrics.js';
import { createPlaygroundClock } from './http/playground-clock.js';
import { createPublicPages } from './http/public-pages.js';
import { createRefusals } from './http/refusals.js';
import { startHttpServer } from './http/server.js';
import { createWhenQuiet } from './scheduler/quiet.js';
import { openMovableClock } from './storage/clock-store.js';
import { createKeyRing } from './storage/key-ring.js';
import { answers } from './storage/mongo.js';
import { openVault } from './storage/vault.js';

/** A running product. */
export interface Product {
  readonly port: number;
  readonly metricsPort: number;
  /** Where the playground's page is, when there is one. */
  readonly playgroundUrl?: string | undefined;
  /** Stops taking work, finishes what is being done, closes the database last. */
  stop(): Promise<void>;
}

interface Options {
  readonly config: Config;
  readonly log: Logger;
  /** Handed to the embedded engine's process; see there for the few names that it takes. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * What the command line does, on the database of a running product or on one that is opened for the purpose.
 * @throws ConfigError and typed errors of storage, each with a sentence that says what to do.
 */
export async function openOperations(options: Options & { readonly announce: Announce }): Promise<Operations> {
  const { atStop, stop } = createStopOrder();
  try {
    return { ...(await connectOperations({ ...options, atStop })), close: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What was opened for one command, with the way to close it. */
export type Operations = Awaited<ReturnType<typeof connectOperations>> & { close(): Promise<void> };

/** Deliveries wait while somebody at a screen does, each for so long at the most. */
const LONGEST_QUIET_WAIT_MS = 250;

/**
 * The only place where things are wired: this file says in which order, `composition/` builds each part.
 * @throws ConfigError and typed errors of storage, each with a sentence that says what to do.
 */
export async function startProduct(options: Options): Promise<Product> {
  const { atStop, stop } = createStopOrder();
  try {
    return await start(options, atStop, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: Options, atStop: AtStop, stop: () => Promise<void>): Promise<Product> {
  const { config, log } = options;
  const onFault: OnFault = (error, where) => {
    metrics.countFault(where);
    log.error({ where, ...describeFault(error) }, 'something failed; it will be tried again');
  };

  // Storage
  const seed = await readSeed(config);
  const { uri, connection } = await openDatabase({ ...options, atStop });
  const needed = await seedFor(connection, seed, log);
  const keys = await ringKeys(config, connection, log);
  const vault = await openVault(connection, createKeyRing(keys));
  const movable = config.playground === 'off' ? undefined : await openMovableClock(connection);
  const clock: Clock = movable ?? { now: () => new Date() };
  const stores = await openStores({ connection, vault, clock, onFault });
  const { concerns, deliveries, organisation } = stores;
  if (needed) await fillDatabase(needed, stores, log);
  await organisation.current();
  const metrics = createMetrics({
    oldestDueDelivery: () => deliveries.oldestDueSeconds(clock.now()),
    oldestFailingDelivery: () => deliveries.oldestFailingSeconds(clock.now()),
    oldestUnacknowledged: () => concerns.oldestUnacknowledgedSeconds(clock.now()),
    // Nobody can say until the platforms are connected: it is no number until then.
    unreachableChain: async () => (await work.unreachablePeopleAsKnown()).length,
    nobodyReachable: async () => work.nobodyReachable(),
    heldBack: stores.looks.heldBack,
  });

  // Registered before the server, so that it happens after it: first no new work, then what is being done, then the database.
  let finishWork = async () => {};
  atStop(() => finishWork());

  // The server listens before a platform is wired, because the playground has to know its own address.
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  const starting = startHttpServer({ host: config.host, port: config.port, log });
  const server = await listening(starting, { host: 'HOST', port: 'PORT' });
  atStop(server.close);
  const served = await listening(serveMetrics(config.metricsPort, metrics), { port: 'METRICS_PORT' });
  atStop(served.close);
  const origin = `http://127.0.0.1:${server.port}`;
  const playground = config.playground === 'hosted' ? await hostPlayground(origin, config.playgroundSlack) : undefined;
  if (playground) atStop(playground.close);

  // Platforms, and what they ask of the product
  const settings = {
    slack: config.slack ?? playground?.slack,
    teams: config.teams ?? playground?.teams,
    pager: config.pager ?? playground?.pager,
    email: config.email ?? playground?.email,
  };
  const { addresses } = stores;
  const platforms = await connectPlatforms({ settings, organisation, addresses, clock, atStop });
  const wakers = connectWakers({ settings, organisation, vault });
  log.info({ channels: wakers.map(({ channel }) => channel) }, 'ways to wake people beside chat');
  const inFlight = createInFlight();
  const whenQuiet = createWhenQuiet(inFlight.count, LONGEST_QUIET_WAIT_MS);
  const linkTo = linksOut(config, server.port, '/download/');
  const linkToTab = linksOut(config, server.port, '/tab/enter/');
  const installed = installedAs({ ...config, ...settings }, keys);
  const common = { stores, platforms, wakers, clock, metrics, log, onFault };
  const work = buildUseCases({ ...common, whenQuiet, linkTo, linkToTab, installed });
  await work.liveness.renew();

  // Time
  const clockwork = await startClockwork({ connection, uri, ...stores, ...work, clock, metrics, log, onFault });
  finishWork = clockwork.finish;
  const watch = startWatch({
    stores,
    nobodyReachable: work.nobodyReachable,
    clock,
    heartbeatUrl: config.heartbeatUrl,
    metrics,
    log,
    onFault,
  });
  atStop(async () => watch.stop());
  const following = followLiveness(work.liveness, onFault);
  atStop(async () => following.stop());

  // Routes
  const onRefused = createRefusals({ count: metrics.countRefused, log, now: () => new Date() });
  const missing = async () => [
    ...(phase === 'running' ? [] : [phase]),
    ...((await answers(connection)) ? [] : (['database'] as const)),
    ...(clockwork.isRunning() ? [] : (['scheduler'] as const)),
  ];
  server.routes.use(createHealthRoutes({ missing }));
  server.routes.use(createPublicPages());
  const anonymousPage = serveAnonymousPage({ config, stores, vault, ...work, clock, log });
  if (anonymousPage) server.routes.use(anonymousPage);
  server.routes.use(createDownloads({ followDownload: work.useCases.followDownload, pdfOf: createPdfOf(), csvOf }));
  server.routes.use(serveTab({ config, ...work, playground, log, onRefused }));
  server.routes.use(['/slack', '/api/messages'], inFlight.middleware);
  for (const platform of platforms) {
    const { begin } = inFlight;
    const routes = platform.routes({ useCases: work.useCases, log, onRefused, begin });
    if (routes) server.routes.use(routes);
    if (platform.isConnected) metrics.showConnection(platform.platform, platform.isConnected);
  }
  if (playground) server.routes.use('/playground', playground.router);
  if (movable) server.routes.use(createPlaygroundClock({ clock: movable, tick: clockwork.tick }));
  phase = 'running';
  // What a crash left is taken up now: the scheduler's lock of a killed instance would hold it up for a while.
  void reportReach(work.unreachablePeople, log).catch((error: unknown) => onFault(error, 'reach'));
  const firstTick = clockwork.tick().catch((error: unknown) => onFault(error, 'escalate-and-deliver'));
  void firstTick.then(watch.look);
  return {
    port: server.port,
    metricsPort: served.port,
    playgroundUrl: playground?.url,
    stop: async () => {
      phase = 'stopping';
      await stop();
    },
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { createAcknowledgeConcern } from './application/concerns/acknowledge-concern.js';
import { createConfirmExternalCall } from './application/concerns/confirm-external-call.js';
import { createDeclineConcern } from './application/concerns/decline-concern.js';
import { createEscalateDue } from './application/concerns/escalate-due.js';
import { createOwnConcerns } from './application/concerns/own-concerns.js';
import { createPreviewRoute } from './application/concerns/preview-route.js';
import { createRaiseConcern } from './application/concerns/raise-concern.js';
import { createReadConcern } from './application/concerns/read-concern.js';
import { createDeliverDue } from './application/delivery/deliver-due.js';
import { createGatherFacts } from './application/delivery/gather-facts.js';
import { createFindAccountOn } from './application/people/account-on.js';
import { createIdentifyPerson } from './application/people/identify-person.js';
import { createLookUpPicked, createRecallPicked } from './application/people/people-picked.js';
import type { Clock, Random } from './application/ports.js';
import { createCurrentChain } from './application/rota/current-chain.js';
import { createWhoIsOnDuty } from './application/rota/who-is-on-duty.js';
import type { UseCases } from './application/use-cases.js';
import { type Config, ConfigError, encryptionKeys, type SlackConfig } from './config.js';
import { createHealthRoutes } from './http/health.js';
import { createInFlight } from './http/in-flight.js';
import { createMetrics, serveMetrics } from './http/metrics.js';
import { createPlaygroundClock } from './http/playground-clock.js';
import { startHttpServer } from './http/server.js';
import { createSlackRouter } from './platforms/slack/app.js';
import { createSlackClient } from './platforms/slack/client.js';
import { createSlackDirectory } from './platforms/slack/identity.js';
import { createSlackMessenger } from './platforms/slack/messenger.js';
import { learnWorkspace } from './platforms/slack/workspace.js';
import { createPlayground } from './playground/playground.js';
import { oneAtATime } from './scheduler/one-at-a-time.js';
import { createWhenQuiet } from './scheduler/quiet.js';
import { startScheduler } from './scheduler/scheduler.js';
import { createAccessLogStore } from './storage/access-log-store.js';
import { openMovableClock } from './storage/clock-store.js';
import { concernModel, createConcernCodec } from './storage/concern-document.js';
import { createConcernStore } from './storage/concern-store.js';
import { createDeliveryStore } from './storage/delivery-store.js';
import { createDraftStore } from './storage/draft-store.js';
import { startEmbeddedMongodb } from './storage/embedded-mongodb/embedded-mongodb.js';
import { readOrMakeKeyFile } from './storage/key-file.js';
import { createKeyRing } from './storage/key-ring.js';
import { answers, connectMongo } from './storage/mongo.js';
import { watchConnection } from './storage/mongo-watch.js';
import { parseOrganisationFile } from './storage/organisation-file.js';
import { createOrganisationStore, type OrganisationStorage } from './storage/organisation-store.js';
import { createPeopleStore, type PeopleStorage } from './storage/people-store.js';
import { openVault, type Vault } from './storage/vault.js';

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

const DEMONSTRATION = fileURLToPath(new URL('./playground/demonstration-organisation.yaml', import.meta.url));
const TICK_SECONDS = 2;
const HOUSEKEEPING_SECONDS = 3_600;
/** Deliveries wait while somebody at a screen does, each for so long at the most. */
const LONGEST_QUIET_WAIT_MS = 100;
const LAST_DELIVERY_MS = 8_000;
const DRAFTS_KEPT_MS = 7 * 86_400_000;
/** A delivery may wait this long for Slack; somebody at a screen may not. */
const DELIVERY_TIMEOUT_MS = 10_000;
const INTERACTIVE_TIMEOUT_MS = 2_200;

/**
 * The only place where things are wired.
 * @throws ConfigError and typed errors of storage, each with a sentence that says what to do.
 */
export async function startProduct({ config, log, environment }: Options): Promise<Product> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of undo.splice(0).reverse()) await close();
  };
  try {
    return await start({ config, log, environment }, (close) => undo.push(close), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { config, log, environment }: Options,
  atStop: (close: () => Promise<void>) => void,
  stop: () => Promise<void>,
): Promise<Product> {
  const onFault = (error: unknown, where: string) => {
    metrics.countFault(where);
    log.error({ where, ...describeFault(error) }, 'something failed; it will be tried again');
  };
  for (const name of config.notUsedYet) log.warn({ variable: name }, 'this version does not use that variable yet');

  const uri = config.mongodbUri ?? (await startEngine(config, log, environment, atStop));
  const connection = await connectMongo(uri);
  atStop(() => connection.close());
  const vault = await openVault(connection, createKeyRing(await ringKeys(config, log)));

  // Storage
  const random: Random = { token: () => randomBytes(24).toString('base64url'), bytes: (count) => randomBytes(count) };
  const movable = config.playground === 'off' ? undefined : await openMovableClock(connection);
  const clock: Clock = movable ?? { now: () => new Date() };
  const organisation = createOrganisationStore(connection, vault);
  const people = createPeopleStore(connection, vault);
  const { concerns, deliveries, drafts, accessLog, oldestUnacknowledgedSeconds } = await openRecords(
    connection,
    vault,
    random,
    clock,
    onFault,
  );
  await people.createIndexes();
  await seedOrganisation(config, organisation, people);
  await organisation.current();

  const metrics = createMetrics({
    oldestDueDelivery: () => deliveries.oldestDueSeconds(clock.now()),
    oldestUnacknowledged: oldestUnacknowledgedSeconds,
  });

  // Registered before the server, so that it happens after it: first no new work, then what is being done, then the database.
  let finishWork = async () => {};
  atStop(() => finishWork());

  // The server listens before Slack is wired, because the playground has to know its own address.
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  const server = await startHttpServer({ host: config.host, port: config.port, log });
  atStop(server.close);
  const served = await serveMetrics(config.metricsPort, metrics);
  atStop(served.close);
  const origin = `http://127.0.0.1:${server.port}`;
  const playground = config.playground === 'hosted' ? hostPlayground(origin) : undefined;
  if (playground) atStop(playground.close);
  const slack: SlackConfig = config.slack ?? playground?.slack ?? neverConfigured();

  // Use cases
  const currentChain = createCurrentChain({ people });
  const client = createSlackClient({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs: INTERACTIVE_TIMEOUT_MS });
  const deliveryClient = createSlackClient({
    token: slack.botToken,
    apiUrl: slack.apiUrl,
    timeoutMs: DELIVERY_TIMEOUT_MS,
  });
  const directory = createSlackDirectory(client);
  const inFlight = createInFlight();
  const whenQuiet = createWhenQuiet(inFlight.count, LONGEST_QUIET_WAIT_MS);
  const common = { concerns, people, organisation, currentChain, accessLog, clock };
  const deliverDue = createDeliverDue({
    ...common,
    deliveries,
    messenger: createSlackMessenger({ client: deliveryClient, organisation }),
    findAccount: createFindAccountOn({ people, directory: createSlackDirectory(deliveryClient) }),
    gatherFacts: createGatherFacts(common),
    whenQuiet,
    observe: ({ outcome, concernId, reason }) => {
      metrics.countDelivery(outcome);
      log.info({ outcome, concernId, reason }, 'delivery');
    },
    onFault: (error) => onFault(error, 'delivery'),
  });
  const deliver = oneAtATime(async () => {
    await deliverDue();
  });
  const deliverSoon = () => void deliver().catch((error: unknown) => onFault(error, 'delivery'));
  const useCases: UseCases = {
    identify: createIdentifyPerson({ people, directory }),
    personOf: people.byAccount,
    drafts,
    previewRoute: createPreviewRoute({ ...common, peoplePicked: createLookUpPicked({ people, directory }) }),
    raiseConcern: createRaiseConcern({ ...common, random, peoplePicked: createRecallPicked({ people }) }),
    acknowledge: createAcknowledgeConcern(common),
    decline: createDeclineConcern(common),
    read: createReadConcern(common),
    confirmExternalCall: createConfirmExternalCall(common),
    ownConcerns: createOwnConcerns(common),
    whoIsOnDuty: createWhoIsOnDuty(common),
    organisation,
    people,
    clock,
    deliverSoon,
    whenQuiet,
  };

  // Time
  const escalateDue = createEscalateDue({ ...common, onFault: (error) => onFault(error, 'escalation') });
  const tick = oneAtATime(async () => {
    metrics.countEscalated(await escalateDue());
    await deliver();
    metrics.tickDone();
  });
  const housekeeping = async () => {
    await drafts.removeOlderThan(new Date(clock.now().getTime() - DRAFTS_KEPT_MS));
  };
  const schedule = () => {
    if (!connection.db) throw new Error('the database connection has no database');
    const ticks = [
      { name: 'escalate-and-deliver', everySeconds: TICK_SECONDS, run: tick },
      { name: 'housekeeping', everySeconds: HOUSEKEEPING_SECONDS, run: housekeeping },
    ];
    return startScheduler({ db: connection.db, ticks, onFault });
  };
  let scheduler = await schedule();
  const watch = watchConnection({
    connection,
    uri,
    onReopened: async () => {
      log.warn('the database connection was opened anew');
      void scheduler.stop().catch((error: unknown) => onFault(error, 'scheduler'));
      scheduler = await schedule();
    },
    onFault: (error) => onFault(error, 'database'),
  });
  finishWork = async () => {
    watch.stop();
    await scheduler.stop();
    // What was asked for a moment ago is finished; what Slack does not take in time is delivered after the next start.
    const delivered = deliver().catch((error: unknown) => onFault(error, 'delivery'));
    await Promise.race([delivered, delay(LAST_DELIVERY_MS, undefined, { ref: false })]);
  };

  // Routes
  const workspace = learnWorkspace(client);
  atStop(async () => workspace.stop());
  const missing = async () => [
    ...(phase === 'running' ? [] : [phase]),
    ...((await answers(connection)) ? [] : (['database'] as const)),
    ...(scheduler.isRunning() ? [] : (['scheduler'] as const)),
  ];
  server.routes.use(createHealthRoutes({ missing }));
  server.routes.use('/slack', inFlight.middleware);
  server.routes.use(
    createSlackRouter({
      signingSecret: slack.signingSecret,
      client,
      useCases,
      log,
      workspace: workspace.id,
      onRefused: metrics.countRefused,
    }),
  );
  if (playground) server.routes.use('/playground', playground.router);
  if (movable) server.routes.use(createPlaygroundClock({ clock: movable, tick }));
  phase = 'running';
  // What a crash left is taken up now: the scheduler's lock of a killed instance would hold it up for a while.
  void tick().catch((error: unknown) => onFault(error, 'escalate-and-deliver'));
  return {
    port: server.port,
    metricsPort: served.port,
    playgroundUrl: playground && `${origin}/playground`,
    stop: async () => {
      phase = 'stopping';
      await stop();
    },
  };
}

async function startEngine(
  config: Config,
  log: Logger,
  environment: Options['environment'],
  atStop: (close: () => Promise<void>) => void,
) {
  const engine = await startEmbeddedMongodb({
    dataDir: config.dataDir,
    environment,
    log: (line) => log.info(line),
    onStateChange: (state) => log.warn({ state }, 'the embedded database changed its state'),
  });
  atStop(() => engine.stop());
  const separator = engine.uri.indexOf('/?');
  return `${engine.uri.slice(0, separator)}/safeguard${engine.uri.slice(separator + 1)}`;
}

async function ringKeys(config: Config, log: Logger) {
  const given = config.encryptionKeys ?? (await keysFromFile(config, log));
  const [first, ...rest] = given;
  if (!first) throw new ConfigError(['ENCRYPTION_KEYS: holds no key']);
  return [first, ...rest] as const satisfies readonly unknown[] as [typeof first, ...typeof rest];
}

async function keysFromFile({ dataDir }: Config, log: Logger) {
  const { keys, path, made } = await readOrMakeKeyFile(dataDir);
  if (made) {
    log.warn(
      { path },
      'ENCRYPTION_KEYS is not set, so a key was made and kept beside the data. For real records keep it elsewhere, and a copy offline: without it nothing can be read',
    );
  }
  const parsed = encryptionKeys.safeParse(keys);
  if (!parsed.success) throw new ConfigError([`ENCRYPTION_KEYS: the file ${path} does not hold id:base64 of 32 bytes`]);
  return parsed.data;
}

async function openRecords(
  connection: Connection,
  vault: Vault,
  random: Random,
  clock: Clock,
  onFault: (error: unknown, where: string) => void,
) {
  const codec = createConcernCodec(vault, random.token);
  const model = concernModel(connection);
  const concerns = createConcernStore(model, vault, codec);
  const deliveries = createDeliveryStore(connection, {
    concerns: model,
    vault,
    codec,
    newToken: random.token,
    onFault: (error) => onFault(error, 'delivery'),
  });
  const drafts = createDraftStore(connection, {
    vault,
    now: clock.now,
    newToken: random.token,
    newConcernId: randomUUID,
  });
  const accessLog = createAccessLogStore(connection);
  await Promise.all([concerns, deliveries, drafts, accessLog].map((store) => store.createIndexes()));
  const oldestUnacknowledgedSeconds = () => concerns.oldestUnacknowledgedSeconds(clock.now());
  return { concerns, deliveries, drafts, accessLog, oldestUnacknowledgedSeconds };
}

/** The organisation file fills an empty database; afterwards the database is the truth. */
async function seedOrganisation(
  config: Config,
  organisation: OrganisationStorage,
  people: PeopleStorage,
): Promise<void> {
  if (!(await organisation.isEmpty())) return;
  const path = config.organisationFile ?? (config.playground === 'off' ? undefined : DEMONSTRATION);
  if (path === undefined) {
    throw new ConfigError(['ORG_FILE: the database is empty, so name the organisation file that it is to start from']);
  }
  const source = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(['ORG_FILE: the file cannot be read']);
  });
  const parsed = parseOrganisationFile(source);
  if (parsed.kind === 'refused') {
    throw new ConfigError(
      parsed.problems.map(({ line, reason }) => `ORG_FILE${line === undefined ? '' : ` line ${line}`}: ${reason}`),
    );
  }
  // People first: the settings are what marks the database as filled, so a crash in between starts over.
  await people.seed(organisation.peopleOf(parsed.file));
  await organisation.seed(parsed.file);
}

function hostPlayground(origin: string) {
  const baseUrl = `${origin}/playground`;
  const slack = { signingSecret: randomBytes(32).toString('hex'), botToken: `xoxb-${randomBytes(24).toString('hex')}` };
  const { router, close } = createPlayground({ productUrl: origin, ...slack, people: DEMONSTRATION, baseUrl });
  return { router, close, slack: { ...slack, apiUrl: `${baseUrl}/slack/api/` } };
}

function neverConfigured(): never {
  throw new ConfigError(['SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN: are needed, unless PLAYGROUND is on']);
}

/** A class, a code and where in our code: never a message, which may repeat what somebody typed. */
export function describeFault(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { error: error.name, code: 'code' in error ? String(error.code) : undefined, cause, frames };
}

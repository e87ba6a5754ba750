import express from 'express';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { WATCHED, type Watched } from '../application/watch/watch-clocks.js';
import { closing, listen } from './server.js';

/** Figures without names, references or content. They count hidden concerns, so they are served on loopback only. */
export interface Metrics {
  readonly registry: Registry;
  countRefused(reason: string): void;
  countDelivery(outcome: string): void;
  /** A person's platform was passed over for another one of theirs. */
  countFallback(platform: string, reason: string): void;
  countEscalated(concerns: number): void;
  countFault(where: string): void;
  /** From now on shows whether the connection over which a platform's requests come is there. */
  showConnection(platform: string, isConnected: () => boolean): void;
  tickDone(): void;
  /** What the watch found late; the rest is in time. */
  watchedLate(late: readonly Watched[]): void;
}

interface Sources {
  /** Seconds; 0 when nothing waits. */
  readonly oldestDueDelivery: () => Promise<number>;
  readonly oldestFailingDelivery: () => Promise<number>;
  readonly oldestUnacknowledged: () => Promise<number>;
  /** People who would be asked to take a concern. */
  readonly unreachableChain: () => Promise<number>;
  /** Whether a concern that came now would reach nobody. */
  readonly nobodyReachable: () => Promise<boolean>;
  /** People whose accounts seem to be gone, and who were not let leave. */
  readonly heldBack: () => Promise<number>;
}

export function createMetrics(sources: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const refused = new Counter({
    name: 'safeguard_requests_refused_total',
    help: 'Requests refused at the edge',
    labelNames: ['reason'],
    registers,
  });
  const deliveries = new Counter({
    name: 'safeguard_deliveries_total',
    help: 'Attempts to deliver a message',
    labelNames: ['outcome'],
    registers,
  });
  const fallbacks = new Counter({
    name: 'safeguard_delivery_fallbacks_total',
    help: 'Platforms that were passed over for another one of the same person',
    labelNames: ['platform', 'reason'],
    registers,
  });
  const escalated = new Counter({
    name: 'safeguard_escalations_total',
    help: 'Missed acknowledgement clocks acted on',
    registers,
  });
  const faults = new Counter({
    name: 'safeguard_faults_total',
    help: 'Things that should not happen',
    labelNames: ['where'],
    registers,
  });
  const lastTick = new Gauge({
    name: 'safeguard_last_tick_timestamp_seconds',
    help: 'When escalation and delivery last ran',
    registers,
  });
  const watchLate = new Gauge({
    name: 'safeguard_watch_late',
    help: 'Whether the watch found something of the kind late',
    labelNames: ['kind'],
    registers,
  });
  gauge('safeguard_oldest_due_delivery_seconds', 'Age of the oldest message that is due', sources.oldestDueDelivery);
  gauge(
    'safeguard_oldest_failing_delivery_seconds',
    'Age of the oldest message that failed and has not come through since',
    sources.oldestFailingDelivery,
  );
  gauge(
    'safeguard_oldest_unacknowledged_seconds',
    'Age of the oldest concern that nobody has taken',
    sources.oldestUnacknowledged,
  );

  gauge(
    'safeguard_chain_people_unreachable',
    'People of rota, leads and managers whom no platform can tell of a concern',
    sources.unreachableChain,
  );
  gauge('safeguard_leavers_held_back', 'People whose accounts seem to be gone, and who stay', sources.heldBack);
  gauge('safeguard_nobody_reachable', '1 while a concern that came now would reach nobody', async () =>
    (await sources.nobodyReachable()) ? 1 : 0,
  );

  function gauge(name: string, help: string, read: () => Promise<number>) {
    const figure: Gauge = new Gauge({
      name,
      help,
      registers,
      // A database out of reach must not take the other figures with it.
      collect: async (): Promise<void> => figure.set(await read().catch(() => Number.NaN)),
    });
  }

  return {
    registry,
    countRefused: (reason) => refused.inc({ reason }),
    countDelivery: (outcome) => deliveries.inc({ outcome }),
    countFallback: (platform, reason) => fallbacks.inc({ platform, reason }),
    countEscalated: (concerns) => escalated.inc(concerns),
    countFault: (where) => faults.inc({ where }),
    showConnection: (platform, isConnected) =>
      gauge(`safeguard_${platform}_socket_connected`, `Whether requests of ${platform} can come in`, async () =>
        Number(isConnected()),
      ),
    tickDone: () => lastTick.setToCurrentTime(),
    watchedLate: (late) => {
      for (const kind of WATCHED) watchLate.set({ kind }, late.includes(kind) ? 1 : 0);
    },
  };
}

/** Serves `GET /metrics` on this machine only. */
export async function serveMetrics(port: number, { registry }: Pick<Metrics, 'registry'>) {
  const app = express();
  app.disable('x-powered-by');
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  const { server, port: bound } = await listen('127.0.0.1', port, app);
  return { port: bound, close: () => closing(server) };
}

import { acknowledgementDue } from '../../domain/acknowledgement-clock.js';
import type { Concern } from '../../domain/concern.js';
import type { DrillAttempt, TriedWay } from '../../domain/drill-report.js';
import type { DeliveryHistory, DeliveryRecord } from '../delivery/delivery-ports.js';
import type { AccessHistory, OrganisationStore } from '../ports.js';

/** What is known by now of a practice concern: how people were reached, and who opened it. */
export interface DrillSeen {
  readonly dueAt: Date;
  readonly attempts: readonly DrillAttempt[];
  readonly reads: Awaited<ReturnType<AccessHistory['readsOf']>>;
}

export type WatchDrill = (concern: Concern) => Promise<DrillSeen>;

interface Deps {
  readonly deliveries: DeliveryHistory;
  readonly accessLog: AccessHistory;
  readonly organisation: OrganisationStore;
}

/** Looks at what delivery and the log of reads wrote down; asks nobody. */
export function createWatchDrill({ deliveries, accessLog, organisation }: Deps): WatchDrill {
  return async (concern) => {
    const [settings, records, reads] = await Promise.all([
      organisation.current(),
      deliveries.about(concern.id),
      accessLog.readsOf(concern.id),
    ]);
    const dueAt = acknowledgementDue(settings, concern.urgent, concern.receivedAt, 1);
    return { dueAt, attempts: records.map(attemptOf), reads };
  };
}

const STATES: Record<DeliveryRecord['state'], TriedWay['state']> = {
  pending: 'trying',
  delivered: 'reached',
  called: 'reached',
  cancelled: 'not-needed',
  undeliverable: 'failed',
};

function attemptOf({ message, state, deliveredAt, platform, attempts }: DeliveryRecord): DrillAttempt {
  const way = message.kind === 'wake' ? message.via : (platform ?? 'chat');
  return { to: message.to, way, state: STATES[state], at: deliveredAt, failed: attempts };
}

import { caseFileOf } from '../domain/case/case-file.js';
import type { Concern } from '../domain/concern.js';
import { awaitedFrom } from '../domain/leaving/awaited.js';
import type { ConcernHashes } from './concern-hashes.js';

/** What lists and jobs need of a concern without opening it: ids of handling people and times, and nothing that says what it is about. */
export function clearFields(concern: Concern, hashes: Pick<ConcernHashes, 'lowLevelHash' | 'excludedHashes'>) {
  return {
    status: concern.status,
    urgent: concern.urgent,
    nextAt: concern.escalation?.nextAt,
    holder: concern.holder,
    acknowledgedAt: concern.acknowledgedAt,
    dueAt: concern.dueAt ?? concern.escalation?.nextAt,
    chaseAt: concern.chaseAt,
    ...fieldsOfCase(concern),
    lowLevel: concern.chronology.flatMap(({ event, eventAt }) =>
      event.kind === 'low-level' ? [{ about: hashes.lowLevelHash(event.about), at: eventAt }] : [],
    ),
    excludedHashes: hashes.excludedHashes(concern.excluded),
  };
}

function fieldsOfCase(concern: Concern) {
  const file = caseFileOf(concern);
  const asked = [...file.decisions.map(({ signOff }) => signOff), ...file.referrals.map(({ review }) => review)];
  const workers = [
    ...concern.grantedTo,
    ...(concern.status === 'unacknowledged' ? concern.routed.map(({ person }) => person) : []),
    ...(file.handover ? [file.handover.to] : []),
    ...asked.flatMap((look) => (look.kind === 'awaited' ? look.asked : [])),
  ];
  return {
    actedOnAt: file.reporterToldAt,
    mergedInto: file.mergedInto?.concern,
    workers: [...new Set(workers)],
    awaited: [...awaitedFrom(concern)],
    granted: file.grants.map(({ to, until }) => ({ to, until })),
    // Nothing ends with one.
    openActions: file.actions
      .filter(({ state }) => state === 'open')
      .map(({ id, owner, due, snoozedUntil }) => ({ id, owner, dueAt: due, snoozedUntil })),
  };
}

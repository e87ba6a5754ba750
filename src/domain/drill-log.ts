import type { DrillReport } from './drill-report.js';
import type { Account, ConcernId, ItemId, PersonId } from './ids.js';
import type { MatterChange } from './letter.js';

/** A drill from the moment when somebody started it, before its practice concern is raised. */
export interface RunningDrill {
  readonly id: ItemId;
  readonly concernId: ConcernId;
  /** Holds what every attempt to raise the practice concern has to agree on. */
  readonly draft: { readonly id: string; readonly owner: Account };
  readonly urgent: boolean;
}

/** All drills that the organisation knows of: at most one that runs, and what came of the others, the newest first. */
export interface DrillLog {
  readonly running?: RunningDrill | undefined;
  readonly reports: readonly DrillReport[];
}

export const NO_DRILLS: DrillLog = { reports: [] };

/** Older reports make room. */
const MOST_REPORTS = 50;
/** People are really woken, and who hears one alarm after the other hears none. */
const PAUSE_MS = 10 * 60_000;

export type DrillBegun =
  | { readonly kind: 'begun'; readonly drill: RunningDrill }
  /** The same form was sent before. */
  | { readonly kind: 'begun-before' }
  | { readonly kind: 'another-runs' }
  /** Another one ended a moment ago. */
  | { readonly kind: 'too-soon' };

export function beginDrill(log: DrillLog, drill: RunningDrill, now: Date): MatterChange<DrillLog, DrillBegun> {
  const wasSent = log.running?.id === drill.id || log.reports.some(({ id }) => id === drill.id);
  if (wasSent) return unchanged(log, { kind: 'begun-before' });
  if (log.running !== undefined) return unchanged(log, { kind: 'another-runs' });
  const [last] = log.reports;
  if (last && now.getTime() - last.ended.at.getTime() < PAUSE_MS) return unchanged(log, { kind: 'too-soon' });
  return { state: { ...log, running: drill }, letters: [], outcome: { kind: 'begun', drill } };
}

/** @param tell everybody who is to know what came of it */
export function endDrill(
  log: DrillLog,
  report: DrillReport,
  tell: readonly PersonId[],
): MatterChange<DrillLog, boolean> {
  if (log.running?.id !== report.id) return unchanged(log, false);
  return {
    state: { reports: [report, ...log.reports].slice(0, MOST_REPORTS) },
    letters: [...new Set(tell)].map((to) => ({ kind: 'letter', to, about: 'drill-ended', item: report.id })),
    outcome: true,
  };
}

/** Nobody can be asked any more, so that nothing came of it. */
export function dropDrill(log: DrillLog, id: ItemId): MatterChange<DrillLog, boolean> {
  return log.running?.id === id
    ? { state: { reports: log.reports }, letters: [], outcome: true }
    : unchanged(log, false);
}

function unchanged<Outcome>(state: DrillLog, outcome: Outcome): MatterChange<DrillLog, Outcome> {
  return { state, letters: [], outcome };
}

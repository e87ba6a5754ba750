import { type DrillLog, dropDrill, endDrill } from '../../domain/drill-log.js';
import { type DrillReport, drillReport } from '../../domain/drill-report.js';
import type { Clock, ConcernStore, MatterStore, OrganisationStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { RaisePractice } from './raise-practice.js';
import type { WatchDrill } from './watch-drill.js';

/**
 * Takes up the drill that runs where it stands: raises its practice concern if a crash came between, and writes the report once
 * that has ended. @returns whether something changed that people are to be told of.
 */
export type AdvanceDrill = () => Promise<boolean>;

interface Deps {
  readonly drills: MatterStore<DrillLog>;
  readonly concerns: Pick<ConcernStore, 'find'>;
  readonly raisePractice: RaisePractice;
  readonly watchDrill: WatchDrill;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly clock: Clock;
}

export function createAdvanceDrill(deps: Deps): AdvanceDrill {
  const { drills, concerns, raisePractice, watchDrill } = deps;

  async function end(report: DrillReport): Promise<boolean> {
    const { leads, managers } = await deps.currentChain(await deps.organisation.current(), deps.clock.now());
    const tell = [report.startedBy, ...[...leads, ...managers].map(({ id }) => id)];
    return drills.change((log) => endDrill(log, report, tell));
  }

  return async () => {
    const { running } = await drills.read();
    if (running === undefined) return false;
    const concern = await concerns.find(running.concernId);
    if (concern === undefined) {
      if ((await raisePractice(running)) === 'raised') return true;
      return drills.change((log) => dropDrill(log, running.id));
    }
    const report = drillReport({ id: running.id, concern, ...(await watchDrill(concern)) });
    return report === undefined ? false : end(report);
  };
}

import { may } from '../../domain/access.js';
import type { Concern } from '../../domain/concern.js';
import type { DrillLog } from '../../domain/drill-log.js';
import { type AskedInDrill, askedIn, type DrillReport } from '../../domain/drill-report.js';
import type { ItemId, PersonId, Reference } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { mayDrill, practiceSteps, starterOf } from '../../domain/practice.js';
import type { Recipient } from '../../domain/routing.js';
import type { Clock, ConcernStore, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import type { CurrentChain } from '../rota/current-chain.js';
import type { WatchDrill } from './watch-drill.js';

interface Shown {
  readonly nameOf: (id: PersonId) => string;
  readonly organisation: Organisation;
  readonly now: Date;
}

/** The drill that runs, as it stands. */
export interface DrillNow {
  readonly id: ItemId;
  /** Of one that was only just started nothing more is known. */
  readonly going?: DrillGoing | undefined;
}

export interface DrillGoing {
  readonly reference: Reference;
  readonly urgent: boolean;
  readonly startedBy: PersonId;
  readonly startedAt: Date;
  /** When the next people are asked, or it ends. */
  readonly nextAt?: Date | undefined;
  readonly asked: readonly AskedInDrill[];
  readonly mayStop: boolean;
}

export interface DrillsShown extends Shown {
  /** Who would be asked if the viewer started one now. */
  readonly steps: readonly (readonly Recipient[])[];
  readonly running?: DrillNow | undefined;
  readonly reports: readonly DrillReport[];
}

export interface DrillReportShown extends Shown {
  readonly report: DrillReport;
}

/** Each is undefined for whoever may not start drills; of a report also where there is none. */
export interface SeeDrills {
  readonly all: (viewer: Person) => Promise<DrillsShown | undefined>;
  readonly report: (viewer: Person, id: ItemId) => Promise<DrillReportShown | undefined>;
}

interface Deps {
  readonly drills: Pick<MatterStore<DrillLog>, 'read'>;
  readonly concerns: Pick<ConcernStore, 'find'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly currentChain: CurrentChain;
  readonly watchDrill: WatchDrill;
  readonly clock: Clock;
}

export function createSeeDrills(deps: Deps): SeeDrills {
  const { drills, concerns, people, organisation, currentChain, watchDrill, clock } = deps;

  async function shown(ids: readonly PersonId[]): Promise<Shown> {
    const [known, settings] = await Promise.all([people.byIds([...new Set(ids)]), organisation.current()]);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return { nameOf: (id) => names.get(id) || 'Somebody', organisation: settings, now: clock.now() };
  }

  async function goingOf(viewer: Person, concern: Concern): Promise<DrillGoing> {
    const { reference, urgent, receivedAt: startedAt, escalation } = concern;
    const startedBy = starterOf(concern);
    const asked = askedIn({ concern, ...(await watchDrill(concern)) });
    const mayStop = concern.status === 'unacknowledged' && may(viewer, 'stop-practice', concern, clock.now());
    return { reference, urgent, startedBy, startedAt, nextAt: escalation?.nextAt, asked, mayStop };
  }

  return {
    all: async (viewer) => {
      if (!mayDrill(viewer)) return undefined;
      const { running, reports } = await drills.read();
      const [settings, concern] = await Promise.all([
        organisation.current(),
        running && concerns.find(running.concernId),
      ]);
      const steps = practiceSteps(await currentChain(settings, clock.now()), viewer);
      const going = concern && (await goingOf(viewer, concern));
      const named = [...reports.flatMap(peopleIn), ...(going ? peopleIn(going) : [])];
      return { ...(await shown(named)), steps, running: running && { id: running.id, going }, reports };
    },
    report: async (viewer, id) => {
      if (!mayDrill(viewer)) return undefined;
      const report = (await drills.read()).reports.find((each) => each.id === id);
      return report && { ...(await shown(peopleIn(report))), report };
    },
  };
}

/** Everybody whom a drill has to do with. */
export function peopleIn(drill: Pick<DrillReport, 'startedBy' | 'asked'> & Partial<Pick<DrillReport, 'ended'>>) {
  const { startedBy, asked, ended } = drill;
  return [startedBy, ...asked.map(({ person }) => person), ...(ended?.by ? [ended.by] : [])];
}

import { type BoardFact, type BoardReport, boardReport } from '../../domain/digests/board-report.js';
import { timesOf } from '../../domain/digests/insight.js';
import { countOpen, type OpenCounts } from '../../domain/digests/open-concerns.js';
import { type Quarter, quarterBefore, quarterOf } from '../../domain/digests/quarter.js';
import type { TeamFigures } from '../../domain/digests/team-figures.js';
import type { Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import type { Clock, OrganisationStore } from '../ports.js';
import type { ConcernFigures } from './concern-figures.js';
import type { CountTeam } from './count-team.js';
import { quarterFacts } from './quarter-facts.js';
import { mayReadBoardReport } from './show-board-report.js';

export interface ShownInsight {
  readonly quarter: Quarter;
  /** The one that has not ended yet. */
  readonly running: Quarter;
  readonly report: BoardReport;
  readonly times: ReturnType<typeof timesOf>;
  /** Of the quarter before. */
  readonly typesBefore: BoardReport['types'];
  /** Now, and not of a quarter. */
  readonly open: OpenCounts;
  /** Of those whose checks they see; absent where there is nobody. */
  readonly people?: TeamFigures | undefined;
  /** Concerns of the two quarters that could not be opened, and are in no count. */
  readonly unreadable: number;
}

/** Undefined for whoever it is not meant for, and for a quarter that has not begun. @param quarter the running one, where none is named */
export type ShowInsight = (viewer: Person, quarter?: Quarter) => Promise<ShownInsight | undefined>;

interface Deps {
  readonly concernFigures: ConcernFigures;
  readonly countSeen: CountTeam;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Figures alone, counted for whoever reads them. It opens the concerns of a quarter and of the one before, and no others. */
export function createShowInsight({ concernFigures, countSeen, organisation, clock }: Deps): ShowInsight {
  return async (viewer, asked) => {
    if (!mayReadBoardReport(viewer)) return undefined;
    const settings = await organisation.current();
    const now = clock.now();
    const running = quarterOf(dayOf(now, settings.zone));
    const quarter = asked ?? running;
    if (quarter > running) return undefined;

    let unreadable = 0;
    async function factsOf(of: Quarter): Promise<readonly BoardFact[]> {
      const facts: BoardFact[] = [];
      for await (const counted of quarterFacts(concernFigures, viewer, of, settings)) {
        if (counted === 'unreadable') unreadable += 1;
        else facts.push(counted.fact);
      }
      return facts;
    }
    const facts = await factsOf(quarter);
    const before = await factsOf(quarterBefore(quarter));
    const [open, people] = await Promise.all([concernFigures.openFor(viewer), countSeen(viewer)]);
    return {
      quarter,
      running,
      report: boardReport(facts),
      times: timesOf(facts),
      typesBefore: boardReport(before).types,
      open: countOpen(open, now),
      people,
      unreadable,
    };
  };
}

import { may } from '../../domain/access.js';
import { type BoardFact, type BoardReport, boardReport } from '../../domain/digests/board-report.js';
import { type Quarter, quarterBefore, quarterOf } from '../../domain/digests/quarter.js';
import type { Reference } from '../../domain/ids.js';
import { hasRole, type Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import type { AccessLog, Clock, OrganisationStore } from '../ports.js';
import type { ConcernFigures } from './concern-figures.js';
import { quarterFacts } from './quarter-facts.js';

export interface ShownBoardReport {
  readonly quarter: Quarter;
  /** It has not ended yet. */
  readonly isRunning: boolean;
  readonly report: BoardReport;
  /** Of the concerns whose record is theirs to read. */
  readonly learning: readonly { readonly reference: Reference; readonly text: string }[];
  /** Concerns that could not be opened, and are in no count. */
  readonly unreadable: number;
}

/** Undefined for whoever it is not meant for, and for a quarter that has not begun. @param quarter the last one that ended, where none is named */
export type ShowBoardReport = (viewer: Person, quarter?: Quarter) => Promise<ShownBoardReport | undefined>;

interface Deps {
  readonly concernFigures: Pick<ConcernFigures, 'receivedBetween'>;
  readonly accessLog: AccessLog;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Figures of a quarter, counted for whoever reads them: what they are kept from is in none. */
export function createShowBoardReport({ concernFigures, accessLog, organisation, clock }: Deps): ShowBoardReport {
  return async (viewer, asked) => {
    if (!mayReadBoardReport(viewer)) return undefined;
    const settings = await organisation.current();
    const now = clock.now();
    const running = quarterOf(dayOf(now, settings.zone));
    const quarter = asked ?? quarterBefore(running);
    if (quarter > running) return undefined;

    const facts: BoardFact[] = [];
    const learning: ShownBoardReport['learning'][number][] = [];
    let unreadable = 0;
    for await (const counted of quarterFacts(concernFigures, viewer, quarter, settings)) {
      if (counted === 'unreadable') {
        unreadable += 1;
        continue;
      }
      const { fact, concern } = counted;
      facts.push(fact);
      const { learning: text, reference } = fact;
      if (text === undefined || !may(viewer, 'read', concern, now)) continue;
      // Words of the record: whoever sees them is written down first.
      await accessLog.record({
        concernId: concern.id,
        person: viewer.id,
        action: 'read-learning',
        outcome: 'allowed',
        at: now,
      });
      learning.push({ reference, text });
    }
    return { quarter, isRunning: quarter === running, report: boardReport(facts), learning, unreadable };
  };
}

export function mayReadBoardReport(viewer: Person): boolean {
  return viewer.active && (hasRole(viewer, 'lead') || hasRole(viewer, 'manager'));
}

import { createCountSeen, createCountTeam } from '../application/digests/count-team.js';
import { createDigestLetters } from '../application/digests/digest-letters.js';
import { createFollowDigests } from '../application/digests/follow-digests.js';
import { createShowBoardReport } from '../application/digests/show-board-report.js';
import { createShowInsight } from '../application/digests/show-insight.js';
import { createEachMinute } from '../application/each-minute.js';
import type { Clock } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import type { Stores } from './open-stores.js';

interface Options extends Stores {
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** What comes by the week and by the quarter. */
export function buildDigestWork({ onFault, ...deps }: Options) {
  return {
    writers: createDigestLetters({ ...deps, countTeam: createCountTeam(deps) }),
    useCases: {
      showBoardReport: createShowBoardReport(deps),
      showInsight: createShowInsight({ ...deps, countSeen: createCountSeen(deps) }),
    },
    follow: createEachMinute({
      eachMinute: [createFollowDigests(deps)],
      always: [],
      clock: deps.clock,
      onFault: (error) => onFault(error, 'digests'),
    }),
  };
}

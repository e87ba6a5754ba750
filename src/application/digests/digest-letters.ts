import { countOpen } from '../../domain/digests/open-concerns.js';
import { parseQuarter } from '../../domain/digests/quarter.js';
import type { LetterAbout } from '../../domain/letter.js';
import { hasRole } from '../../domain/person.js';
import type { LetterWriters } from '../delivery/letter-post.js';
import type { Clock } from '../ports.js';
import type { ConcernFigures } from './concern-figures.js';
import type { CountTeam } from './count-team.js';
import { mayReadBoardReport } from './show-board-report.js';

type Digest = Extract<LetterAbout, 'weekly-digest' | 'board-report'>;

interface Deps {
  readonly concernFigures: Pick<ConcernFigures, 'openFor'>;
  readonly countTeam: CountTeam;
  readonly clock: Clock;
}

/** Counts for whoever reads them, worked out when the digest is delivered. */
export function createDigestLetters({ concernFigures, countTeam, clock }: Deps): Pick<LetterWriters, Digest> {
  return {
    'weekly-digest': async (_letter, recipient) => {
      const isLead = hasRole(recipient, 'lead');
      const concerns = isLead ? countOpen(await concernFigures.openFor(recipient), clock.now()) : undefined;
      const team = await countTeam(recipient);
      return { content: { about: 'weekly-digest', concerns, team }, isNeeded: (concerns ?? team) !== undefined };
    },
    'board-report': async ({ item = '' }, recipient) => {
      const quarter = parseQuarter(item);
      if (quarter === undefined) return undefined;
      return { content: { about: 'board-report', quarter }, isNeeded: mayReadBoardReport(recipient) };
    },
  };
}

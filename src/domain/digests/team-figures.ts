import type { acceptanceShare, reviewsDue } from '../policies/standing.js';
import type { StatusCounts } from '../workforce/check-status.js';

/** How the people stand whose checks somebody sees to: counts alone. */
export interface TeamFigures {
  readonly people: number;
  readonly checks: StatusCounts;
  /** Of policies that are theirs or their team's. */
  readonly reviews: ReturnType<typeof reviewsDue>;
  /** Of what their team was asked to accept. */
  readonly acceptances: ReturnType<typeof acceptanceShare>;
}

import type { Concern } from '../../domain/concern.js';
import type { OpenFigure } from '../../domain/digests/open-concerns.js';
import type { Person } from '../../domain/person.js';

/** Concerns as figures need them, without practice concerns. Exclusion is part of each query, so that a count gives nothing away. */
export interface ConcernFigures {
  openFor(viewer: Person): Promise<readonly OpenFigure[]>;
  /** One after the other, the oldest first; what can't be opened is said and not left out. */
  receivedBetween(viewer: Person, from: Date, to: Date): AsyncIterable<Concern | 'unreadable'>;
}

import type { Concern } from '../../domain/concern.js';
import { type BoardFact, boardFact } from '../../domain/digests/board-report.js';
import { type Quarter, stretchOf } from '../../domain/digests/quarter.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import type { ConcernFigures } from './concern-figures.js';

/** What counts of a quarter, one concern after the other, for whoever reads it: what they are kept from is not among them. */
export async function* quarterFacts(
  { receivedBetween }: Pick<ConcernFigures, 'receivedBetween'>,
  viewer: Person,
  quarter: Quarter,
  settings: Organisation,
): AsyncIterable<'unreadable' | { readonly fact: BoardFact; readonly concern: Concern }> {
  const { from, to } = stretchOf(quarter, settings.zone);
  for await (const concern of receivedBetween(viewer, from, to)) {
    if (concern === 'unreadable') {
      yield concern;
      continue;
    }
    const fact = boardFact(concern, settings);
    if (fact !== undefined) yield { fact, concern };
  }
}

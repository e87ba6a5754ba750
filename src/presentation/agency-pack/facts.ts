import type { ConcernDetails } from '../../application/concerns/read-concern.js';
import type { ChronologyEvent } from '../../domain/chronology.js';
import type { PersonId } from '../../domain/ids.js';
import { nameIn } from '../details-section.js';
import { dateAndTime, listed } from '../wording.js';

/** What a draft is made of. */
export interface PackFacts {
  readonly details: ConcernDetails;
  /** Whoever made the draft, whom the agency can ask. */
  readonly madeBy: PersonId;
  /** The number of this concern's route. */
  readonly ring: string;
}

export function dated(at: Date, { details: { zone } }: PackFacts, text: string): string {
  // Indented, so that no line of what somebody typed can pass for another entry.
  return `${dateAndTime(at, zone)}: ${text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).join('\n   ')}`;
}

/** Everything of some kinds that was written down, in the order in which it was, each as a dated line. */
export function written<Kind extends ChronologyEvent['kind']>(
  facts: PackFacts,
  kind: Kind,
  words: (event: Extract<ChronologyEvent, { kind: Kind }>) => string,
): string[] {
  return facts.details.concern.chronology.flatMap(({ event, eventAt }) =>
    isOf(event, kind) ? [dated(eventAt, facts, words(event))] : [],
  );
}

function isOf<Kind extends ChronologyEvent['kind']>(
  event: ChronologyEvent,
  kind: Kind,
): event is Extract<ChronologyEvent, { kind: Kind }> {
  return event.kind === kind;
}

/** Who of our own people may be responsible, as the reporter named them. */
export function namedSubjects({ details: { concern, names } }: PackFacts): string {
  const { subjects, subjectNotListed, subjectNotSaid, subjectInWords, identity } = concern.report;
  const named = subjects.map((id) => nameIn(names, id));
  // They chose from no list, so that they did not say either; what they typed may be somebody of ours all the same.
  if (identity === 'anonymous') {
    return listed([...named, ...(subjectNotListed && subjectInWords ? [`“${subjectInWords}”`] : [])]);
  }
  return listed([
    ...named,
    ...(subjectNotListed ? ['somebody who is not in our list'] : []),
    ...(subjectNotSaid ? ['somebody whom the reporter would rather not name'] : []),
  ]);
}

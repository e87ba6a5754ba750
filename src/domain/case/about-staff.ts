import type { Concern } from '../concern.js';
import type { PersonId } from '../ids.js';

type Record = Pick<Concern, 'chronology' | 'report' | 'route'>;

/** Whom of our people it may be about: those whom the reporter chose, and those who were kept from it since. */
export function possibleSubjects(concern: Record): readonly PersonId[] {
  return [...new Set([...concern.report.subjects, ...keptSince(concern)])];
}

/** Of a person in a position of trust (domain reference, section 4): from the start, or because it was found out since. */
export function isAboutStaff(concern: Record): boolean {
  return concern.route === 'lead' || keptSince(concern).length > 0;
}

function keptSince({ chronology }: Record): readonly PersonId[] {
  return chronology.flatMap(({ event }) => (event.kind === 'exclusions-confirmed' ? event.added : []));
}

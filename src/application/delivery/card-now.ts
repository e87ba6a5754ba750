import type { SentBecause } from '../../domain/chronology.js';
import { type Concern, routedEntry } from '../../domain/concern.js';
import type { ConcernId, PersonId } from '../../domain/ids.js';
import type { AskedBecause, Message } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import type { ConcernStore } from '../ports.js';
import type { GatherFacts } from './gather-facts.js';
import type { MessageFacts } from './message-facts.js';

/**
 * What the card of a concern says to that person now, for a platform whose cards ask. Undefined for a concern that was never
 * sent to them: the same as for one that does not exist.
 */
export type CardNow = (person: Person, concernId: ConcernId) => Promise<MessageFacts | undefined>;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'find'>;
  readonly gatherFacts: GatherFacts;
}

export function createCardNow({ concerns, gatherFacts }: Deps): CardNow {
  return async (person, concernId) => {
    // Not by the query that leaves out the excluded: whoever has the card learns that it is no longer with them.
    const concern = await concerns.find(concernId);
    if (concern === undefined) return undefined;
    const entry = routedEntry(concern, person.id);
    const isReporter = concern.reporter === person.id;
    if (entry === undefined && !(isReporter && concern.status === 'nobody-told')) return undefined;
    const message: Message =
      entry === undefined
        ? { kind: 'ring-external-contact', to: person.id }
        : { kind: 'acknowledge-request', to: person.id, because: lastAsked(concern, person.id) };
    return gatherFacts({ message, superseded: false }, concern, person);
  };
}

const ASKED: Record<SentBecause, AskedBecause> = {
  raised: 'new',
  'second-reader': 'new',
  'not-acknowledged': 'not-acknowledged',
  declined: 'passed-on',
  'not-reached': 'passed-on',
  'holder-left': 'holder-left',
  'duty-changed': 'passed-on',
  'still-not-acknowledged': 'still-not-acknowledged',
};

/** Why they were asked last: a card that asks for itself says the same as the message that was sent. */
function lastAsked({ chronology }: Concern, person: PersonId): AskedBecause {
  const because = chronology.flatMap(({ event }) =>
    event.kind === 'sent-to' && event.people.includes(person) ? [event.because] : [],
  );
  return ASKED[because.at(-1) ?? 'raised'];
}

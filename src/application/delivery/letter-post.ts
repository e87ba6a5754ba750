import type { Letter, LetterAbout } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { FindAccounts } from '../people/account-on.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { LetterDelivery } from './delivery-ports.js';
import type { LetterContent } from './letter-facts.js';
import type { Post, WhenToWake } from './post.js';

/** What a letter says now. */
export interface WrittenLetter {
  readonly content: LetterContent;
  /** Whether somebody who has not had it yet still needs it. */
  readonly isNeeded: boolean;
  readonly wake?: WhenToWake | undefined;
}

/** Undefined for something that is no more. */
export type LetterWriter = (letter: Letter, recipient: Person) => Promise<WrittenLetter | undefined>;

/** Who knows what to say about each thing. */
export type LetterWriters = { readonly [About in LetterAbout]: LetterWriter };

interface Deps {
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
  readonly findAccounts: FindAccounts;
  readonly writers: LetterWriters;
  readonly clock: Clock;
}

const NO_CALLS: WhenToWake = { atOnce: [], ifItFails: [] };
/** Nothing of this is of a concern, so a call that there is a message does no harm where no message comes through. */
const BY_EMAIL: WhenToWake = { atOnce: [], ifItFails: ['e-mail'] };

/** Letters about the organisation: each says what is true when it is delivered or changed. */
export function createLetterPost({ people, organisation, findAccounts, writers, clock }: Deps): Post<LetterDelivery> {
  return {
    prepare: async ({ message, sent, urgent }) => {
      const known = await people.byId(message.to);
      if (known === undefined || (sent === undefined && !known.active)) return undefined;
      const letter = message.kind === 'wake' ? message.beside : message;
      const written = await writers[letter.about](letter, known);
      if (written === undefined || (sent === undefined && !written.isNeeded)) return undefined;
      if (message.kind === 'wake') return { recipient: known, facts: noFacts, wake: NO_CALLS };
      const { person, unanswered } = sent ? { person: known, unanswered: [] } : await findAccounts(known);
      const { zone } = await organisation.current();
      const { content, wake = BY_EMAIL } = written;
      const facts = { kind: 'letter', urgent, now: clock.now(), zone, ...content } as const;
      return {
        recipient: person,
        facts: async () => {
          // Only now: calls beside chat go out whatever a directory says.
          if (unanswered.length > 0 && person.accounts.length === 0) throw new DirectoryUnavailable();
          return facts;
        },
        wake,
      };
    },
    onRefused: async () => {},
    onShown: () => {},
  };
}

/** A call says nothing, so nobody asks for its facts. */
async function noFacts(): Promise<never> {
  throw new Error('a call has no facts');
}

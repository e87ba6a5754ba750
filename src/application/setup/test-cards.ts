import type { Account, ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { toBeReached } from '../../domain/setup/checklist.js';
import { maySetUp, type SetupBook } from '../../domain/setup/setup-book.js';
import { answerCard, type CardAnswered, isReplaced, sendCards } from '../../domain/setup/test-cards.js';
import type { LetterWriter } from '../delivery/letter-post.js';
import type { Clock, MatterStore, PeopleStore } from '../ports.js';
import type { GatherSetupFacts } from './gather-setup-facts.js';

export type CardsSent =
  | { readonly kind: 'sent' }
  /** Everybody who is to have one got it within the last minutes. */
  | { readonly kind: 'sent-just-now' }
  | { readonly kind: 'nobody-to-send-to' }
  | { readonly kind: 'not-theirs' };

export type SendTestCards = (by: Person) => Promise<CardsSent>;
/** @param account with which they pressed */
export type AnswerTestCard = (by: Person, card: ItemId, account: Account) => Promise<CardAnswered>;

interface Deps {
  readonly setupBook: MatterStore<SetupBook>;
  readonly gatherSetupFacts: GatherSetupFacts;
  readonly clock: Clock;
  readonly newId: () => ItemId;
}

export function createSendTestCards({ setupBook, gatherSetupFacts, clock, newId }: Deps): SendTestCards {
  return async (by) => {
    if (!maySetUp(by)) return { kind: 'not-theirs' };
    const people = toBeReached(await gatherSetupFacts());
    if (people.length === 0) return { kind: 'nobody-to-send-to' };
    const sent = await setupBook.change((book) => sendCards(book, { people, by: by.id, now: clock.now(), newId }));
    return { kind: sent > 0 ? 'sent' : 'sent-just-now' };
  };
}

export function createAnswerTestCard({ setupBook, clock }: Pick<Deps, 'setupBook' | 'clock'>): AnswerTestCard {
  return (by, id, account) =>
    setupBook.change((book) => answerCard(book, { id, by: by.id, account, now: clock.now() }));
}

/** It wakes nobody beside chat: whether chat reaches them is all that it is to show. */
const NO_CALLS = { atOnce: [], ifItFails: [] };

export function createTestCardLetter({
  setupBook,
  people,
}: {
  readonly setupBook: Pick<MatterStore<SetupBook>, 'read'>;
  readonly people: Pick<PeopleStore, 'byId'>;
}): LetterWriter {
  return async ({ item }) => {
    const book = await setupBook.read();
    const card = book.cards.find(({ id }) => id === item);
    if (card === undefined) return undefined;
    const { id, by, answered } = card;
    const state = answered ? 'answered' : isReplaced(book, card) ? 'replaced' : 'open';
    const sender = (await people.byId(by))?.name || 'Somebody';
    return {
      content: { about: 'test-card', item: id, by: sender, state, answeredAt: answered?.at },
      isNeeded: state === 'open',
      wake: NO_CALLS,
    };
  };
}

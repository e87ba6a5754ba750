import type { Account, ItemId, PersonId } from '../ids.js';
import type { MatterChange } from '../letter.js';
import { type Person, withLiveAccounts } from '../person.js';
import type { SetupBook, TestCard } from './setup-book.js';

/** Somebody who pressed twice, or two people who press at the same time, send one card each. */
const AGAIN_AFTER_MS = 10 * 60_000;
/** Phones, apps and accounts change: what was true a quarter ago is no reason to rely on it today. */
const COUNTS_FOR_DAYS = 90;
const DAY_MS = 86_400_000;
const MOST_CARDS = 300;

/** How it stands with somebody's test card. */
export type CardStanding =
  | { readonly kind: 'reached'; readonly at: Date }
  | { readonly kind: 'waiting'; readonly since: Date }
  /** Answered so long ago that it does not count any more, or with an account that is not active any more. */
  | { readonly kind: 'lapsed'; readonly at: Date; readonly because: 'long-ago' | 'account-gone' }
  | { readonly kind: 'not-sent' };

export function standingOf(cards: SetupBook['cards'], person: Person, now: Date): CardStanding {
  const own = cards.filter(({ to }) => to === person.id);
  const answers = own.flatMap(({ answered }) => answered ?? []);
  const isRecent = (at: Date) => now.getTime() - at.getTime() < COUNTS_FOR_DAYS * DAY_MS;
  // An account that is gone reaches nobody, whatever another one of theirs would do: that one has answered nothing yet.
  const isLive = (account: Account) => withLiveAccounts(person).accounts.includes(account);
  const counting = answers.find(({ at, account }) => isRecent(at) && isLive(account));
  if (counting) return { kind: 'reached', at: counting.at };
  const [newest] = own;
  if (newest === undefined) return { kind: 'not-sent' };
  if (newest.answered === undefined) return { kind: 'waiting', since: newest.sentAt };
  const { at } = newest.answered;
  return { kind: 'lapsed', at, because: isRecent(at) ? 'account-gone' : 'long-ago' };
}

interface Sending {
  /** Everybody who is to be reached. */
  readonly people: readonly Person[];
  readonly by: PersonId;
  readonly now: Date;
  readonly newId: () => ItemId;
}

/** To whoever is not known to be reached, or to everybody once all are. @returns how many went out */
export function sendCards(book: SetupBook, { people, by, now, newId }: Sending): MatterChange<SetupBook, number> {
  const missing = people.filter((person) => standingOf(book.cards, person, now).kind !== 'reached');
  const wasSentJustNow = ({ id }: Person) =>
    book.cards.some(({ to, sentAt }) => to === id && now.getTime() - sentAt.getTime() < AGAIN_AFTER_MS);
  const asked = (missing.length > 0 ? missing : people).filter((person) => !wasSentJustNow(person));
  if (asked.length === 0) return { state: book, letters: [], outcome: 0 };
  const cards = asked.map(({ id: to }): TestCard => ({ id: newId(), to, by, sentAt: now }));
  const replaced = book.cards.filter((card) => isOpen(card) && asked.some(({ id }) => id === card.to));
  return {
    state: { ...book, cards: [...cards, ...book.cards].slice(0, MOST_CARDS) },
    letters: cards.map(({ id, to }) => ({ kind: 'letter', to, about: 'test-card', item: id })),
    refresh: replaced.map(({ id }) => id),
    outcome: asked.length,
  };
}

export type CardAnswered = 'answered' | 'answered-before' | 'not-theirs';

/** An older card of theirs counts as well: it has reached them. */
export function answerCard(
  book: SetupBook,
  answer: { readonly id: ItemId; readonly by: PersonId; readonly account: Account; readonly now: Date },
): MatterChange<SetupBook, CardAnswered> {
  const { id, by, account, now } = answer;
  const card = book.cards.find((each) => each.id === id);
  if (card?.to !== by) return { state: book, letters: [], outcome: 'not-theirs' };
  if (!isOpen(card)) return { state: book, letters: [], outcome: 'answered-before' };
  const answered: TestCard = { ...card, answered: { at: now, account } };
  return {
    state: { ...book, cards: book.cards.map((each) => (each.id === id ? answered : each)) },
    letters: [],
    refresh: [id],
    outcome: 'answered',
  };
}

/** Whether a newer card went to the same person. */
export function isReplaced({ cards }: SetupBook, { id, to }: TestCard): boolean {
  return cards.find((card) => card.to === to)?.id !== id;
}

function isOpen({ answered }: TestCard): boolean {
  return answered === undefined;
}

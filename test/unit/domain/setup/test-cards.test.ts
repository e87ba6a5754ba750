import { describe, expect, it } from 'vitest';
import { type Account, accountOn, asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { EMPTY_SETUP_BOOK, type SetupBook } from '../../../../src/domain/setup/setup-book.js';
import { answerCard, isReplaced, sendCards, standingOf } from '../../../../src/domain/setup/test-cards.js';
import { aPerson, FIONA, idsOf, LEILA, minutesAfter, PRIYA, RECEIVED, SAM } from '../../../support/builders.js';

const DAY = 1_440;
const PEOPLE = [PRIYA, SAM, LEILA];

function sent(book: SetupBook, minutes = 0, people: readonly Person[] = PEOPLE) {
  let made = book.cards.length;
  const newId = () => {
    made += 1;
    return asItemId(`card-${made}`);
  };
  return sendCards(book, { people, by: FIONA.id, now: minutesAfter(RECEIVED, minutes), newId });
}

function answered(book: SetupBook, by: Person, card: string, minutes = 1, account = by.accounts[0] as Account) {
  return answerCard(book, { id: asItemId(card), by: by.id, account, now: minutesAfter(RECEIVED, minutes) });
}

const FIRST = sent(EMPTY_SETUP_BOOK);
const standing = (book: SetupBook, person: Person, minutes = 2) =>
  standingOf(book.cards, person, minutesAfter(RECEIVED, minutes));

describe('sending test cards', () => {
  it('sends one to each person, as a letter', () => {
    expect(FIRST.outcome).toBe(3);
    expect(FIRST.letters.map(({ to, about, item }) => [to, about, item])).toEqual([
      [PRIYA.id, 'test-card', 'card-1'],
      [SAM.id, 'test-card', 'card-2'],
      [LEILA.id, 'test-card', 'card-3'],
    ]);
  });

  it('sends none twice within ten minutes, and a new one in place of the old one after that', () => {
    expect(sent(FIRST.state, 9)).toEqual({ state: FIRST.state, letters: [], outcome: 0 });
    const again = sent(FIRST.state, 10);
    expect(again.outcome).toBe(3);
    expect(again.refresh).toEqual(['card-1', 'card-2', 'card-3']);
    const of = (id: string) => again.state.cards.find((card) => card.id === id) ?? expect.unreachable();
    expect([isReplaced(again.state, of('card-1')), isReplaced(again.state, of('card-4'))]).toEqual([true, false]);
  });

  it('leaves out whoever is reached, until everybody is', () => {
    const { state } = answered(FIRST.state, PRIYA, 'card-1');
    expect(sent(state, 20).letters.map(({ to }) => to)).toEqual(idsOf([SAM, LEILA]));
    const all = answered(answered(state, SAM, 'card-2').state, LEILA, 'card-3').state;
    expect(sent(all, 5).outcome).toBe(0);
    const onceMore = sent(all, 20);
    expect(onceMore.outcome).toBe(3);
    expect(standing(onceMore.state, PRIYA, 21)).toEqual({ kind: 'reached', at: minutesAfter(RECEIVED, 1) });
  });
});

describe('answering a test card', () => {
  it('is for whoever it was sent to: anybody else changes nothing', () => {
    expect(answered(FIRST.state, SAM, 'card-1')).toEqual({ state: FIRST.state, letters: [], outcome: 'not-theirs' });
    expect(answered(FIRST.state, SAM, 'card-99').outcome).toBe('not-theirs');
  });

  it('shows when they were reached, and draws the card anew', () => {
    const { state, outcome, refresh } = answered(FIRST.state, PRIYA, 'card-1');
    expect([outcome, refresh]).toEqual(['answered', ['card-1']]);
    expect(standing(state, PRIYA)).toEqual({ kind: 'reached', at: minutesAfter(RECEIVED, 1) });
    expect(standing(state, SAM)).toEqual({ kind: 'waiting', since: RECEIVED });
    expect(standing(state, FIONA)).toEqual({ kind: 'not-sent' });
    expect(answered(state, PRIYA, 'card-1', 5)).toEqual({ state, letters: [], outcome: 'answered-before' });
  });

  it('counts with an older card too, because it has reached them', () => {
    const { state } = sent(FIRST.state, 15);
    expect(standing(answered(state, PRIYA, 'card-1', 16).state, PRIYA, 17).kind).toBe('reached');
  });

  it('counts for 90 days', () => {
    const { state } = answered(FIRST.state, PRIYA, 'card-1', 0);
    expect(standing(state, PRIYA, 90 * DAY - 1).kind).toBe('reached');
    expect(standing(state, PRIYA, 90 * DAY)).toEqual({ kind: 'lapsed', at: RECEIVED, because: 'long-ago' });
    const again = sent(state, 91 * DAY, [PRIYA]).state;
    expect(standing(again, PRIYA, 91 * DAY).kind).toBe('waiting');
  });

  it('counts no longer once that account is not active, whatever other accounts they have', () => {
    const [slack, teams] = [accountOn('slack', 'UPRIYA'), accountOn('teams', 'priya')];
    const { state } = answered(FIRST.state, PRIYA, 'card-1', 1, slack);
    const priya = (inactive: readonly Account[]) =>
      aPerson('priya', { accounts: [slack, teams], inactiveAccounts: inactive });
    expect(standing(state, priya([])).kind).toBe('reached');
    expect(standing(state, priya([teams])).kind).toBe('reached');
    expect(standing(state, priya([slack]))).toMatchObject({ kind: 'lapsed', because: 'account-gone' });
  });
});

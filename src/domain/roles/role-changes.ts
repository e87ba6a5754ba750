import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { LetterAbout } from '../letter.js';
import { asApproved, type RoleAsk, type RoleBook, tidied, type WantedChange } from './role-book.js';
import type { AskRoleChange, RoleContext } from './role-context.js';
import { type NoAnswer, type RoleRefusal, whyNotAnswered, whyNotOpen, whyNotWanted } from './role-refusals.js';
import { mayDecideRoles, whoMayApprove } from './two-people.js';

export type RoleOutcome =
  | { readonly kind: 'done'; readonly ask: RoleAsk }
  | { readonly kind: 'outdated'; readonly because: RoleRefusal }
  | { readonly kind: 'refused'; readonly because: RoleRefusal };

export interface RoleChange {
  readonly book: RoleBook;
  readonly tells: readonly RoleTell[];
  readonly outcome: RoleOutcome;
}

interface RoleTell {
  readonly to: PersonId;
  readonly about: LetterAbout;
  readonly item: ItemId;
}

/** A lead or a manager asks; nothing changes until the other of the two approves. */
export function askRoleChange(
  book: RoleBook,
  context: RoleContext,
  asked: AskRoleChange,
  token: FormToken,
): RoleChange {
  const before = book.asks.find((ask) => ask.token === token && ask.by === context.by.id);
  if (before !== undefined) return { book, tells: [], outcome: { kind: 'done', ask: before } };
  const now = asItStands(book, context);
  const because = whyNotWanted(now, now.by, asked) ?? askedAlready(book, context, asked);
  if (because !== undefined) return refused(book, because);
  const about = now.people.find(({ id }) => id === asked.person);
  const approvers = about ? whoMayApprove(now.by, about, now.people) : [];
  if (approvers.length === 0) return refused(book, { kind: 'nobody-to-approve' });
  const ask: RoleAsk = { id: now.newId(), ...asked, by: now.by.id, at: now.now, token, state: 'open' };
  return {
    book: tidied({ ...book, asks: [...book.asks, ask] }),
    tells: approvers.map(({ id }) => ({ to: id, about: 'role-asked', item: ask.id })),
    outcome: { kind: 'done', ask },
  };
}

/** By the other of the two. What was asked is judged anew: it may make no sense any more. */
export function approveRoleChange(book: RoleBook, context: RoleContext, id: ItemId): RoleChange {
  const now = asItStands(book, context);
  const ask = book.asks.find((one) => one.id === id);
  const refusal = whyNotAnswered(now, ask);
  if (ask === undefined || refusal !== undefined) return refused(book, refusal ?? { kind: 'no-such-ask' });
  const outdated = whyOutdated(now, ask);
  if (outdated !== undefined) {
    const change = answered(book, now, ask, 'outdated');
    return { ...change, tells: toAsker(ask), outcome: { kind: 'outdated', because: outdated } };
  }
  return { ...answered(book, now, ask, 'approved'), tells: toldOf(ask, now) };
}

/** By whoever could approve it, or by whoever asked, who thinks better of it. */
export function refuseRoleChange(book: RoleBook, context: RoleContext, id: ItemId): RoleChange {
  const now = asItStands(book, context);
  const ask = book.asks.find((one) => one.id === id);
  const isOwn = ask?.by === now.by.id && now.by.active;
  const refusal = isOwn ? whyNotOpen(ask, now.now) : whyNotAnswered(now, ask);
  if (ask === undefined || refusal !== undefined) return refused(book, refusal ?? { kind: 'no-such-ask' });
  if (isOwn) return answered(book, now, ask, 'withdrawn');
  return { ...answered(book, now, ask, 'refused'), tells: toAsker(ask) };
}

/** What nobody answered in time is over, and whoever asked hears of it. */
export function expireRoleAsks(book: RoleBook, now: Date): Pick<RoleChange, 'book' | 'tells'> {
  const over = book.asks.filter((ask) => ask.state === 'open' && whyNotOpen(ask, now) !== undefined);
  if (over.length === 0) return { book, tells: [] };
  const asks = book.asks.map((ask): RoleAsk => (over.includes(ask) ? { ...ask, state: 'expired' } : ask));
  return { book: { ...book, asks }, tells: over.flatMap(toAsker) };
}

/** What is approved has its effect with the person, which is written after it. */
export function appliedRoleChange(book: RoleBook, id: ItemId): RoleBook {
  return { ...book, asks: book.asks.map((ask) => (ask.id === id ? { ...ask, isApplied: true } : ask)) };
}

/** Two approvals may come one after the other before the first is written down with its person. */
function asItStands(book: RoleBook, context: RoleContext): RoleContext {
  const { by, people } = context;
  return { ...context, by: asApproved(book, by), people: people.map((person) => asApproved(book, person)) };
}

function answered(book: RoleBook, { by, now }: RoleContext, ask: RoleAsk, state: NoAnswer): RoleChange {
  const answer: RoleAsk = { ...ask, state, answeredBy: by.id, answeredAt: now };
  const asks = book.asks.map((one) => (one.id === ask.id ? answer : one));
  return { book: { ...book, asks }, tells: [], outcome: { kind: 'done', ask: answer } };
}

const toAsker = ({ by, id }: RoleAsk): readonly RoleTell[] => [{ to: by, about: 'role-refused', item: id }];

/** Whoever decides, and whom it is about. Of somebody who leaves the others hear with what that leaves open. */
function toldOf({ id, person, by, wanted }: RoleAsk, context: RoleContext): readonly RoleTell[] {
  const others =
    wanted.change === 'leave' ? [] : [person, ...context.people.filter(mayDecideRoles).map((one) => one.id)];
  return [...new Set([by, context.by.id, ...others])].map((to) => ({ to, about: 'role-changed', item: id }));
}

function whyOutdated(context: RoleContext, ask: RoleAsk): RoleRefusal | undefined {
  const asker = context.people.find(({ id }) => id === ask.by);
  if (asker === undefined || !mayDecideRoles(asker)) return { kind: 'asker-decides-no-more' };
  return whyNotWanted(context, asker, ask);
}

function askedAlready({ asks }: RoleBook, { now }: RoleContext, asked: AskRoleChange): RoleRefusal | undefined {
  const isTheSame = (ask: RoleAsk) =>
    ask.person === asked.person && roleOf(ask.wanted) === roleOf(asked.wanted) && whyNotOpen(ask, now) === undefined;
  return asks.some(isTheSame) ? { kind: 'asked-already' } : undefined;
}

function roleOf(wanted: WantedChange): string {
  return wanted.change === 'leave' ? wanted.change : wanted.role;
}

function refused(book: RoleBook, because: RoleRefusal): RoleChange {
  return { book, tells: [], outcome: { kind: 'refused', because } };
}

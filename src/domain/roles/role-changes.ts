import type { FormToken, ItemId, PersonId } from '../ids.js';
import type { LetterAbout } from '../letter.js';
import type { Person } from '../person.js';
import { type GivenRole, type RoleAsk, type RoleBook, rolesWith, tidied } from './role-book.js';
import { areLeadAndManager, isSamePerson, mayDecideRoles, whoMayApprove } from './two-people.js';

export type RoleRefusal =
  | { readonly kind: 'not-theirs-to-do' | 'own-role' | 'not-here' | 'no-such-ask' | 'nobody-to-approve' | 'own-ask' }
  | { readonly kind: 'has-it-already' | 'has-it-not' | 'asked-already' }
  /** A lead and a manager there must be. */
  | { readonly kind: 'last-of-role'; readonly role: GivenRole }
  | { readonly kind: 'already-answered'; readonly state: Exclude<RoleAsk['state'], 'open'> };

export type RoleOutcome =
  | { readonly kind: 'done'; readonly ask: RoleAsk }
  | { readonly kind: 'outdated'; readonly because: RoleRefusal }
  | { readonly kind: 'refused'; readonly because: RoleRefusal };

export interface RoleContext {
  readonly by: Person;
  /** Everybody active who has one of the roles, and whom it is about. */
  readonly people: readonly Person[];
  readonly now: Date;
  readonly newId: () => ItemId;
}

export interface RoleChange {
  readonly book: RoleBook;
  readonly tells: readonly { readonly to: PersonId; readonly about: LetterAbout; readonly item: ItemId }[];
  readonly outcome: RoleOutcome;
}

export interface AskRoleChange {
  readonly person: PersonId;
  readonly role: GivenRole;
  readonly change: 'give' | 'take';
}

/** Without these nobody decides about concerns about staff, nor about roles. */
const NEEDED: readonly GivenRole[] = ['lead', 'manager'];

/** A lead or a manager asks; nothing changes until the other of the two approves. */
export function askRoleChange(
  book: RoleBook,
  context: RoleContext,
  asked: AskRoleChange,
  token: FormToken,
): RoleChange {
  const before = book.asks.find((ask) => ask.token === token && ask.by === context.by.id);
  if (before !== undefined) return { book, tells: [], outcome: { kind: 'done', ask: before } };
  const because = whyNot(book, context, context.by, asked) ?? askedAlready(book, asked);
  if (because !== undefined) return refused(book, because);
  const about = personOf(context, asked.person);
  const approvers = about ? whoMayApprove(context.by, about, context.people) : [];
  if (approvers.length === 0) return refused(book, { kind: 'nobody-to-approve' });
  const ask: RoleAsk = { id: context.newId(), ...asked, by: context.by.id, at: context.now, token, state: 'open' };
  return {
    book: tidied({ ...book, asks: [...book.asks, ask] }),
    tells: approvers.map(({ id }) => ({ to: id, about: 'role-asked', item: ask.id })),
    outcome: { kind: 'done', ask },
  };
}

/** By the other of the two. What was asked is judged anew: it may make no sense any more. */
export function approveRoleChange(book: RoleBook, context: RoleContext, id: ItemId): RoleChange {
  const ask = book.asks.find((one) => one.id === id);
  const refusal = whyNotAnswered(context, ask);
  if (ask === undefined || refusal !== undefined) return refused(book, refusal ?? { kind: 'no-such-ask' });
  const asker = personOf(context, ask.by);
  const outdated = asker === undefined ? ({ kind: 'not-here' } as const) : whyNot(book, context, asker, ask);
  if (asker === undefined || outdated !== undefined) {
    const change = answered(book, context, ask, 'outdated');
    return { ...change, outcome: { kind: 'outdated', because: outdated ?? { kind: 'not-here' } } };
  }
  const told = new Set([
    ask.person,
    ask.by,
    context.by.id,
    ...context.people.filter(mayDecideRoles).map((one) => one.id),
  ]);
  const change = answered(book, context, ask, 'approved');
  return { ...change, tells: [...told].map((to) => ({ to, about: 'role-changed', item: ask.id })) };
}

/** By whoever could approve it, or by whoever asked, who thinks better of it. */
export function refuseRoleChange(book: RoleBook, context: RoleContext, id: ItemId): RoleChange {
  const ask = book.asks.find((one) => one.id === id);
  const isOwn = ask?.by === context.by.id && context.by.active;
  const refusal = isOwn ? closed(ask) : whyNotAnswered(context, ask);
  if (ask === undefined || refusal !== undefined) return refused(book, refusal ?? { kind: 'no-such-ask' });
  const change = answered(book, context, ask, isOwn ? 'withdrawn' : 'refused');
  return { ...change, tells: isOwn ? [] : [{ to: ask.by, about: 'role-refused', item: ask.id }] };
}

/** What is approved has its effect with the person, which is written after it. */
export function appliedRoleChange(book: RoleBook, id: ItemId): RoleBook {
  return { ...book, asks: book.asks.map((ask) => (ask.id === id ? { ...ask, isApplied: true } : ask)) };
}

function answered(book: RoleBook, { by, now }: RoleContext, ask: RoleAsk, state: RoleAsk['state']): RoleChange {
  const answer: RoleAsk = { ...ask, state, answeredBy: by.id, answeredAt: now };
  const asks = book.asks.map((one) => (one.id === ask.id ? answer : one));
  return { book: { ...book, asks }, tells: [], outcome: { kind: 'done', ask: answer } };
}

function whyNotAnswered({ by, people }: RoleContext, ask: RoleAsk | undefined): RoleRefusal | undefined {
  if (!mayDecideRoles(by)) return { kind: 'not-theirs-to-do' };
  if (ask === undefined) return { kind: 'no-such-ask' };
  if (ask.by === by.id) return { kind: 'own-ask' };
  if (ask.person === by.id) return { kind: 'own-role' };
  const state = closed(ask);
  if (state !== undefined) return state;
  const [asker, about] = [ask.by, ask.person].map((id) => people.find((one) => one.id === id));
  if (about !== undefined && isSamePerson(about, by)) return { kind: 'own-role' };
  // Who asked has left, or has lost their role: nobody else can stand in for them.
  return asker === undefined || areLeadAndManager(asker, by) ? undefined : { kind: 'not-theirs-to-do' };
}

function closed(ask: RoleAsk | undefined): RoleRefusal | undefined {
  if (ask === undefined) return { kind: 'no-such-ask' };
  return ask.state === 'open' ? undefined : { kind: 'already-answered', state: ask.state };
}

function whyNot(
  book: RoleBook,
  context: RoleContext,
  asker: Person,
  { person, role, change }: AskRoleChange,
): RoleRefusal | undefined {
  if (!mayDecideRoles(asker)) return { kind: 'not-theirs-to-do' };
  const about = personOf(context, person);
  if (about === undefined || !about.active) return { kind: 'not-here' };
  if (isSamePerson(about, asker)) return { kind: 'own-role' };
  const has = rolesWith(book, about).includes(role);
  if (change === 'give') return has ? { kind: 'has-it-already' } : undefined;
  if (!has) return { kind: 'has-it-not' };
  const others = context.people.filter((one) => one.active && one.id !== person && rolesWith(book, one).includes(role));
  return NEEDED.includes(role) && others.length === 0 ? { kind: 'last-of-role', role } : undefined;
}

function askedAlready({ asks }: RoleBook, { person, role }: AskRoleChange): RoleRefusal | undefined {
  const open = asks.some((ask) => ask.state === 'open' && ask.person === person && ask.role === role);
  return open ? { kind: 'asked-already' } : undefined;
}

function personOf({ people }: RoleContext, id: PersonId): Person | undefined {
  return people.find((one) => one.id === id);
}

function refused(book: RoleBook, because: RoleRefusal): RoleChange {
  return { book, tells: [], outcome: { kind: 'refused', because } };
}

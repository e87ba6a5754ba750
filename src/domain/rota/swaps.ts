import type { ItemId, PersonId } from '../ids.js';
import type { BookedOverride, SwapAsk } from './rota-book.js';
import { dutyRefusal, partnerRefusal, roomRefusal, stretchRefusal } from './rota-rules.js';
import { tellLeads } from './rota-tells.js';
import { fromNow, type RotaChange, type RotaVerb, type RotaWork, recorded, refused, rotaVerb } from './rota-work.js';
import type { Stretch } from './shifts.js';

export interface AskSwap extends Stretch {
  readonly verb: 'ask-swap';
  readonly other: PersonId;
  /** A stretch of the other's duty that they would take for it. */
  readonly inReturn?: Stretch | undefined;
}

/** Somebody asks another to take a stretch of their own duty. It stays theirs until the other accepts. */
export const askSwap: RotaVerb<AskSwap> = rotaVerb((work, { other, from, to, inReturn }) => {
  const { by, now, rota } = work;
  const because =
    stretchRefusal(work, { from, to }) ??
    (inReturn && stretchRefusal(work, inReturn)) ??
    (other === by.id ? { kind: 'already-theirs' } : partnerRefusal(work, other)) ??
    dutyRefusal(rota, by.id, fromNow({ from, to }, now)) ??
    roomRefusal(work) ??
    askedAlready(work, { other, from, to }) ??
    (inReturn && dutyRefusal(rota, other, fromNow(inReturn, now)));
  if (because !== undefined) return refused(work, because);
  const id = work.newId();
  const what = { other, from, to, ...(inReturn && { inReturn }) };
  const ask: SwapAsk = { id, asker: by.id, ...what, askedAt: now, state: 'open' };
  return recorded(work, { kind: 'swap-asked', item: id, ...what }, { asks: [...work.book.asks, ask] }, [
    { to: other, about: 'swap-asked', item: id },
  ]);
});

function askedAlready({ book, by }: RotaWork, { other, from, to }: Pick<AskSwap, 'other' | 'from' | 'to'>) {
  const isTheSame = (ask: SwapAsk) =>
    ask.state === 'open' && ask.asker === by.id && ask.other === other && +ask.from === +from && +ask.to === +to;
  return book.asks.some(isTheSame) ? ({ kind: 'asked-already' } as const) : undefined;
}

export interface AnswerSwap {
  readonly verb: 'answer-swap';
  readonly ask: ItemId;
  readonly answer: 'accepted' | 'declined';
}

/** By whoever was asked alone. What has passed since they were asked stays as it was; they take what is left. */
export const answerSwap: RotaVerb<AnswerSwap> = rotaVerb((work, { ask: id, answer }) => {
  const ask = work.book.asks.find((each) => each.id === id);
  if (ask === undefined) return refused(work, { kind: 'no-such-item' });
  if (ask.other !== work.by.id) return refused(work, { kind: 'not-theirs-to-do' });
  if (ask.state !== 'open') return refused(work, { kind: 'already-answered', state: ask.state });
  if (answer === 'accepted') return accept(work, ask);
  return ended(work, ask, 'declined', [{ to: ask.asker, about: 'swap-declined', item: id }]);
});

export interface WithdrawSwap {
  readonly verb: 'withdraw-swap';
  readonly ask: ItemId;
}

/** By whoever asked, before it was answered. */
export const withdrawSwap: RotaVerb<WithdrawSwap> = rotaVerb((work, { ask: id }) => {
  const ask = work.book.asks.find((each) => each.id === id);
  if (ask === undefined) return refused(work, { kind: 'no-such-item' });
  if (ask.asker !== work.by.id) return refused(work, { kind: 'not-theirs-to-do' });
  if (ask.state !== 'open') return refused(work, { kind: 'already-answered', state: ask.state });
  return ended(work, ask, 'withdrawn', [{ to: ask.other, about: 'swap-withdrawn', item: id }]);
});

function accept(work: RotaWork, ask: SwapAsk): RotaChange {
  const given = fromNow(ask, work.now);
  const returned = ask.inReturn && fromNow(ask.inReturn, work.now);
  if (!stillTheirs(work, ask.asker, given) || (returned && !stillTheirs(work, ask.other, returned))) {
    return ended(work, ask, 'outdated', []);
  }
  const because = roomRefusal(work) ?? partnerRefusal(work, ask.other) ?? (returned && partnerRefusal(work, ask.asker));
  if (because !== undefined) return refused(work, because);
  const overrides = [booked(work, ask.other, given), ...(returned ? [booked(work, ask.asker, returned)] : [])];
  const both = [ask.asker, ask.other].map((to) => ({ to, about: 'swap-accepted', item: ask.id }) as const);
  return recorded(
    work,
    { kind: 'swap-accepted', item: ask.id, overrides: overrides.map(({ id }) => id) },
    { asks: withState(work, ask, 'accepted'), overrides: [...overrides, ...work.book.overrides] },
    [...both, ...tellLeads(work, ask.id, both, 'swap-accepted')],
  );
}

function stillTheirs({ rota }: RotaWork, person: PersonId, stretch: Stretch): boolean {
  return stretch.from < stretch.to && dutyRefusal(rota, person, stretch) === undefined;
}

function booked({ by, now, newId }: RotaWork, person: PersonId, { from, to }: Stretch): BookedOverride {
  return { id: newId(), from, to, person, by: by.id, at: now, because: 'swap' };
}

function ended(
  work: RotaWork,
  ask: SwapAsk,
  state: 'declined' | 'withdrawn' | 'outdated',
  tells: RotaChange['tells'],
): RotaChange {
  return recorded(work, { kind: `swap-${state}`, item: ask.id }, { asks: withState(work, ask, state) }, tells);
}

function withState({ book }: RotaWork, ask: SwapAsk, state: SwapAsk['state']): readonly SwapAsk[] {
  return book.asks.map((each) => (each.id === ask.id ? { ...each, state } : each));
}

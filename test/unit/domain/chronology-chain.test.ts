import { describe, expect, it } from 'vitest';
import { chainHash, chainStart, type SealedEntry, verifyChain } from '../../../src/domain/chronology-chain.js';
import { asConcernId } from '../../../src/domain/ids.js';
import { minutesAfter, RECEIVED } from '../../support/builders.js';

const CONCERN = asConcernId('c-1');

/** A chain of `count` entries, each a minute after the one before, as the product writes it. */
function aChainOf(count: number, concern = CONCERN): { readonly entries: SealedEntry[]; readonly head: string } {
  let head = chainStart(concern);
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = follow(head, `sealed ${index + 1}`, index);
    head = entry.hash;
    return entry;
  });
  return { entries, head };
}

function follow(head: string, sealed: string, minute: number): SealedEntry {
  const when = minutesAfter(RECEIVED, minute);
  const entry = { eventAt: when, recordedAt: when, sealed };
  return { ...entry, hash: chainHash(head, entry) };
}

const PLACES = [1, 2, 3, 4, 5];

describe('the chain of a chronology', () => {
  const { entries, head } = aChainOf(5);
  const entryAt = (place: number) => entries[place - 1] as SealedEntry;
  const verify = (list: readonly SealedEntry[]) => verifyChain(CONCERN, list, head);

  it('is intact as it was written', () => {
    expect(verify(entries)).toEqual({ kind: 'intact' });
    expect(verifyChain(CONCERN, [], chainStart(CONCERN))).toEqual({ kind: 'intact' });
  });

  it.each(PLACES)('shows an altered text at place %i', (place) => {
    const altered = entries.with(place - 1, { ...entryAt(place), sealed: 'something else' });
    expect(verify(altered)).toEqual({ kind: 'broken', at: place });
  });

  it.each(PLACES)('shows an altered event time at place %i', (place) => {
    const altered = entries.with(place - 1, { ...entryAt(place), eventAt: minutesAfter(RECEIVED, 99) });
    expect(verify(altered)).toEqual({ kind: 'broken', at: place });
  });

  it.each(PLACES)('shows an altered recorded time at place %i', (place) => {
    const altered = entries.with(place - 1, { ...entryAt(place), recordedAt: new Date(RECEIVED.getTime() - 1) });
    expect(verify(altered)).toEqual({ kind: 'broken', at: place });
  });

  it.each(PLACES)('shows an altered hash at place %i', (place) => {
    const altered = entries.with(place - 1, { ...entryAt(place), hash: chainStart(CONCERN) });
    expect(verify(altered)).toEqual({ kind: 'broken', at: place });
  });

  it('shows event and recorded time that changed places', () => {
    const late: Omit<SealedEntry, 'hash'> = {
      eventAt: RECEIVED,
      recordedAt: minutesAfter(RECEIVED, 30),
      sealed: 'told on the phone',
    };
    const hash = chainHash(chainStart(CONCERN), late);
    const swapped = { ...late, eventAt: late.recordedAt, recordedAt: late.eventAt, hash };
    expect(verifyChain(CONCERN, [{ ...late, hash }], hash)).toEqual({ kind: 'intact' });
    expect(verifyChain(CONCERN, [swapped], hash)).toEqual({ kind: 'broken', at: 1 });
  });

  it.each(PLACES)('shows an entry that was removed from place %i', (place) => {
    expect(verify(entries.toSpliced(place - 1, 1))).toEqual({ kind: 'broken', at: place });
  });

  it.each(PLACES)('shows an entry that was added before place %i', (place) => {
    const before = place === 1 ? chainStart(CONCERN) : entryAt(place - 1).hash;
    const forged = follow(before, 'never happened', 50);
    // The forged entry itself follows the chain; what stood in its place no longer does.
    expect(verify(entries.toSpliced(place - 1, 0, forged))).toEqual({ kind: 'broken', at: place + 1 });
  });

  it.each(PLACES)('shows an entry that was copied at place %i', (place) => {
    expect(verify(entries.toSpliced(place - 1, 0, entryAt(place)))).toEqual({ kind: 'broken', at: place + 1 });
  });

  it('shows an entry that was added at the end, even one that follows the chain, at its own place', () => {
    expect(verify([...entries, follow(head, 'never happened', 50)])).toEqual({ kind: 'broken', at: 6 });
    expect(verify([...entries, { ...entryAt(5), hash: 'x' }])).toEqual({ kind: 'broken', at: 6 });
  });

  it.each([
    [1, 2],
    [2, 3],
    [4, 5],
    [1, 5],
  ])('shows the entries %i and %i that changed places', (one, other) => {
    const swapped = entries.with(one - 1, entryAt(other)).with(other - 1, entryAt(one));
    expect(verify(swapped)).toEqual({ kind: 'broken', at: one });
  });

  it('shows a chain that was written anew, since its head is another one', () => {
    const forged = aChainOf(4);
    const last = follow(forged.head, 'never happened', 4);
    expect(verify([...forged.entries, last])).toEqual({ kind: 'broken', at: 6 });
  });

  it('shows a chain that belongs to another concern', () => {
    const other = aChainOf(3, asConcernId('c-2'));
    expect(verifyChain(CONCERN, other.entries, other.head)).toEqual({ kind: 'broken', at: 1 });
  });

  it('shows that everything was removed', () => {
    expect(verify([])).toEqual({ kind: 'broken', at: 1 });
  });
});

import { createHash } from 'node:crypto';
import type { ConcernId } from './ids.js';

/** A chronology entry as it is kept: times in the clear, everything else sealed. */
export interface SealedEntry {
  readonly eventAt: Date;
  readonly recordedAt: Date;
  readonly sealed: string;
  /** Over this entry and the one before it. Lower-case hexadecimal SHA-256. */
  readonly hash: string;
}

/** The hash that the first entry follows: bound to the concern, so that a chain can't be moved to another one. */
export function chainStart(concernId: ConcernId): string {
  return sha256(`safeguard chronology\n${concernId}`);
}

/** Chains over the sealed text, so that a disposed concern leaves a tombstone that can still be verified. */
export function chainHash(previous: string, entry: Omit<SealedEntry, 'hash'>): string {
  return sha256([previous, entry.eventAt.toISOString(), entry.recordedAt.toISOString(), entry.sealed].join('\n'));
}

export type ChainVerdict = { readonly kind: 'intact' } | { readonly kind: 'broken'; readonly at: number };

/** Finds the first entry that was altered, removed, added or moved; entries count from 1. */
export function verifyChain(concernId: ConcernId, entries: readonly SealedEntry[], head: string): ChainVerdict {
  let previous = chainStart(concernId);
  for (const [index, entry] of entries.entries()) {
    const expected = chainHash(previous, entry);
    if (expected !== entry.hash) return { kind: 'broken', at: index + 1 };
    previous = expected;
  }
  if (previous === head) return { kind: 'intact' };
  // An entry that was added after the head may follow the chain well; its place is the one after the head.
  const upToHead = entries.findIndex(({ hash }) => hash === head) + 1;
  return { kind: 'broken', at: (upToHead || entries.length) + 1 };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

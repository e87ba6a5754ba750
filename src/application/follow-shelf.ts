import { StorageError } from './errors.js';
import type { Clock, MatterShelf } from './ports.js';

/** How many due records one pass looks at. */
const BATCH = 50;
const AGAIN_AFTER_MS = 60_000;

interface Deps {
  readonly shelf: Pick<MatterShelf<never>, 'due' | 'lookAgainAt'>;
  /** What time asks of one record; afterwards the record is due no more. */
  readonly follow: (key: string, now: Date) => Promise<void>;
  readonly clock: Clock;
  /** One record that can't be followed must not keep the others waiting. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Sees to every record whose time has come. No lease is needed: a record's next time moves in the same write as its letters are
 * stored, with the version compared, so that of two instances one has the effect and the other finds nothing due.
 */
export function createFollowShelf({ shelf, follow, clock, onFault }: Deps): () => Promise<void> {
  return async () => {
    const now = clock.now();
    const seen = new Set<string>();
    for (;;) {
      const keys = (await shelf.due(now, BATCH)).filter((key) => !seen.has(key));
      if (keys.length === 0) return;
      for (const key of keys) {
        seen.add(key);
        try {
          await follow(key, now);
        } catch (error) {
          onFault(error);
          if (error instanceof StorageError) return;
          // Put off, so that records that can't be opened never fill every batch.
          await shelf.lookAgainAt(key, new Date(now.getTime() + AGAIN_AFTER_MS));
        }
      }
    }
  };
}

import type { EvidenceFile } from '../domain/case/evidence.js';
import type { ConcernId, ItemId } from '../domain/ids.js';

/** Files of concerns, sealed under the concern's own key. What a concern lists is in its chronology; here are the bytes. */
export interface EvidenceStore {
  /**
   * Resolves once all of it is stored.
   * @param waitsSince from when on it counts as left behind, until a concern lists it
   * @throws StorageError
   */
  keep(concernId: ConcernId, file: EvidenceFile, bytes: Uint8Array, waitsSince: Date): Promise<void>;
  /** What waits for a form to be sent, in the order in which it came. */
  waiting(concernId: ConcernId): Promise<readonly EvidenceFile[]>;
  /** The same, and from now on none of them can be removed: the concern that is about to be stored lists them. */
  hold(concernId: ConcernId): Promise<readonly EvidenceFile[]>;
  /** No concern was stored: they can be removed again. */
  letGo(concernId: ConcernId): Promise<void>;
  /** @returns false for one that is held, or is not there. */
  remove(concernId: ConcernId, file: ItemId): Promise<boolean>;
  /** What waits and is not held. */
  removeAll(concernId: ConcernId): Promise<void>;
  /** Undefined when it is not there, or not whole. @throws when it was altered. */
  open(concernId: ConcernId, file: EvidenceFile): Promise<Uint8Array | undefined>;
  /** Concerns, or forms that were to become one, of which files have waited since before then; the longest first. */
  leftBehind(before: Date, limit: number): Promise<readonly ConcernId[]>;
  /** Of which of these anything is stored, a piece of a file that never came whole too. */
  storedOf(ids: readonly ConcernId[]): Promise<readonly ConcernId[]>;
  /** What the concern lists waits no more; what it does not list and has waited since before then is removed. */
  settle(concernId: ConcernId, listed: readonly ItemId[], before: Date): Promise<void>;
}

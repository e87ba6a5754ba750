import type { ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { type CopyConfirmed, confirmCopy, takeBackCopy } from '../../domain/setup/key-copies.js';
import { isFingerprint, readFingerprint, type TypedFingerprint } from '../../domain/setup/key-fingerprint.js';
import { maySetUp, type SetupBook } from '../../domain/setup/setup-book.js';
import type { Clock, MatterStore } from '../ports.js';
import type { Installed } from './gather-setup-facts.js';

export type KeyConfirmed =
  | CopyConfirmed
  | { readonly kind: Exclude<TypedFingerprint['kind'], 'fingerprint'> }
  | { readonly kind: 'not-theirs' };

/** Somebody says that they keep a copy of the key, and shows it by typing its fingerprint. Nothing of a wrong one is kept. */
export type ConfirmKey = (by: Person, typed: string) => Promise<KeyConfirmed>;

/** @returns false for whoever may not */
export type TakeBackKey = (by: Person, copy: ItemId) => Promise<boolean>;

interface Deps {
  readonly setupBook: MatterStore<SetupBook>;
  readonly installed: Pick<Installed, 'fingerprint'>;
  readonly clock: Clock;
  readonly newId: () => ItemId;
  /** The form may say something else now. */
  readonly onChanged: () => Promise<void>;
}

export function createConfirmKey({ setupBook, installed, clock, newId, onChanged }: Deps): ConfirmKey {
  const { fingerprint } = installed;
  return async (by, typed) => {
    if (!maySetUp(by)) return { kind: 'not-theirs' };
    const read = readFingerprint(typed);
    if (read.kind !== 'fingerprint') return read;
    const verdict = isFingerprint(read.digits, fingerprint) ? 'right' : 'wrong';
    const confirming = { id: newId(), by: by.id, fingerprint, verdict, now: clock.now() } as const;
    const outcome = await setupBook.change((book) => confirmCopy(book, confirming));
    await onChanged();
    return outcome;
  };
}

/** Also somebody else's: whoever hears that a copy is lost says so. */
export function createTakeBackKey({ setupBook, clock, onChanged }: Deps): TakeBackKey {
  return async (by, copy) => {
    if (!maySetUp(by)) return false;
    await setupBook.change((book) => takeBackCopy(book, { id: copy, by: by.id, now: clock.now() }));
    await onChanged();
    return true;
  };
}

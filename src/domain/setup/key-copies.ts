import type { ItemId, PersonId } from '../ids.js';
import type { MatterChange } from '../letter.js';
import type { KeyCopy, SetupBook } from './setup-book.js';

const HOUR_MS = 3_600_000;
const MOST_WRONG_IN_AN_HOUR = 5;
/** Older ones make room: who kept which key when is of interest for as long as that key is. */
const MOST_COPIES = 100;

interface Typed {
  readonly id: ItemId;
  readonly by: PersonId;
  /** Of the key that is used now. */
  readonly fingerprint: string;
  readonly verdict: 'right' | 'wrong';
  readonly now: Date;
}

export type CopyConfirmed =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'confirmed-before' }
  | { readonly kind: 'wrong' }
  /** Too many were wrong; what was typed was not looked at. */
  | { readonly kind: 'wait'; readonly until: Date };

export function confirmCopy(book: SetupBook, typed: Typed): MatterChange<SetupBook, CopyConfirmed> {
  const { id, by, fingerprint, verdict, now } = typed;
  const recent = book.wrong.filter(({ at }) => now.getTime() - at.getTime() < HOUR_MS);
  const [oldest, ...others] = recent.filter(({ person }) => person === by);
  if (oldest && others.length + 1 >= MOST_WRONG_IN_AN_HOUR) {
    return unchanged(book, { kind: 'wait', until: new Date(oldest.at.getTime() + HOUR_MS) });
  }
  if (verdict === 'wrong') {
    const wrong = [...recent, { person: by, at: now }];
    return { state: { ...book, wrong }, letters: [], outcome: { kind: 'wrong' } };
  }
  if (copiesOf(book, fingerprint).some(({ person }) => person === by)) {
    return unchanged(book, { kind: 'confirmed-before' });
  }
  const copies = [{ id, person: by, fingerprint, at: now }, ...book.copies].slice(0, MOST_COPIES);
  const wrong = recent.filter(({ person }) => person !== by);
  return { state: { ...book, copies, wrong }, letters: [], outcome: { kind: 'confirmed' } };
}

/** Somebody does not keep their copy any more. @returns whether it counted until now */
export function takeBackCopy(
  book: SetupBook,
  { id, by, now }: { readonly id: ItemId; readonly by: PersonId; readonly now: Date },
): MatterChange<SetupBook, boolean> {
  if (!book.copies.some((copy) => copy.id === id && copy.takenBack === undefined)) return unchanged(book, false);
  const copies = book.copies.map((copy) => (copy.id === id ? { ...copy, takenBack: { by, at: now } } : copy));
  return { state: { ...book, copies }, letters: [], outcome: true };
}

/** Copies of that key that nobody took back, the newest first. Whether their holders are still here is another question. */
export function copiesOf({ copies }: SetupBook, fingerprint: string): readonly KeyCopy[] {
  return copies.filter((copy) => copy.fingerprint === fingerprint && copy.takenBack === undefined);
}

function unchanged<Outcome>(state: SetupBook, outcome: Outcome): MatterChange<SetupBook, Outcome> {
  return { state, letters: [], outcome };
}

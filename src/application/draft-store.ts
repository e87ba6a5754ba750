import type { EvidenceFile } from '../domain/case/evidence.js';
import type { Account, ConcernId, FormToken } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { ReplyCode } from '../domain/reply-code.js';

/** The data key of a concern that is still to be stored. Opaque outside storage, and kept nowhere but in a sealed draft. */
export interface ConcernKey {
  readonly concernId: ConcernId;
  /** As the key ring wrapped it, which is how it is stored. */
  readonly wrapped: string;
  /** The key itself, base64url: so that sending a form need not unwrap it. */
  readonly clear: string;
}

/** Keys that were made for forms, by the concern that each form becomes if it is sent. */
export interface ConcernKeys {
  /** Those that have waited for their concern since before then, the longest first. */
  leftBehind(before: Date, limit: number): Promise<readonly ConcernId[]>;
  /** Their concerns are there: they wait no more. */
  settle(ids: readonly ConcernId[]): Promise<void>;
  /** For ever. One that does not wait stays. */
  destroy(ids: readonly ConcernId[]): Promise<void>;
}

/** From when it was opened. An older form is none any more, also where it was not removed yet. */
export const DRAFTS_KEPT_MS = 7 * 86_400_000;

/** A form that is being filled in. Sealed, and opened only for the person and workspace it was made for. */
export interface Draft<Answers> {
  readonly id: string;
  /** Who opened the form, as they were known then. */
  readonly reporter: Person;
  readonly formToken: FormToken;
  readonly dataKey: ConcernKey;
  readonly openedAt: Date;
  readonly answers: Answers;
  /** What goes with it when it is sent; where a form takes no files there is nothing. */
  readonly files?: readonly EvidenceFile[] | undefined;
}

export type AnonymousDraft = Pick<Draft<unknown>, 'id' | 'formToken' | 'dataKey'>;

export interface DraftStore {
  /** @param once the same value makes the same draft: a repeated request opens no second one. */
  open<Answers>(reporter: Person, owner: Account, once: string, answers: Answers): Promise<Draft<Answers>>;
  /** The same for a form of the public page, which holds nothing before it is sent. */
  openAnonymous(once: string): Promise<AnonymousDraft>;
  /** Undefined when there is none, when it is somebody else's, or when it is too old. */
  find(owner: Account, id: string): Promise<Draft<unknown> | undefined>;
  /**
   * Keeps the answers unless something newer was kept already.
   * @param order when the person did it, as the platform says; grows with time.
   * @returns whether these are now the newest answers.
   */
  keep(owner: Account, draft: Draft<unknown>, answers: unknown, order: number): Promise<boolean>;
  /** Forgets what was typed; the form token stays, so that a resend is still recognised. */
  forgetAnswers(draft: Draft<unknown>): Promise<void>;
  removeOlderThan(cutoff: Date): Promise<number>;
}

/** Forms of the public page, and the code that each of them gives whoever sends it. Nothing of either is kept. */
export interface AnonymousForms {
  /** A form that was not sent yet. */
  open(): string;
  /** The same for each attempt to send that form; undefined for one that is not ours, or older than a day. */
  codeOf(form: string): ReplyCode | undefined;
}

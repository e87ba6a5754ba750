import type { OtherToTell } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record } from './work.js';

export interface TellOther {
  readonly verb: 'tell-other';
  readonly other: OtherToTell;
  readonly how:
    | { readonly kind: 'told'; readonly at: Date }
    | { readonly kind: 'not-needed'; readonly because: string };
}

export const tellOther: CaseRule<TellOther> = (work, { other, how }) =>
  done(
    record(
      work,
      how.kind === 'told'
        ? { kind: 'other-told', other, at: how.at > work.now ? work.now : how.at }
        : { kind: 'other-not-needed', other, because: how.because },
    ),
  );

import { isLongBefore } from './long-before.js';
import type { OtherToTell } from './vocabulary.js';
import type { CaseRule } from './work.js';
import { done, record, refused } from './work.js';

export interface TellOther {
  readonly verb: 'tell-other';
  readonly other: OtherToTell;
  readonly how:
    | { readonly kind: 'told'; readonly at: Date }
    | { readonly kind: 'not-needed'; readonly because: string };
}

export const tellOther: CaseRule<TellOther> = (work, { other, how }) => {
  if (how.kind === 'not-needed') {
    return done(record(work, { kind: 'other-not-needed', other, because: how.because }));
  }
  if (isLongBefore(how.at, work.concern)) return refused(work, { kind: 'long-before' });
  return done(record(work, { kind: 'other-told', other, at: how.at > work.now ? work.now : how.at }));
};

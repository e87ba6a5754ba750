import { type Change, type Concern, unchanged } from '../concern.js';
import { ANONYMOUS } from '../reporter.js';
import { caseFileOf } from './case-file.js';
import { stands } from './case-verbs.js';
import { type AddInformation, type AnswerQuestion, addInformation, answerQuestion } from './reporter.js';
import { type CaseContext, type CaseOutcome, workOf } from './work.js';

export type SaidByCode = AnswerQuestion | AddInformation;

/** `too-often`: nothing more is taken for a while; what is there already stays. */
export type ByCodeOutcome = CaseOutcome | { readonly kind: 'too-often' };

/** Each tells the holder, so nobody may bury a concern in words. The concern itself is never refused. */
const MOST_BY_CODE = { count: 20, withinMs: 60 * 60 * 1_000 } as const;

/**
 * What an anonymous reporter says with their reply code, by the rules of every reporter. The code is who they are: there is no
 * person for `may` to judge, and they can do nothing else.
 */
export function sayByCode(concern: Concern, said: SaidByCode, context: CaseContext): Change<ByCodeOutcome> {
  if (concern.reporter !== ANONYMOUS) return unchanged(concern, { kind: 'not-found' });
  // Nobody here may read it: what was taken would be read by nobody either.
  if (concern.status === 'nobody-told') return unchanged(concern, { kind: 'not-now', status: concern.status });
  const theirs = concern.chronology.filter(({ author }) => author === ANONYMOUS);
  if (theirs.some(({ token }) => token === context.token)) return unchanged(concern, { kind: 'done' });
  if (!stands(concern.status, said.verb)) return unchanged(concern, { kind: 'not-now', status: concern.status });
  const since = context.now.getTime() - MOST_BY_CODE.withinMs;
  const lately = theirs.filter(({ recordedAt }) => recordedAt.getTime() > since);
  if (lately.length >= MOST_BY_CODE.count) return unchanged(concern, { kind: 'too-often' });
  const work = workOf(concern, caseFileOf(concern), { id: ANONYMOUS }, context);
  return said.verb === 'answer-question' ? answerQuestion(work, said) : addInformation(work, said);
}

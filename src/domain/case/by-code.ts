import { type Change, type Concern, unchanged } from '../concern.js';
import { ANONYMOUS } from '../reporter.js';
import { caseFileOf } from './case-file.js';
import { stands } from './case-verbs.js';
import { type AddInformation, type AnswerQuestion, addInformation, answerQuestion } from './reporter.js';
import { type CaseContext, type CaseOutcome, workOf } from './work.js';

export type SaidByCode = AnswerQuestion | AddInformation;

/**
 * What an anonymous reporter says with their reply code, by the rules of every reporter. The code is who they are: there is no
 * person for `may` to judge, and they can do nothing else.
 */
export function sayByCode(concern: Concern, said: SaidByCode, context: CaseContext): Change<CaseOutcome> {
  if (concern.reporter !== ANONYMOUS) return unchanged(concern, { kind: 'not-found' });
  const isSaid = concern.chronology.some(({ token, author }) => token === context.token && author === ANONYMOUS);
  if (isSaid) return unchanged(concern, { kind: 'done' });
  if (!stands(concern.status, said.verb)) return unchanged(concern, { kind: 'not-now', status: concern.status });
  const work = workOf(concern, caseFileOf(concern), { id: ANONYMOUS }, context);
  return said.verb === 'answer-question' ? answerQuestion(work, said) : addInformation(work, said);
}

import type { ItemId } from '../ids.js';
import type { CaseRule, WorkOfAuthor } from './work.js';
import { done, record, refused, tellHolder, tellLeads, tellReporter } from './work.js';

export interface AskReporter {
  readonly verb: 'ask-reporter';
  readonly text: string;
}

/** Clarifying, never investigating: one private question, whose words never stand in a message. */
export const askReporter: CaseRule<AskReporter> = (work, { text }) => {
  if (work.reporterIsExcluded) return refused(work, { kind: 'reporter-excluded' });
  const id = work.newId();
  return done(record(work, { kind: 'reporter-asked', id, text }), ...tellReporter(work, 'question', id));
};

export interface AnswerQuestion {
  readonly verb: 'answer-question';
  readonly question: ItemId;
  readonly text: string;
}

export function answerQuestion(work: WorkOfAuthor, { question, text }: AnswerQuestion) {
  const asked = work.file.questions.find(({ id }) => id === question);
  if (asked === undefined) return refused(work, { kind: 'no-such-item' });
  // A second answer to one question is more information, and just as welcome.
  const event = asked.answer
    ? ({ kind: 'reporter-added', text } as const)
    : ({ kind: 'reporter-answered', question, text } as const);
  return done(record(work, event, { source: 'allegation' }), ...tellThose(work, 'answered'));
}

export interface AddInformation {
  readonly verb: 'add-information';
  readonly text: string;
}

export function addInformation(work: WorkOfAuthor, { text }: AddInformation) {
  return done(
    record(work, { kind: 'reporter-added', text }, { source: 'allegation' }),
    ...tellThose(work, 'information'),
  );
}

/** The holder; after the end, when nobody looks at it any more, the leads as well. */
function tellThose(work: WorkOfAuthor, about: 'answered' | 'information') {
  const { status, holder } = work.concern;
  const hasEnded = status === 'closed' || status === 'withdrawn';
  const leads = hasEnded ? tellLeads(work, about).filter(({ to }) => to !== holder) : [];
  return [...tellHolder(work, about), ...leads];
}

export interface TellReporter {
  readonly verb: 'tell-reporter';
  /** What they were told, for the record; the message itself only says that it was acted on. */
  readonly text: string;
}

/** Feedback within its clock: that it was acted on, and never more in a message. */
export const tellTheReporter: CaseRule<TellReporter> = (work, { text }) =>
  done(record(work, { kind: 'reporter-told', text }), ...tellReporter(work, 'acted-on'));

import type { z } from 'zod';
import type { InTheWay, Missing } from '../application/concerns/complete-answers.js';

/** By question: what stands in the way of sending. */
type Problems = Readonly<Record<string, string>>;

export const NOT_SENT_YET = 'Your concern has not been sent yet.';

const MISSING_REASONS: Readonly<Record<InTheWay, string>> = {
  required: 'Please answer this.',
  'choose-who': 'Choose who, or tick "not listed" or "rather not say" below.',
  'needs-day': 'Say on which day as well, or leave both empty.',
  'needs-time': 'Say about what time as well, or leave both empty.',
  'to-come': 'This is still to come. When were you told?',
  'too-long-ago': 'This is more than 100 years ago. When were you told?',
};

/** Of each question that still needs an answer. */
export function missingReasons(missing: Missing): Problems {
  return Object.fromEntries(Object.entries(missing).map(([question, reason]) => [question, MISSING_REASONS[reason]]));
}

/** Of each question whose answer can't be taken. */
export function answerReasons(error: z.ZodError): Problems {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), reasonWords(issue)]));
}

/** Each by itself, where no line above them says that nothing was sent. */
export function eachNotSent(reasons: Problems): Problems {
  return Object.fromEntries(Object.entries(reasons).map(([question, words]) => [question, `${words} ${NOT_SENT_YET}`]));
}

function reasonWords(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'too_big') return 'We could not read this answer.';
  const most =
    issue.origin === 'string' ? `${issue.maximum.toLocaleString('en-GB')} characters` : `${issue.maximum} people`;
  return `At most ${most} fit here.`;
}

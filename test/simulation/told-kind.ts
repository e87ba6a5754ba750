import type { Expected } from './oracle/notice.js';
import type { Arrived } from './workspace.js';

/** What a message is, judged by its preview alone: everything else of it is behind buttons. */
type Rule = readonly [words: RegExp, read: (words: RegExpExecArray) => Pick<Expected, 'kind' | 'about'>];

const RULES: readonly Rule[] = [
  [/^Your week with Safeguard\./, () => ({ kind: 'weekly', about: '' })],
  [/^The safeguarding report for .* is ready\./, () => ({ kind: 'quarterly', about: '' })],
];

/** Of what people do at that moment and of the rota; no reminder, and none of the model's. */
const NOT_MODELLED: readonly RegExp[] = [
  /^New concern SG-/,
  /^SG-\w+(, urgent,)? (is now with you|still needs somebody|has nobody now)/,
  /^Safeguard has a message for you/,
  /^You have an action on SG-/,
  /^SG-\w+ was withdrawn\./,
  /^You are on duty/,
  /^Your time on duty is over/,
  /^Person \w+ is on duty (now|since)/,
];

/** Undefined for what is known and not modelled; words that nobody knows are nobody's. */
export function toldKind({ to, text }: Arrived): Expected | undefined {
  for (const [words, read] of RULES) {
    const found = words.exec(text);
    if (found) return { to, ...read(found) };
  }
  if (NOT_MODELLED.some((words) => words.test(text))) return undefined;
  return { to, kind: 'unknown', about: `"${text}"` };
}

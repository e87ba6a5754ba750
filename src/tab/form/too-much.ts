import { MOST_FORM_BYTES, type Part, type Typed } from '../../http/tab-contract.js';
import { questionsIn } from './parts.js';

/** For what goes with the answers. */
const BESIDES_BYTES = 8 * 1024;

/** So much that the product would not even read it, and could not say so: words for each answer that is too long. */
export function farTooLong(parts: readonly Part[], typed: Typed): Record<string, string> | undefined {
  const bytes = new TextEncoder().encode(JSON.stringify(typed)).length;
  if (bytes + BESIDES_BYTES <= MOST_FORM_BYTES) return undefined;
  return Object.fromEntries(
    questionsIn(parts).flatMap((question) => {
      const length = 'longest' in question ? (typed[question.id]?.length ?? 0) : 0;
      if (!('longest' in question) || length <= question.longest) return [];
      return [[question.id, `At most ${question.longest.toLocaleString('en-GB')} characters fit here.`]];
    }),
  );
}

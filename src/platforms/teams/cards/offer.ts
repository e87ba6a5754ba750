import { ACTIONS } from '../../../presentation/action-ids.js';
import { LABELS } from '../../../presentation/wording.js';
import { cardOf, opensDialog, strong, words } from './elements.js';

/** A neutral card whose button opens the form: the form itself never stands in a chat. */
export function offerCard(lines: readonly string[]): Record<string, unknown> {
  const [first = '', ...rest] = lines;
  return cardOf({
    body: [strong(first), ...rest.map((line) => words(line))],
    actions: [opensDialog(LABELS.raise, { action: ACTIONS.openForm })],
    fallbackText: first,
  });
}

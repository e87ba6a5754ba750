import type { ViewResponseAction } from '@slack/bolt';
import type { SlackView } from '../payloads.js';

/** Words beside questions. Slack takes them for inputs of this view only, so what fits nowhere goes to the first input. */
export function formErrors({ state }: SlackView, problems: Readonly<Record<string, string>>): ViewResponseAction {
  const shown = Object.keys(state.values);
  const placed = Object.entries(problems).map(([question, words]) => [
    shown.includes(question) ? question : (shown[0] ?? question),
    words,
  ]);
  return { response_action: 'errors', errors: Object.fromEntries(placed) };
}

import type { Block } from '../blocks/layout.js';
import { type Stateful, statefulElements } from '../blocks/walk.js';
import { limits } from '../limits.js';
import { type ElementState, isEmpty, type Values } from './state.js';

function wrongText(element: Stateful, value: string): string | undefined {
  if (element.type === 'plain_text_input') {
    const longest = element.max_length ?? limits.plainTextInput;
    if (value.length > longest) return `Please enter no more than ${longest} characters.`;
    if (value.length < (element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
  }
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    return 'Enter a valid email address.';
  }
  if (element.type === 'url_text_input' && !URL.canParse(value)) return 'Enter a valid URL.';
  return element.type === 'number_input' ? wrongNumber(element, value) : undefined;
}

function wrongNumber(element: Extract<Stateful, { type: 'number_input' }>, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'Enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Enter ${element.max_value} or less.`;
  return undefined;
}

function tooMany(element: Stateful, state: ElementState): string | undefined {
  if (!('max_selected_items' in element) || !element.max_selected_items) return undefined;
  const count =
    'selected_users' in state
      ? state.selected_users.length
      : 'selected_options' in state
        ? state.selected_options.length
        : 0;
  return count > element.max_selected_items ? `Choose no more than ${element.max_selected_items}.` : undefined;
}

/** What Slack's client refuses by itself, before the app hears of it: a message for each block concerned. */
export function refusedByClient(blocks: readonly Block[], values: Values): Record<string, string> {
  const refused: Record<string, string> = {};
  for (const { block, blockId, actionId, element } of statefulElements(blocks)) {
    const state = values[blockId]?.[actionId];
    if (block.type !== 'input' || !state) continue;
    if (isEmpty(state)) {
      if (!block.optional) refused[blockId] = 'Please complete this required field.';
      continue;
    }
    const problem = 'value' in state && state.value ? wrongText(element, state.value) : tooMany(element, state);
    if (problem) refused[blockId] = problem;
  }
  return refused;
}

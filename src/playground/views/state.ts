import type { Block } from '../blocks/layout.js';
import type { Option } from '../blocks/options.js';
import type { RichTextBlock } from '../blocks/rich-text.js';
import { type Stateful, statefulElements } from '../blocks/walk.js';

/** What an element holds, in the shapes of `view.state.values` (docs.slack.dev/reference/interaction-payloads). */
export type ElementState =
  | { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input'; value: string | null }
  | { type: 'radio_buttons' | 'static_select'; selected_option: Option | null }
  | { type: 'checkboxes' | 'multi_static_select'; selected_options: Option[] }
  | { type: 'users_select'; selected_user: string | null }
  | { type: 'multi_users_select'; selected_users: string[] }
  | { type: 'datepicker'; selected_date: string | null }
  | { type: 'timepicker'; selected_time: string | null; timezone?: string }
  | { type: 'datetimepicker'; selected_date_time: number | null }
  | { type: 'rich_text_input'; rich_text_value: RichTextBlock | null };

export type Values = Record<string, Record<string, ElementState>>;

function initialState(element: Stateful): ElementState {
  const type = element.type;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: [...(element.initial_options ?? [])] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: [...(element.initial_users ?? [])] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
  }
}

export function isEmpty(state: ElementState): boolean {
  const { type: _type, ...held } = state;
  return Object.entries(held).every(([key, value]) => {
    if (key === 'timezone') return true;
    return value === null || value === '' || (Array.isArray(value) && value.length === 0);
  });
}

function put(values: Values, blockId: string, actionId: string, state: ElementState): void {
  values[blockId] = { ...values[blockId], [actionId]: state };
}

export function initialValues(blocks: readonly Block[]): Values {
  const values: Values = {};
  for (const { blockId, actionId, element } of statefulElements(blocks)) {
    put(values, blockId, actionId, initialState(element));
  }
  return values;
}

/** A menu that no longer offers what was chosen starts again. */
function stillPossible(element: Stateful, state: ElementState): boolean {
  if (state.type !== element.type) return false;
  const offered = 'options' in element ? element.options : undefined;
  if (!offered) return true;
  const chosen =
    'selected_option' in state ? [state.selected_option] : 'selected_options' in state ? state.selected_options : [];
  return chosen.every((option) => option === null || offered.some(({ value }) => value === option.value));
}

/**
 * The values of a view after an update: what was typed stays under its (block_id, action_id); elements that
 * are new take their initial values; elements that are gone forget theirs.
 */
export function carriedValues(blocks: readonly Block[], before: Values): Values {
  const values: Values = {};
  for (const { blockId, actionId, element } of statefulElements(blocks)) {
    const old = before[blockId]?.[actionId];
    put(values, blockId, actionId, old && stillPossible(element, old) ? old : initialState(element));
  }
  return values;
}

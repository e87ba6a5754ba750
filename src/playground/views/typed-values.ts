import { z } from 'zod';
import type { Block } from '../blocks/layout.js';
import type { Option } from '../blocks/options.js';
import { richText } from '../blocks/rich-text.js';
import { type Stateful, statefulElements } from '../blocks/walk.js';
import { limits } from '../limits.js';
import type { ElementState, Values } from './state.js';

/** What a client sends for one element: of an option only its value counts, the rest is looked up. */
const chosen = z.object({ value: z.string() });
const longestUsefulText = limits.plainTextInput * 4;

const states = {
  text: z.object({ value: z.string().max(longestUsefulText).nullable() }),
  option: z.object({ selected_option: chosen.nullable() }),
  options: z.object({ selected_options: z.array(chosen) }),
  user: z.object({ selected_user: z.string().nullable() }),
  users: z.object({ selected_users: z.array(z.string()) }),
  date: z.object({ selected_date: z.iso.date().nullable() }),
  time: z.object({ selected_time: z.string().nullable() }),
  dateTime: z.object({ selected_date_time: z.int().nullable() }),
  richText: z.object({ rich_text_value: richText.nullable() }),
};

function optionOf(element: Stateful, value: string): Option {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  const all = 'options' in element && element.options ? element.options : groups.flatMap((group) => group.options);
  const option = (all as readonly Option[]).find((each) => each.value === value);
  if (!option) throw new ValueRefused(`no option ${value}`);
  return option;
}

/** A client has sent a value that the element on the screen cannot hold. */
export class ValueRefused extends Error {}

function readOne(element: Stateful, raw: unknown, isPerson: (id: string) => boolean): ElementState {
  const people = (ids: string[]) => {
    const unknown = ids.find((id) => !isPerson(id));
    if (unknown) throw new ValueRefused(`nobody has the id ${unknown}`);
    return ids;
  };
  const type = element.type;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: states.text.parse(raw).value || null };
    case 'radio_buttons':
    case 'static_select': {
      const option = states.option.parse(raw).selected_option;
      return { type, selected_option: option && optionOf(element, option.value) };
    }
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options: states.options.parse(raw).selected_options.map((o) => optionOf(element, o.value)),
      };
    case 'users_select': {
      const user = states.user.parse(raw).selected_user;
      return { type, selected_user: user && (people([user])[0] ?? null) };
    }
    case 'multi_users_select':
      return { type, selected_users: people(states.users.parse(raw).selected_users) };
    case 'datepicker':
      return { type, selected_date: states.date.parse(raw).selected_date };
    case 'timepicker':
      return { type, selected_time: states.time.parse(raw).selected_time };
    case 'datetimepicker':
      return { type, selected_date_time: states.dateTime.parse(raw).selected_date_time };
    case 'rich_text_input':
      return { type, rich_text_value: states.richText.parse(raw).rich_text_value };
  }
}

export type RawValues = Record<string, Record<string, unknown>>;

/**
 * The values of the view with what the person has typed put in.
 * @throws {ValueRefused} for an element that is not there or cannot hold the value.
 */
export function withTyped(
  blocks: readonly Block[],
  before: Values,
  raw: RawValues,
  isPerson: (id: string) => boolean,
): Values {
  const values = structuredClone(before);
  const elements = statefulElements(blocks);
  for (const [blockId, actions] of Object.entries(raw)) {
    for (const [actionId, state] of Object.entries(actions)) {
      const found = elements.find((each) => each.blockId === blockId && each.actionId === actionId);
      if (!found) throw new ValueRefused(`there is no input ${blockId} / ${actionId} on this view`);
      values[blockId] = { ...values[blockId], [actionId]: readOne(found.element, state, isPerson) };
    }
  }
  return values;
}

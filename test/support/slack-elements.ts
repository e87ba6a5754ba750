import type { Block } from '../../src/playground/blocks/layout.js';
import {
  type Found,
  type Interactive,
  interactiveElements,
  type Stateful,
  statefulElements,
} from '../../src/playground/blocks/walk.js';
import type { PersonShown } from '../../src/playground/contract.js';

/** A value as a person thinks of it: words, the words of an option, names or ids of people, a date, or null for nothing. */
export type Typed = string | number | readonly string[] | null;

interface Named {
  readonly text: { readonly text: string };
  readonly value?: string;
}

function labelsOf({ block, element }: Found<Interactive>): string[] {
  const label = block.type === 'input' ? [block.label.text] : [];
  const beside = block.type === 'section' && block.text ? [block.text.text] : [];
  const own = element.type === 'button' ? [element.text.text, element.accessibility_label ?? ''] : [];
  const placeholder = 'placeholder' in element && element.placeholder ? [element.placeholder.text] : [];
  return [...own, ...label, ...beside, ...placeholder];
}

function find<E extends Interactive>(all: readonly Found<E>[], name: string): Found<E> {
  const byId = all.filter((each) => each.actionId === name || each.blockId === name);
  // What parts several buttons of one action follows the action's name.
  const byAction = all.filter((each) => each.actionId.startsWith(`${name} `));
  const exactly = all.filter((each) => labelsOf(each).includes(name));
  const partly = all.filter((each) => labelsOf(each).some((label) => label.toLowerCase().includes(name.toLowerCase())));
  const found = [byId, byAction, exactly, partly].find((list) => list.length > 0)?.[0];
  if (found) return found;
  const present = all.map((each) => `${each.actionId} (${labelsOf(each).join(' / ')})`).join(', ');
  throw new Error(`There is no "${name}" here, only: ${present || 'nothing'}`);
}

export function findInteractive(blocks: readonly Block[], name: string): Found<Interactive> {
  return find(interactiveElements(blocks), name);
}

export function findStateful(blocks: readonly Block[], name: string): Found<Stateful> {
  return find(statefulElements(blocks), name);
}

function optionsOf(element: Stateful): readonly Named[] {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  return 'options' in element && element.options ? element.options : groups.flatMap((group) => group.options);
}

function chosen(element: Stateful, name: string): { value: string } {
  const options = optionsOf(element);
  const found =
    options.find((each) => each.value === name || each.text.text === name) ??
    options.find((each) => each.text.text.toLowerCase().startsWith(name.toLowerCase()));
  if (!found?.value) throw new Error(`No option "${name}", only: ${options.map((each) => each.text.text).join(', ')}`);
  return { value: found.value };
}

function personId(people: readonly PersonShown[], name: string): string {
  const found = people.find((each) => each.id === name || each.name === name || each.name.startsWith(`${name} `));
  if (!found) throw new Error(`Nobody is called "${name}"`);
  return found.id;
}

/** The state that Slack's client would hold after a person gives this value. */
export function stateFrom(element: Stateful, value: Typed, people: readonly PersonShown[]): Record<string, unknown> {
  const one = value === null || value === '' ? null : String(Array.isArray(value) ? value[0] : value);
  const several = value === null ? [] : Array.isArray(value) ? (value as string[]) : [String(value)];
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { value: one };
    case 'radio_buttons':
    case 'static_select':
      return { selected_option: one === null ? null : chosen(element, one) };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: several.map((name) => chosen(element, name)) };
    case 'users_select':
      return { selected_user: one === null ? null : personId(people, one) };
    case 'multi_users_select':
      return { selected_users: several.map((name) => personId(people, name)) };
    case 'datepicker':
      return { selected_date: one };
    case 'timepicker':
      return { selected_time: one };
    case 'datetimepicker':
      return { selected_date_time: value === null ? null : Number(value) };
    case 'rich_text_input': {
      const section = { type: 'rich_text_section', elements: [{ type: 'text', text: one }] };
      return { rich_text_value: one === null ? null : { type: 'rich_text', elements: [section] } };
    }
  }
}

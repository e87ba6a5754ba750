import { limits } from '../limits.js';
import type { Block, Element } from './layout.js';
import { type Option, sameOption } from './options.js';
import type { Problem } from './problems.js';
import { elementsOf } from './walk.js';

export type Surface = 'message' | 'modal' | 'home';

/** Surfaces of the elements that are not for all (docs.slack.dev/reference/block-kit/block-elements). */
const surfacesOf: Partial<Record<Element['type'], readonly Surface[]>> = {
  datetimepicker: ['modal', 'message'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  number_input: ['modal'],
  rich_text_input: ['modal', 'home'],
};

function offered(element: Element): readonly Option[] {
  if ('option_groups' in element && element.option_groups)
    return element.option_groups.flatMap((group) => group.options);
  return 'options' in element && element.options ? element.options : [];
}

function initiallyChosen(element: Element): readonly Option[] {
  if ('initial_option' in element && element.initial_option) return [element.initial_option];
  return 'initial_options' in element && element.initial_options ? element.initial_options : [];
}

function problemsOfChoice(element: Element): string[] {
  const found: string[] = [];
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    const given = [element.options, element.option_groups].filter((list) => list !== undefined).length;
    if (given !== 1) found.push('must provide exactly one of `options` or `option_groups`');
  }
  const options = offered(element);
  for (const option of initiallyChosen(element)) {
    if (!options.some((other) => sameOption(option, other))) found.push('initial option must match one of the options');
  }
  return found;
}

function problemsOfText(element: Element): string[] {
  if (element.type !== 'plain_text_input') return [];
  const found: string[] = [];
  const longest = element.max_length ?? limits.plainTextInput;
  if ((element.min_length ?? 0) > longest) found.push('`min_length` must not be more than `max_length`');
  if ((element.initial_value?.length ?? 0) > longest) found.push(`\`initial_value\` must be less than ${longest + 1}`);
  return found;
}

function problemsOfElement(element: Element, surface: Surface): string[] {
  const allowed = surfacesOf[element.type];
  const misplaced = allowed && !allowed.includes(surface) ? [`unsupported type: ${element.type}`] : [];
  const focus =
    surface === 'message' && 'focus_on_load' in element ? ['invalid additional property: focus_on_load'] : [];
  return [...misplaced, ...focus, ...problemsOfChoice(element), ...problemsOfText(element)];
}

function repeated(ids: readonly (string | undefined)[]): string[] {
  const given = ids.filter((id) => id !== undefined);
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))];
}

/** The rules that no single block can know: unique ids, one focus, what belongs on which surface. */
export function problemsAcross(blocks: readonly Block[], surface: Surface): Problem[] {
  const found: Problem[] = [];
  for (const id of repeated(blocks.map((block) => block.block_id))) {
    found.push({ path: [], message: `\`block_id\` already exists: ${id}` });
  }
  blocks.forEach((block, index) => {
    const within = elementsOf(block);
    if (block.type === 'section' && !block.text && !block.fields) {
      found.push({ path: [index], message: 'missing required field: text' });
    }
    for (const id of repeated(within.map(({ element }) => ('action_id' in element ? element.action_id : undefined)))) {
      found.push({ path: [index], message: `\`action_id\` already exists: ${id}` });
    }
    for (const { element, path } of within) {
      for (const message of problemsOfElement(element, surface)) found.push({ path: [index, ...path], message });
    }
  });
  const focused = blocks
    .flatMap(elementsOf)
    .filter(({ element }) => 'focus_on_load' in element && element.focus_on_load);
  if (focused.length > 1) found.push({ path: [], message: 'only one element may set `focus_on_load`' });
  return found;
}

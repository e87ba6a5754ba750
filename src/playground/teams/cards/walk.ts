import type { Action } from './actions.js';
import type { Element } from './elements.js';
import type { Input } from './inputs.js';

interface Holder {
  readonly body: readonly Element[];
  readonly actions?: readonly Action[] | undefined;
}

/** Every element of a card in reading order, those inside containers too. */
function everyElement(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    if (element.type === 'Container') return [element, ...everyElement(element.items)];
    if (element.type !== 'ColumnSet') return [element];
    return [element, ...everyElement((element.columns ?? []).flatMap(({ items }) => items ?? []))];
  });
}

/** The buttons of a card: those in its body in reading order, then those at its foot. */
export function actionsOf({ body, actions = [] }: Holder): Action[] {
  return [...everyElement(body).flatMap((each) => (each.type === 'ActionSet' ? each.actions : [])), ...actions];
}

export function inputsOf({ body }: Holder): Input[] {
  return everyElement(body).filter((each): each is Input => each.type.startsWith('Input.'));
}

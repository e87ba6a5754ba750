import type { Block, Element } from './layout.js';

interface Placed {
  readonly element: Element;
  readonly path: readonly PropertyKey[];
}

/** The elements of a block with their place in it; texts and the images of a context block are none. */
export function elementsOf(block: Block): Placed[] {
  if (block.type === 'input') return [{ element: block.element, path: ['element'] }];
  if (block.type === 'section') return block.accessory ? [{ element: block.accessory, path: ['accessory'] }] : [];
  if (block.type !== 'actions') return [];
  return block.elements.map((element, index) => ({ element, path: ['elements', index] }));
}

export type Interactive = Exclude<Element, { type: 'image' }>;
export type Stateful = Exclude<Interactive, { type: 'button' | 'overflow' }>;

function isInteractive(element: Element): element is Interactive {
  return element.type !== 'image';
}

function isStateful(element: Element): element is Stateful {
  return isInteractive(element) && element.type !== 'button' && element.type !== 'overflow';
}

export interface Found<E extends Element> {
  readonly block: Block;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: E;
}

/** Interactive elements of blocks that have been given their ids. */
export function interactiveElements(blocks: readonly Block[]): Found<Interactive>[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) => {
      if (!isInteractive(element) || !block.block_id || !element.action_id) return [];
      return [{ block, blockId: block.block_id, actionId: element.action_id, element }];
    }),
  );
}

export function statefulElements(blocks: readonly Block[]): Found<Stateful>[] {
  return interactiveElements(blocks).flatMap((found) =>
    isStateful(found.element) ? [{ ...found, element: found.element }] : [],
  );
}

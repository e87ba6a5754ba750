import type { Confirm } from '../../blocks/options.js';
import type { ElementState } from '../../views/state.js';
import { type Placed, useSurface } from '../client/surface.js';
import { useConfirm } from './confirm.js';

/** Choosing in an element: kept on the screen, and told to the app at once where the element dispatches. */
export function useChoose<E extends { readonly confirm?: Confirm | undefined }>(placed: Placed<E>) {
  const { set, press } = useSurface();
  const { ask, dialog } = useConfirm(placed.dispatches ? placed.element.confirm : undefined);
  const { blockId, actionId, dispatches } = placed;
  const choose = (state: ElementState) =>
    ask(() => {
      set(blockId, actionId, state);
      if (dispatches) press({ blockId, actionId, state });
    });
  return { choose, dialog };
}

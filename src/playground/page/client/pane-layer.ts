import { createContext, useContext } from 'react';

/** Where a pane shows a question over everything else in it. One person's question must not stop another person. */
export interface PaneLayer {
  readonly place: HTMLElement | null;
  readonly setAsking: (asking: boolean) => void;
}

export const PaneLayerContext = createContext<PaneLayer | undefined>(undefined);

export function usePaneLayer(): PaneLayer {
  const layer = useContext(PaneLayerContext);
  if (!layer) throw new Error('Questions are asked only in a pane');
  return layer;
}

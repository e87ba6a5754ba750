import { createContext, useContext } from 'react';
import type { PersonShown } from '../../contract.js';
import type { ElementState, Values } from '../../views/state.js';

export interface PressRequest {
  readonly blockId: string;
  readonly actionId: string;
  readonly option?: string;
  /** The element's new state, when pressing it is choosing something. */
  readonly state?: ElementState;
}

/** What blocks need to know of where they stand: a message, a modal or the home tab. */
export interface Surface {
  /** Unique on the page, for the ids of form fields. */
  readonly id: string;
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  readonly people: readonly PersonShown[];
  readonly busy: boolean;
  readonly set: (blockId: string, actionId: string, state: ElementState) => void;
  readonly press: (request: PressRequest) => void;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('Blocks are drawn only on a surface');
  return surface;
}

/** An element with the ids that Slack has given it. */
export interface Placed<E> {
  readonly element: E;
  readonly blockId: string;
  readonly actionId: string;
  /** Whether a change is told to the app at once. */
  readonly dispatches: boolean;
}

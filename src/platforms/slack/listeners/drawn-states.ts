import { createRecent } from '../../../presentation/recent.js';

interface Drawn {
  /** Every state that we drew, or drew over. */
  readonly known: ReadonlySet<string>;
  readonly newest: string;
}

/**
 * Remembers what Slack called the states of a window that we drew, so that it refuses to draw over anything newer. A press may come
 * from a state that we have drawn over since, and also from one that another instance drew after us.
 */
export function createDrawnStates() {
  const windows = createRecent<Drawn>();
  return {
    /** The newest state that is known of, given the one that a press was made in. */
    newest(viewId: string, pressedIn: string | undefined): string | undefined {
      const drawn = windows.get(viewId);
      const isOurs = drawn !== undefined && (pressedIn === undefined || drawn.known.has(pressedIn));
      return isOurs ? drawn.newest : pressedIn;
    },
    drew(viewId: string, over: string | undefined, newest: string): void {
      const known = new Set(windows.get(viewId)?.known).add(newest);
      if (over !== undefined) known.add(over);
      windows.set(viewId, { known, newest });
    },
    forget: (viewId: string): void => windows.delete(viewId),
  };
}

export type DrawnStates = ReturnType<typeof createDrawnStates>;

/** Registers what has to be closed; the last one registered is closed first. */
export type AtStop = (close: () => Promise<void>) => void;

/** What was started, in the order of its start, so that it can be stopped in the opposite order. */
export function createStopOrder(): { readonly atStop: AtStop; readonly stop: () => Promise<void> } {
  const closers: (() => Promise<void>)[] = [];
  return {
    atStop: (close) => closers.push(close),
    stop: async () => {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}

import { useCallback, useEffect, useState } from 'react';
import { api } from './api.js';

export interface ProductClient {
  readonly connected: boolean;
  /** The product's time now, in milliseconds; undefined when the product has no clock that can be asked. */
  readonly nowMs: number | undefined;
  readonly offsetMs: number;
  readonly skip: (ms: number) => Promise<boolean>;
}

const askEveryMs = 4000;

/** Whether the product is there, and what time it is for it. */
export function useProduct(): ProductClient {
  const [connected, setConnected] = useState(true);
  const [clock, setClock] = useState<{ aheadMs: number; offsetMs: number }>();
  const [, tick] = useState(0);

  const read = useCallback((now: string, offsetMs: number) => {
    setClock({ aheadMs: Date.parse(now) - Date.now(), offsetMs });
  }, []);

  useEffect(() => {
    const ask = () => {
      api.status().then(
        (status) => setConnected(status.connected),
        () => setConnected(false),
      );
      api
        .clock()
        .then(({ now, offsetMs }) => read(now, offsetMs))
        .catch(() => setClock(undefined));
    };
    ask();
    const asking = setInterval(ask, askEveryMs);
    const ticking = setInterval(() => tick((count) => count + 1), 1000);
    return () => {
      clearInterval(asking);
      clearInterval(ticking);
    };
  }, [read]);

  const skip = useCallback(
    (ms: number) =>
      api.skip(ms).then(
        ({ now, offsetMs }) => {
          read(now, offsetMs);
          return true;
        },
        () => false,
      ),
    [read],
  );

  return { connected, nowMs: clock && Date.now() + clock.aheadMs, offsetMs: clock?.offsetMs ?? 0, skip };
}

import { z } from 'zod';
import type { Clock } from '../contract.js';

const clockSchema = z.object({ now: z.string(), offsetMs: z.number() });
const patienceMs = 30_000;

/** The product's clock, which only the product can move; undefined when it cannot be asked. */
export function createProductClock(productUrl: string) {
  const url = new URL('/playground-clock', productUrl);
  let offsetMs = 0;

  async function ask(init: RequestInit): Promise<Clock | undefined> {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
      const parsed = clockSchema.safeParse(await response.json());
      if (!response.ok || !parsed.success) return undefined;
      offsetMs = parsed.data.offsetMs;
      return parsed.data;
    } catch {
      return undefined;
    }
  }

  return {
    read: () => ask({}),
    skip(skipMs: number): Promise<Clock | undefined> {
      // The product posts what has fallen due before it answers, and that belongs to the new time.
      offsetMs += skipMs;
      const body = JSON.stringify({ skipMs });
      return ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
    },
    /** How far the product's clock was ahead of this machine's when it was last heard of. */
    offsetMs: () => offsetMs,
  };
}

export type ProductClock = ReturnType<typeof createProductClock>;

/** Any HTTP answer means that the product is there. */
export async function isReachable(productUrl: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/healthz', productUrl), { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

import { setTimeout as wait } from 'node:timers/promises';

/** What the drivers of the playground's workspace and tenant share. */

/** The playground would not do it: nothing of the kind is on that person's screen. */
export class NotPossible extends Error {}

const pollEveryMs = 25;
/** Long, because a busy machine is not what these tests are about; what never comes fails all the same. */
export const PATIENCE_MS = 60_000;

/** Looks until there is something to see. @throws when the time is over. */
export async function until<T>(what: string, timeoutMs: number, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await wait(pollEveryMs);
  }
}

/**
 * Asks the API that the playground's page uses.
 * @param root such as http://127.0.0.1:3978/playground/api
 * @returns a function that throws NotPossible for whatever the playground refuses
 */
export function createAsk(root: string) {
  return async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const response = await fetch(`${root}${path}`, {
      method,
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new NotPossible((answer as { error?: string }).error ?? String(response.status));
    return answer as T;
  };
}

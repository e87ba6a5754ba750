import { setTimeout as delay } from 'node:timers/promises';

/**
 * So many at the same time, the others after them: a flood on the public page waits in a line of its own, and chat does not wait
 * for it. Nobody is sent away, because we keep nothing by which to tell the first report of somebody from the hundredth of another.
 */
export function createTurns(most: number) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else taken -= 1;
    }
  };
}

/** Takes that long at the least, whatever the answer, so that the time says nothing of it. */
export async function noSoonerThan<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  const [answer] = await Promise.all([work, delay(ms)]);
  return answer;
}

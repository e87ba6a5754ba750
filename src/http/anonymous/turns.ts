import { setTimeout as delay } from 'node:timers/promises';

export interface Waiter {
  /** What they hold while they wait. */
  readonly bytes: number;
  /** Nobody is there any more to read the answer. */
  readonly hasLeft: () => boolean;
}

/** What became of their turn: `full` was never begun. */
export type Turn<Answer> = { readonly kind: 'had'; readonly answer: Answer } | { readonly kind: 'full' };

interface Limits {
  /** At the same time. */
  readonly most: number;
  /** Of all who wait. */
  readonly mostBytes: number;
}

/**
 * So many at the same time, the others after them: a flood on the public page waits in a line of its own, and chat does not wait
 * for it. We keep nothing by which to tell the first report of somebody from the hundredth of another, so only a line that would
 * take the memory of everything else sends anybody away. Whoever left after sending comes last, and gives up their place when it
 * is needed: somebody who pressed Send and then had to leave the page has told us all the same.
 */
export function createTurns({ most, mostBytes }: Limits) {
  let taken = 0;
  let held = 0;
  const line: (Waiter & { readonly called: (to: 'begin' | 'leave') => void })[] = [];

  function call(place: (typeof line)[number], to: 'begin' | 'leave'): void {
    line.splice(line.indexOf(place), 1);
    held -= place.bytes;
    place.called(to);
  }

  function hasRoomFor(bytes: number): boolean {
    while (held + bytes > mostBytes) {
      const left = line.find(({ hasLeft }) => hasLeft());
      if (left === undefined) return false;
      call(left, 'leave');
    }
    return true;
  }

  async function isTheirs(waiter: Waiter): Promise<boolean> {
    if (taken < most) {
      taken += 1;
      return true;
    }
    if (!hasRoomFor(waiter.bytes)) return false;
    held += waiter.bytes;
    return (await new Promise((called) => line.push({ ...waiter, called }))) === 'begin';
  }

  function passOn(): void {
    const next = line.find(({ hasLeft }) => !hasLeft()) ?? line[0];
    if (next) call(next, 'begin');
    else taken -= 1;
  }

  return async <Answer>(waiter: Waiter, work: () => Promise<Answer>): Promise<Turn<Answer>> => {
    if (!(await isTheirs(waiter))) return { kind: 'full' };
    try {
      return { kind: 'had', answer: await work() };
    } finally {
      passOn();
    }
  };
}

/** Takes that long at the least, whatever the answer, so that the time says nothing of it. */
export async function noSoonerThan<Answer>(ms: number, work: Promise<Answer>): Promise<Answer> {
  const [answer] = await Promise.all([work, delay(ms)]);
  return answer;
}

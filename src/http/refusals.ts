import type { Logger } from 'pino';

/** Told of each request that is refused at the edge. @param requestId of its line in the log; without one it is counted alone */
export type OnRefused = (reason: string, requestId?: string) => void;

interface Deps {
  readonly count: (reason: string) => void;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Enough to look into, and no more than a page that asks all day, or whoever wants the log full, may write. */
const LINES = 10;
const EVERY_MS = 60_000;

/** Counts every refusal, and logs so many of each reason a minute: why and which request, and nothing of what it brought. */
export function createRefusals({ count, log, now }: Deps): OnRefused {
  const written = new Map<string, number>();
  let since = now().getTime();
  return (reason, requestId) => {
    count(reason);
    if (requestId === undefined) return;
    if (now().getTime() - since >= EVERY_MS) {
      since = now().getTime();
      written.clear();
    }
    const lines = written.get(reason) ?? 0;
    if (lines >= LINES) return;
    written.set(reason, lines + 1);
    log.warn({ reason, requestId }, 'a request was refused');
  };
}

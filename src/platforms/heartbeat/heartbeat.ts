/** Nobody outside heard that all is well. Holds a code alone: whoever has the address can call it. */
export class HeartbeatError extends Error {
  override readonly name = 'HeartbeatError';
  constructor(
    /** `no_answer`, or the status such as `http_404`. */
    readonly code: string,
  ) {
    super(`the heartbeat was not taken: ${code}`);
  }
}

interface Options {
  readonly url: string;
  readonly timeoutMs: number;
}

/** @throws HeartbeatError */
export type Beat = () => Promise<void>;

/** Says outside that all is well: a GET, which is what healthchecks.io, Better Stack and their like expect. */
export function createHeartbeat({ url, timeoutMs }: Options): Beat {
  return async () => {
    const status = await call(url, timeoutMs);
    if (status < 200 || status > 299) throw new HeartbeatError(`http_${status}`);
  };
}

async function call(url: string, timeoutMs: number): Promise<number> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel().catch(() => undefined);
    return response.status;
  } catch {
    // Not as the cause: it may hold the address, and says no more than that no answer came.
    throw new HeartbeatError('no_answer');
  }
}

import { memory } from '../limits.js';

/** One thing that the product has sent out, with what it got for it. */
export interface Call {
  readonly id: number;
  readonly at: string;
  /**
   * `answer`: what the acknowledgement says to a command, a submission or an invoke, which can show text too.
   * `connector`: of Teams, as `web-api` is of Slack.
   */
  readonly kind: 'web-api' | 'response-url' | 'answer' | 'connector';
  readonly method: string;
  readonly args: unknown;
  /** 0 when the connection was cut or left hanging. */
  readonly status: number;
  readonly response: unknown;
}

/** Everything that left the product for one platform, so that tests can search it; bounded. */
export function createCalls() {
  let calls: Call[] = [];
  let lastId = 0;
  return {
    record(call: Omit<Call, 'id' | 'at'>): void {
      lastId += 1;
      calls.push({ id: lastId, at: new Date().toISOString(), ...call });
      if (calls.length > memory.calls) calls.shift();
    },
    since: (id: number): Call[] => calls.filter((call) => call.id > id),
    clear(): void {
      calls = [];
    },
  };
}

export type Calls = ReturnType<typeof createCalls>;

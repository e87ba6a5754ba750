import { z } from 'zod';

/**
 * A fault to be met by the next calls: of one method (Slack's, or an operation of the Bot Connector), of the response URLs
 * ("response-url"), or of everything ("*").
 */
export const faultSchema = z.strictObject({
  method: z.string().min(1).default('*'),
  kind: z.enum(['rate-limited', 'status', 'hang', 'reset', 'error', 'slow']),
  /** How many calls it meets; without `times` and `forMs` it stays until the faults are cleared. */
  times: z.int().min(1).optional(),
  forMs: z.int().min(1).optional(),
  retryAfterSeconds: z.int().min(0).default(1),
  status: z.int().min(400).max(599).default(500),
  error: z.string().min(1).default('internal_error'),
  delayMs: z.int().min(0).max(600_000).default(2000),
  /** The call takes effect first and only its answer is lost: an unknown outcome. */
  afterwards: z.boolean().default(false),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export function createFaults(nowMs: () => number = Date.now) {
  let armed: { fault: Fault; left: number; untilMs: number }[] = [];

  return {
    arm(fault: Fault): void {
      const untilMs = fault.forMs === undefined ? Number.POSITIVE_INFINITY : nowMs() + fault.forMs;
      armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY, untilMs });
    },
    clear(): void {
      armed = [];
    },
    list: (): Fault[] => armed.map(({ fault }) => fault),
    /** The fault that this call meets, the oldest first. */
    take(method: string): Fault | undefined {
      armed = armed.filter(({ left, untilMs }) => left > 0 && nowMs() < untilMs);
      const hit = armed.find(({ fault }) => fault.method === '*' || fault.method === method);
      if (hit) hit.left -= 1;
      return hit?.fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;

import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Fault } from './faults.js';

export interface Answered {
  readonly status: number;
  readonly response: unknown;
}

/** How a platform words a refusal that the fault has it give. */
type Refuses = (fault: Fault) => Answered;

const asSlack: Refuses = ({ kind, error, status }) => {
  if (kind === 'rate-limited') return { status: 429, response: { ok: false, error: 'ratelimited' } };
  return kind === 'error' ? { status: 200, response: { ok: false, error } } : { status, response: 'upstream error' };
};

/** Answers a call the way its fault says; undefined when the call is only to be slow. */
export async function meetFault(
  fault: Fault,
  req: Request,
  res: Response,
  refuses: Refuses = asSlack,
): Promise<Answered | undefined> {
  switch (fault.kind) {
    case 'slow':
      await wait(fault.delayMs, undefined, { ref: false });
      return undefined;
    case 'hang':
      return { status: 0, response: 'left hanging' };
    case 'reset':
      req.socket.resetAndDestroy();
      return { status: 0, response: 'connection reset' };
    case 'rate-limited':
    case 'status':
    case 'error': {
      const { status, response } = refuses(fault);
      if (status === 429) res.set('Retry-After', String(fault.retryAfterSeconds));
      res.status(status).send(response);
      return { status, response };
    }
  }
}

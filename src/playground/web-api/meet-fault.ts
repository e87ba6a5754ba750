import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Fault } from './faults.js';

export interface Answered {
  readonly status: number;
  readonly response: unknown;
}

/** Answers a call the way its fault says; undefined when the call is only to be slow. */
export async function meetFault(fault: Fault, req: Request, res: Response): Promise<Answered | undefined> {
  switch (fault.kind) {
    case 'slow':
      await wait(fault.delayMs, undefined, { ref: false });
      return undefined;
    case 'hang':
      return { status: 0, response: 'left hanging' };
    case 'reset':
      req.socket.resetAndDestroy();
      return { status: 0, response: 'connection reset' };
    case 'rate-limited': {
      const response = { ok: false, error: 'ratelimited' };
      res.status(429).set('Retry-After', String(fault.retryAfterSeconds)).json(response);
      return { status: 429, response };
    }
    case 'status':
      res.status(fault.status).send('upstream error');
      return { status: fault.status, response: 'upstream error' };
    case 'error': {
      const response = { ok: false, error: fault.error };
      res.json(response);
      return { status: 200, response };
    }
  }
}

import express, { Router } from 'express';
import { createFaults, faultSchema } from '../web-api/faults.js';
import type { Changes } from '../workspace/changes.js';
import { createMailServer } from './mail-server.js';
import { createOutbox } from './outbox.js';
import { createPager } from './pager.js';

interface Deps {
  /** What pages are signed with; without it there is no pager. */
  readonly pagerSecret: string | undefined;
  readonly changes: Changes;
  readonly clockOffsetMs: () => number;
}

/** What lies outside chat: a pager and a mailbox, with faults of their own so that they work while a platform doesn't. */
export function createOutside({ pagerSecret, ...deps }: Deps) {
  const outbox = createOutbox(deps);
  const faults = createFaults();

  const api = Router();
  api.get('/', (_req, res) => void res.json(outbox.show()));
  api.post('/faults', express.json({ limit: '64kb' }), (req, res) => {
    const parsed = faultSchema.safeParse(req.body);
    if (parsed.success) faults.arm(parsed.data);
    res.status(parsed.success ? 200 : 400).json({ ok: parsed.success });
  });
  api.delete('/faults', (_req, res) => {
    faults.clear();
    res.json({ ok: true });
  });

  return {
    api,
    pager: pagerSecret ? createPager({ secret: pagerSecret, outbox, faults }) : undefined,
    mailServer: createMailServer({ outbox, faults }),
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import express, { type Request, Router } from 'express';
import { z } from 'zod';
import type { Faults } from '../web-api/faults.js';
import { type Answered, meetFault } from '../web-api/meet-fault.js';
import type { Outbox } from './outbox.js';

/** As PagerDuty's Events API v2 takes it, with what a receiver of our own may use besides. */
const page = z.object({
  event_action: z.literal('trigger'),
  dedup_key: z.string().min(1).max(255),
  payload: z.object({
    summary: z.string().min(1).max(1_024),
    source: z.string().min(1),
    severity: z.enum(['critical', 'error', 'warning', 'info']),
    timestamp: z.iso.datetime(),
  }),
  recipient: z.object({ name: z.string().optional(), email: z.string().optional() }),
});

const OLDEST_SECONDS = 300;

interface Deps {
  readonly secret: string;
  readonly outbox: Outbox;
  readonly faults: Faults;
}

/** A pager's webhook: it takes what is signed, new and of the right shape, and the same page once. */
export function createPager({ secret, outbox, faults }: Deps): Router {
  const router = Router();
  router.post('/', express.raw({ type: 'application/json', limit: '64kb' }), async (req, res) => {
    const fault = faults.take('pager');
    if (fault && (await meetFault(fault, req, res, asPager))) return;
    const body = Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '';
    if (!isSigned(req, secret, body)) {
      res.status(401).json({ status: 'not signed' });
      return;
    }
    const parsed = page.safeParse(parseJson(body));
    if (!parsed.success) {
      res.status(400).json({ status: 'invalid event', message: z.prettifyError(parsed.error) });
      return;
    }
    const { payload, recipient, dedup_key } = parsed.data;
    const to = recipient.name ?? recipient.email ?? 'Whoever has the pager';
    const urgent = payload.severity === 'critical';
    outbox.take(dedup_key, { kind: 'page', to, urgent, title: '', words: payload.summary, raw: body });
    res.status(202).json({ status: 'success', message: 'Event processed', dedup_key });
  });
  return router;
}

function asPager({ kind, status }: { kind: string; status: number }): Answered {
  const answered = kind === 'rate-limited' ? 429 : status;
  return { status: answered, response: { status: 'not taken' } };
}

function isSigned(req: Request, secret: string, body: string): boolean {
  const timestamp = req.get('x-safeguard-timestamp') ?? '';
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > OLDEST_SECONDS) return false;
  const expected = `v1=${createHmac('sha256', secret).update(`v1:${timestamp}:${body}`).digest('hex')}`;
  const given = Buffer.from(req.get('x-safeguard-signature') ?? '');
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

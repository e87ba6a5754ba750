import express, { type ErrorRequestHandler, Router } from 'express';
import { ZodError, z } from 'zod';
import { requests } from '../contract.js';
import { NotOnScreen } from '../product/refusal.js';
import type { Send } from '../product/send.js';
import { ValueRefused } from '../views/typed-values.js';
import type { Calls } from '../web-api/calls.js';
import { type Faults, faultSchema } from '../web-api/faults.js';
import { createDeeds, type DeedDeps } from './deeds.js';
import { isReachable, type ProductClock } from './product-clock.js';
import { showApp, showPerson } from './show.js';

interface Deps extends DeedDeps {
  readonly productUrl: string;
  readonly clock: ProductClock;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly changeStream: express.RequestHandler;
  readonly send: Send;
  /** Where the workspace reaches the product by Socket Mode. */
  readonly socketApi?: Router | undefined;
}

const refusals: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof ZodError) res.status(400).json({ ok: false, error: z.prettifyError(error) });
  else if (error instanceof ValueRefused) res.status(400).json({ ok: false, error: error.message });
  else if (error instanceof NotOnScreen) res.status(404).json({ ok: false, error: error.message });
  else if (error instanceof SyntaxError) res.status(400).json({ ok: false, error: 'not JSON' });
  else next(error);
};

/** The API of the page and of tests, below /api. */
export function createPageApi(deps: Deps): Router {
  const { workspace, productUrl, clock, faults, calls, changeStream, send, socketApi } = deps;
  const router = Router();
  router.use(express.json({ limit: '1mb' }));

  router.get('/app', (_req, res) => void res.json(showApp(workspace)));
  router.get('/people', (_req, res) => void res.json(workspace.people.map(showPerson)));
  router.use('/people', createDeeds(deps));
  router.get('/changes', changeStream);
  router.get('/status', async (_req, res) => void res.json({ connected: await isReachable(productUrl) }));

  router.get('/calls', (req, res) => void res.json(calls.since(Number(req.query.after ?? 0) || 0)));
  router.delete('/calls', (_req, res) => {
    calls.clear();
    res.json({ ok: true });
  });

  router.get('/faults', (_req, res) => void res.json(faults.list()));
  router.post('/faults', (req, res) => {
    faults.arm(faultSchema.parse(req.body));
    res.json({ ok: true });
  });
  router.delete('/faults', (_req, res) => {
    faults.clear();
    res.json({ ok: true });
  });

  /** What no client would send, but Slack's way. */
  router.post('/deliver', async (req, res) => void res.json({ answer: await send(requests.deliver.parse(req.body)) }));
  if (socketApi) router.use('/socket', socketApi);

  const unreachable = { ok: false, error: 'The product did not answer on its clock.' };
  router.get('/clock', async (_req, res) => {
    const now = await clock.read();
    res.status(now ? 200 : 502).json(now ?? unreachable);
  });
  router.post('/clock', async (req, res) => {
    const now = await clock.skip(requests.skip.parse(req.body).skipMs);
    res.status(now ? 200 : 502).json(now ?? unreachable);
  });

  router.use((_req, res) => void res.status(404).json({ ok: false, error: 'no such route' }));
  router.use(refusals);
  return router;
}

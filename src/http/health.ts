import { Router } from 'express';

export interface Readiness {
  /** Why no concern can be taken now; empty when all is well. */
  missing(): Promise<readonly ('database' | 'scheduler' | 'starting' | 'stopping')[]>;
}

/** `/healthz`: the process lives. `/readyz`: a concern can be taken; a platform's outage shows in metrics, not here. */
export function createHealthRoutes(readiness: Readiness): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const missing = await readiness.missing();
    response
      .status(missing.length === 0 ? 200 : 503)
      .json(missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing });
  });
  return router;
}

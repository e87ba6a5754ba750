import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { checksOffered } from '../../presentation/check-list/offered-page.js';
import { shownSchema } from '../tab-contract.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'listChecks'>;
}

/** Where the tab makes links to files: each leads to what its person may see when they follow it, and works once. */
export function createDownloadRoutes({ visits, useCases: { listChecks } }: Deps): Router {
  const router = Router();

  router.post(
    '/downloads/checks',
    visits(async ({ person }, _request, response) => {
      const offered = await listChecks.offer(person);
      if (offered === undefined) return refuse(response, 404, 'not-understood');
      response.json(shownSchema.parse({ kind: 'page', view: checksOffered(offered.link) }));
    }),
  );
  return router;
}

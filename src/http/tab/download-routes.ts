import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { checksOffered } from '../../presentation/check-list/offered-page.js';
import { answerOf } from './shown-answer.js';
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
    visits(async ({ person, isProved }, _request, response) => {
      const offered = await listChecks.offer(person);
      if (offered === undefined) return refuse(response, 404, 'not-understood');
      response.json(answerOf({ kind: 'page', view: checksOffered(offered.link) }, isProved));
    }),
  );
  return router;
}

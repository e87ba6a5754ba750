import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { parseQuarter } from '../../domain/digests/quarter.js';
import { insightView } from '../../presentation/tab/insight.js';
import { insightRequest, insightSchema } from '../tab-contract-registers.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'showInsight'>;
}

/** Figures for leads and managers: to everybody else they are not there. */
export function createInsightRoutes({ visits, useCases: { showInsight } }: Deps): Router {
  const router = Router();

  router.get(
    '/insight',
    visits(async ({ person }, { query }, response) => {
      const asked = insightRequest.safeParse(query);
      const { quarter } = asked.data ?? {};
      const shown =
        asked.success && (quarter === undefined || parseQuarter(quarter))
          ? await showInsight(person, quarter)
          : undefined;
      if (shown === undefined) return refuse(response, 404, 'not-understood');
      response.json(insightSchema.parse(insightView(shown)));
    }),
  );
  return router;
}

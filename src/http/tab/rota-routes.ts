import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { rotaView } from '../../presentation/tab/rota.js';
import { setupView } from '../../presentation/tab/setup.js';
import { rotaSchema, setupSchema } from '../tab-contract-rota.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'showRota' | 'seeSetup'>;
}

/** Who is on duty when, for everybody here; and how it is set up, which for most is not there. */
export function createRotaRoutes({ visits, useCases: { showRota, seeSetup } }: Deps): Router {
  const router = Router();

  router.get(
    '/rota',
    visits(async ({ person }, _request, response) => {
      response.json(rotaSchema.parse(rotaView(await showRota(person))));
    }),
  );

  router.get(
    '/setup',
    visits(async ({ person }, _request, response) => {
      const shown = await seeSetup(person);
      if (shown === undefined) return refuse(response, 404, 'not-understood');
      response.json(setupSchema.parse(setupView(shown)));
    }),
  );
  return router;
}

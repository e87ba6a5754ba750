import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { registersView } from '../../presentation/tab/registers.js';
import { registersSchema } from '../tab-contract.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'seeWorkforce' | 'seePolicies'>;
}

/** Registers, for whoever sees to somebody's checks: to everybody else they are not there. */
export function createRegisterRoutes({ visits, useCases: { seeWorkforce, seePolicies } }: Deps): Router {
  const router = Router();

  router.get(
    '/registers',
    visits(async ({ person }, _request, response) => {
      const team = await seeWorkforce.team(person);
      if (team === undefined) return refuse(response, 404, 'not-understood');
      response.json(registersSchema.parse(registersView(team, await seePolicies.all(person))));
    }),
  );
  return router;
}

import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { createCheckImport } from '../../presentation/check-list/check-import.js';
import type { ReadCsv } from '../../presentation/check-list/csv-read.js';
import { registersView } from '../../presentation/tab/registers.js';
import {
  dryRunAnswer,
  dryRunRequest,
  recordListAnswer,
  recordListRequest,
  registersSchema,
} from '../tab-contract-registers.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'seeWorkforce' | 'seePolicies' | 'importChecks' | 'deliverSoon'>;
  readonly readCsv: ReadCsv;
}

/** Registers, for whoever sees to somebody's checks: to everybody else they are not there. */
export function createRegisterRoutes({ visits, useCases, readCsv }: Deps): Router {
  const { seeWorkforce, seePolicies, deliverSoon } = useCases;
  const checkImport = createCheckImport({ ...useCases, readCsv });
  const router = Router();

  router.get(
    '/registers',
    visits(async ({ person }, _request, response) => {
      const team = await seeWorkforce.team(person);
      if (team === undefined) return refuse(response, 404, 'not-understood');
      response.json(registersSchema.parse(registersView(team, await seePolicies.all(person))));
    }),
  );

  router.post(
    '/registers/checks/dry-run',
    visits(async ({ person }, { body }, response) => {
      const asked = dryRunRequest.safeParse(body);
      const answer = asked.data && (await checkImport.dryRun(person, Buffer.from(asked.data.file, 'base64')));
      if (answer === undefined) return refuse(response, 404, 'not-understood');
      response.json(dryRunAnswer.parse(answer));
    }),
  );

  router.post(
    '/registers/checks/record',
    visits(async ({ person }, { body }, response) => {
      const asked = recordListRequest.safeParse(body);
      const { file = '', looked } = asked.data ?? {};
      const answer = looked && (await checkImport.record(person, Buffer.from(file, 'base64'), looked));
      if (answer === undefined) return refuse(response, 404, 'not-understood');
      deliverSoon();
      response.json(recordListAnswer.parse(answer));
    }),
  );
  return router;
}

import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { mineLines } from '../../presentation/home.js';
import { clockTime } from '../../presentation/wording.js';
import { dutyDeskSchema, mineSchema } from '../tab-contract-work.js';
import type { createVisits } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'openWork' | 'ownConcerns' | 'organisation'>;
}

/** Lists that a page shows better than a chat: references, clocks and who has it. */
export function createWorkRoutes({ visits, useCases: { openWork, ownConcerns, organisation } }: Deps): Router {
  const router = Router();

  router.get(
    '/duty-desk',
    visits(async ({ person }, _request, response) => {
      const { items, hasMore, now, zone } = await openWork.desk(person);
      const rows = items.map(({ dueAt, holder, ...concern }) => ({
        ...concern,
        isPast: dueAt !== undefined && dueAt < now,
        ...(dueAt && { dueAt: dueAt.toISOString(), due: clockTime(dueAt, now, zone) }),
        ...(holder && { holder }),
      }));
      response.json(dutyDeskSchema.parse({ rows, isCut: hasMore, asOf: clockTime(now, now, zone) }));
    }),
  );

  router.get(
    '/mine',
    visits(async ({ person }, _request, response) => {
      const [own, settings] = await Promise.all([ownConcerns(person), organisation.current()]);
      response.json(mineSchema.parse({ lines: mineLines(own, settings) }));
    }),
  );
  return router;
}

import { Router } from 'express';
import type { UseCases } from '../../application/use-cases.js';
import { asConcernId, asItemId } from '../../domain/ids.js';
import { checksOffered } from '../../presentation/check-list/offered-page.js';
import { fileOffered } from '../../presentation/tab/file-offered.js';
import { notFoundWindow } from '../../presentation/windows.js';
import { fileOfConcern } from '../tab-contract-files.js';
import { answerOf } from './shown-answer.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'listChecks' | 'fileEvidence'>;
}

/** Where the tab makes links to files: each leads to what its person may see when they follow it, and works once. */
export function createDownloadRoutes({ visits, useCases: { listChecks, fileEvidence } }: Deps): Router {
  const router = Router();

  router.post(
    '/downloads/checks',
    visits(async ({ person, isProved }, _request, response) => {
      const offered = await listChecks.offer(person);
      if (offered === undefined) return refuse(response, 404, 'not-understood');
      response.json(answerOf({ kind: 'page', view: checksOffered(offered.link) }, isProved));
    }),
  );

  router.post(
    '/downloads/file',
    visits(async ({ person, isProved }, { body }, response) => {
      const asked = fileOfConcern.safeParse(body);
      if (!asked.success) return refuse(response, 400, 'not-understood');
      const concernId = asConcernId(asked.data.concernId);
      const offered = await fileEvidence.offer(person, concernId, asItemId(asked.data.file));
      // Of a file and of a concern that is not theirs to read: the same as of none.
      if (offered === undefined) return void response.json(answerOf(NOT_FOUND, isProved));
      const view = fileOffered(concernId, offered.file, offered.link);
      response.json(answerOf({ kind: 'page', view }, isProved));
    }),
  );
  return router;
}

const NOT_FOUND = { kind: 'window', window: notFoundWindow() } as const;

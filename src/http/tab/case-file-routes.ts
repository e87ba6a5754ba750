import { Router } from 'express';
import { z } from 'zod';
import type { AddedEvidence } from '../../application/concerns/add-evidence.js';
import type { UseCases } from '../../application/use-cases.js';
import { asConcernId } from '../../domain/ids.js';
import { outcomeWords } from '../../presentation/case/refusal-words.js';
import { FILE_PROBLEMS, moreFilesQuestion } from '../../presentation/file-rows.js';
import { filesAnswer } from '../tab-contract-files.js';
import { sentFile } from './body-bytes.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'addEvidence' | 'deliverSoon'>;
}

const concernIdSchema = z.uuid().transform(asConcernId);

/** Files for a case, by whoever works on it. */
export function createCaseFileRoutes({ visits, useCases: { addEvidence, deliverSoon } }: Deps): Router {
  const router = Router();
  router.post(
    '/concerns/:concernId/files',
    visits(async ({ person }, request, response) => {
      const concernId = concernIdSchema.safeParse(request.params.concernId);
      const sent = await sentFile(request, response);
      if (!concernId.success || sent.kind === 'not-understood') return refuse(response, 400, 'not-understood');
      const added: AddedEvidence =
        sent.kind === 'too-large'
          ? { kind: 'not-taken', because: sent.kind }
          : await addEvidence(person, concernId.data, sent);
      if (added.kind === 'not-found') return refuse(response, 404, 'not-understood');
      deliverSoon();
      const problem = problemIn(added);
      response.json(filesAnswer.parse({ files: moreFilesQuestion(), ...(problem && { problem }) }));
    }),
  );
  return router;
}

function problemIn(added: Exclude<AddedEvidence, { kind: 'not-found' }>): string | undefined {
  if (added.kind === 'done') return undefined;
  return added.kind === 'not-taken' ? FILE_PROBLEMS[added.because] : outcomeWords(added).join(' ');
}

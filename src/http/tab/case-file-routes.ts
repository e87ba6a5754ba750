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
      if (!concernId.success) return refuse(response, 400, 'not-understood');
      const tried = await addEvidence(person, concernId.data, async () => {
        const sent = await sentFile(request, response);
        return sent.kind === 'file' ? sent : { unread: sent.kind };
      });
      if (tried.kind === 'unread' && tried.because === 'not-understood') return refuse(response, 400, 'not-understood');
      const added: AddedEvidence = tried.kind === 'unread' ? { kind: 'not-taken', because: 'too-large' } : tried;
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

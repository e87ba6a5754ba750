import { Router } from 'express';
import type { Draft } from '../../application/draft-store.js';
import type { UseCases } from '../../application/use-cases.js';
import type { FileRefusal } from '../../domain/case/evidence.js';
import { type Account, asItemId } from '../../domain/ids.js';
import { FILE_PROBLEMS, filesQuestion } from '../../presentation/file-rows.js';
import { filesAnswer } from '../tab-contract-files.js';
import { sentFile } from './body-bytes.js';
import { type createVisits, refuse } from './visit.js';

interface Deps {
  readonly visits: ReturnType<typeof createVisits>;
  readonly useCases: Pick<UseCases, 'drafts' | 'draftFiles'>;
}

/** Files with the reporter's form: in the tab alone, because a chat would keep them. */
export function createReportFileRoutes({ visits, useCases: { drafts, draftFiles } }: Deps): Router {
  const router = Router();

  /** Somebody else's form is none. */
  const draftOf = async (account: Account, id: unknown) =>
    typeof id === 'string' && id.length <= 400 ? drafts.find(account, id) : undefined;

  async function answerFor(draft: Draft<unknown>, because: FileRefusal | undefined) {
    const files = filesQuestion(await draftFiles.list(draft));
    return filesAnswer.parse({ files, ...(because && { problem: FILE_PROBLEMS[because] }) });
  }

  router.post(
    '/report/:draftId/files',
    visits(async ({ account }, request, response) => {
      const draft = await draftOf(account, request.params.draftId);
      if (draft === undefined) return refuse(response, 404, 'not-understood');
      const sent = await sentFile(request, response);
      if (sent.kind === 'not-understood') return refuse(response, 400, 'not-understood');
      const because = sent.kind === 'too-large' ? sent.kind : await draftFiles.add(draft, sent);
      response.json(await answerFor(draft, because));
    }),
  );

  router.delete(
    '/report/:draftId/files/:file',
    visits(async ({ account }, { params }, response) => {
      const draft = await draftOf(account, params.draftId);
      if (draft === undefined) return refuse(response, 404, 'not-understood');
      const because = await draftFiles.remove(draft, asItemId(String(params.file)));
      response.json(await answerFor(draft, because));
    }),
  );
  return router;
}

import { type RequestHandler, type Response, Router } from 'express';
import type { FollowedFile } from '../application/concerns/file-evidence.js';
import type { FollowedPack } from '../application/concerns/follow-pack.js';
import type { FollowDownload } from '../application/follow-download.js';
import type { FileType } from '../domain/case/evidence.js';
import type { PackDocument } from '../presentation/agency-pack/document.js';
import { documentText } from '../presentation/agency-pack/document-text.js';
import { packDocument } from '../presentation/agency-pack/draft.js';
import { checkTable } from '../presentation/check-list/check-table.js';
import { DOWNLOAD_PAGE, NO_DOWNLOAD_PAGE } from '../presentation/download-pages.js';
import { evidenceTable, type Table } from '../presentation/policy-evidence.js';
import { guard } from './guarded.js';
import { escaped, pageHtml } from './page-html.js';

/** Nothing may run, load or frame; the page's one button may come back here. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; sandbox allow-forms allow-downloads";

interface Deps {
  readonly followDownload: FollowDownload;
  readonly pdfOf: (document: PackDocument) => Promise<Uint8Array>;
  readonly csvOf: (table: Table) => string;
}

/** Links that work once. Looking at one changes nothing; only the button of its page uses it up. */
export function createDownloads({ followDownload, pdfOf, csvOf }: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const path = '/download/:token';
  router.use('/download', guarded);

  router.get(path, async ({ params }, response) => {
    if (!(await followDownload.wouldWork(params.token))) return noDownload(response);
    const form = `<form method="post"><button>${escaped(DOWNLOAD_PAGE.button)}</button></form>`;
    response.type('html').send(pageHtml(DOWNLOAD_PAGE, form));
  });

  router.post(path, async ({ params }, response) => {
    const taken = await followDownload.take(params.token);
    if (taken === undefined) return noDownload(response);
    if (taken.kind === 'pack') return sendPack(response, taken);
    if (taken.kind === 'file') return sendFile(response, taken);
    const table = taken.kind === 'checks' ? checkTable(taken) : evidenceTable(taken);
    response.type('text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${table.name}.csv"`);
    response.send(csvOf(table));
  });

  async function sendPack(response: Response, taken: FollowedPack): Promise<void> {
    const document = documentOf(taken);
    const name = `${document.reference}-${taken.pack.kind === 'agency' ? 'draft' : 'chronology'}`;
    if (taken.format === 'text') {
      response.type('text/plain; charset=utf-8');
      response.setHeader('Content-Disposition', `inline; filename="${name}.txt"`);
      response.send(documentText(document));
      return;
    }
    const pdf = await pdfOf(document);
    response.type('application/pdf');
    response.setHeader('Content-Disposition', `attachment; filename="${name}.pdf"`);
    response.end(pdf);
  }
  return router;
}

const CONTENT_TYPES: Record<FileType, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain; charset=utf-8',
};

/** Never shown in a page: what somebody brought is theirs to open, and not ours to run. */
function sendFile(response: Response, { file, bytes }: FollowedFile): void {
  response.attachment(file.name);
  response.setHeader('Content-Type', CONTENT_TYPES[file.type]);
  response.end(bytes);
}

const guarded: RequestHandler = (_request, response, next) => {
  guard(response, CONTENT_SECURITY_POLICY);
  next();
};

function documentOf({ pack, ...facts }: FollowedPack): PackDocument {
  return packDocument(pack, facts);
}

function noDownload(response: Response): void {
  response.status(404).type('html').send(pageHtml(NO_DOWNLOAD_PAGE));
}

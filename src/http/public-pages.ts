import { Router } from 'express';
import { PUBLIC_PAGES } from '../presentation/public-pages.js';
import { pageHtml } from './page-html.js';

/** Plain pages without script, style or input: they need nothing that could fail. */
export function createPublicPages(): Router {
  const router = Router();
  for (const page of PUBLIC_PAGES) {
    const html = pageHtml(page);
    router.get(page.path, (_request, response) => {
      response.type('html').send(html);
    });
  }
  return router;
}

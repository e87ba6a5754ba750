import { Router } from 'express';
import { PUBLIC_PAGES, type PublicPage } from '../presentation/public-pages.js';

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

function pageHtml({ title, paragraphs }: PublicPage): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>`,
    `<body><main><h1>${escaped(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    '</main></body>',
    '</html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

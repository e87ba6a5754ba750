import type { PublicPage } from '../presentation/public-pages.js';

/** A plain page without script or style: it needs nothing that could fail. @param form HTML of its own, if there is any. */
export function pageHtml({ title, paragraphs }: Omit<PublicPage, 'path'>, form = ''): string {
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>`,
    `<body><main><h1>${escaped(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(form ? [form] : []),
    '</main></body>',
    '</html>',
  ].join('\n');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

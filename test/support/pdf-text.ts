import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of the file finds in it, page by page. */
export async function pagesIn(bytes: ArrayBuffer | Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: new Uint8Array(bytes).slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  await task.destroy();
  return pages;
}

export async function textIn(bytes: ArrayBuffer | Uint8Array): Promise<string> {
  return (await pagesIn(bytes)).join('\n');
}

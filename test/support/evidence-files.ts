import { strToU8, zipSync } from 'fflate';

/** Files as people have them, small: each begins as its kind does. */

const text = (words: string) => new TextEncoder().encode(words);
const bytesOf = (start: readonly number[], rest: Uint8Array) => new Uint8Array([...start, ...rest]);

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const WITH_MACROS = 'application/vnd.ms-word.document.macroEnabled.main+xml';

function word(type: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    ),
    'word/document.xml': strToU8('<w:document/>'),
    ...more,
  });
}

export const aPdf = (words = 'words') => text(`%PDF-1.4\n%${words}\n%%EOF\n`);
export const aJpeg = (words = 'words') => bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16], text(`JFIF${words}`));
export const aHeic = () => bytesOf([0, 0, 0, 24], text('ftypheic\0\0\0\0mif1heic'));
export const aWebp = () => bytesOf([...text('RIFF'), 16, 0, 0, 0], text('WEBPVP8 0000'));
export const aPng = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
export const aDocx = () => word(DOCUMENT);
export const aDocm = () => word(WITH_MACROS);
/** It calls itself a plain document. */
export const aDocxWithMacros = () => word(DOCUMENT, { 'word/vbaProject.bin': strToU8('macros') });
export const aText = (words = 'What she wrote to me: £20 is missing.') => text(words);
export const aPage = () => text('<!doctype html><script>alert(1)</script>');

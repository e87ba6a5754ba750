import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

/** One face of the font that goes into every file, so that it looks the same everywhere. */
export interface Face {
  readonly bytes: Buffer;
  /** Whether every character of the text has a shape in it. */
  readonly has: (text: string) => boolean;
}

export interface Faces {
  readonly plain: Face;
  readonly bold: Face;
}

const require = createRequire(import.meta.url);
/** DejaVu Sans: the Latin of every European language, Greek, Cyrillic, and more, under a licence that lets it be embedded. */
const FILES = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

/** Read when the first file is made, because most installations make few. */
export function createFaces(): () => Promise<Faces> {
  let faces: Promise<Faces> | undefined;
  return () => {
    faces ??= readFaces();
    return faces;
  };
}

async function readFaces(): Promise<Faces> {
  const [plain, bold] = await Promise.all([face(FILES.plain), face(FILES.bold)]);
  return { plain, bold };
}

async function face(file: string): Promise<Face> {
  const bytes = await readFile(file);
  const font = fontkit.create(bytes);
  // A collection holds several fonts; each of these files is one.
  if (!('hasGlyphForCodePoint' in font)) throw new Error('the font of documents is a collection');
  return { bytes, has: (text) => [...text].every((one) => font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)) };
}

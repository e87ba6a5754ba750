import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fileTypeOf } from '../../../src/documents/file-type.js';
import {
  aDocm,
  aDocx,
  aDocxWithMacros,
  aHeic,
  aJpeg,
  aPage,
  aPdf,
  aPng,
  aText,
  aWebp,
} from '../../support/evidence-files.js';

const text = (words: string) => new TextEncoder().encode(words);

describe('what is in a file', () => {
  test.each([
    ['pdf', aPdf()],
    ['jpeg', aJpeg()],
    ['png', aPng()],
    ['webp', aWebp()],
    ['heic', aHeic()],
    ['docx', aDocx()],
    ['text', aText()],
    // Two letters of it look like an old picture.
    ['text', text('BMW outside the house at six.')],
    ['text', text('\uFEFFWith a mark before it')],
  ])('is known: %s', async (type, bytes) => {
    expect(await fileTypeOf(bytes)).toBe(type);
  });

  test.each([
    ['a page', aPage()],
    ['a page after white space', text(' \n\t<html>')],
    ['a page behind a mark', text('\uFEFF<html>')],
    ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a document with macros', aDocm()],
    ['a document with macros that says nothing of them', aDocxWithMacros()],
    ['a folder that is packed', zipSync({ 'a.txt': text('a') })],
    ['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['a program for another system', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
    ['a page before a PDF', text('<html>%PDF-1.4')],
    ['letters of no kind', new Uint8Array([0x93, 0xfe, 0x80, 0x81])],
    ['a moving picture', text('GIF89a\u0001\u0000')],
    ['nothing but space', text(' \n ')],
  ])('is not taken: %s', async (_name, bytes) => {
    expect(await fileTypeOf(bytes)).toBeUndefined();
  });

  test('is judged in no time, also where it is large and made for that', async () => {
    const large = new Uint8Array(10 * 1024 * 1024).fill(0x20);
    const startedAt = performance.now();
    expect(await fileTypeOf(large)).toBeUndefined();
    const bomb = zipSync({ '[Content_Types].xml': new Uint8Array(30 * 1024 * 1024) });
    expect(await fileTypeOf(bomb)).toBeUndefined();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});

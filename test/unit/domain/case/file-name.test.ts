import { describe, expect, test } from 'vitest';
import type { FileType } from '../../../../src/domain/case/evidence.js';
import { fileName } from '../../../../src/domain/case/file-name.js';

describe('the name of a file', () => {
  test.each<[given: string, type: FileType, name: string]>([
    ['Letter from her GP.pdf', 'pdf', 'Letter from her GP.pdf'],
    ['IMG_0001.JPEG', 'jpeg', 'IMG_0001.jpeg'],
    ['Été à côté.png', 'png', 'Été à côté.png'],
    ['../../etc/passwd', 'text', 'passwd.txt'],
    ['C:\\Users\\me\\note.txt', 'text', 'note.txt'],
    ['..', 'pdf', 'file.pdf'],
    ['', 'pdf', 'file.pdf'],
    ['.htaccess', 'text', 'htaccess.txt'],
    ['page.html', 'text', 'page.html.txt'],
    ['photo.pdf', 'jpeg', 'photo.pdf.jpg'],
    ['run.exe.', 'png', 'run.exe.png'],
    ['a"; filename="b.exe', 'pdf', 'a_; filename=_b.exe.pdf'],
    ['a.pdf\r\nSet-Cookie: x=1', 'pdf', 'a.pdfSet-Cookie_ x=1.pdf'],
    // Written from right to left it would read "annexe.pdf".
    ['ann\u202Efdp.exe', 'jpeg', 'annfdp.exe.jpg'],
    ['zero\u0000byte.pdf', 'pdf', 'zerobyte.pdf'],
    ['   .pdf', 'pdf', 'pdf.pdf'],
    [`${'x'.repeat(500)}.pdf`, 'pdf', `${'x'.repeat(100)}.pdf`],
  ])('%j as %s is %j', (given, type, name) => {
    expect(fileName(given, type)).toBe(name);
  });

  test('is made at once, however long what was given is', () => {
    expect(fileName(`a${'. '.repeat(200_000)}b`, 'pdf')).toMatch(/^[. b]{1,100}\.pdf$/);
  });
});

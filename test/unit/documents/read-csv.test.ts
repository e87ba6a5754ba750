import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/documents/csv.js';
import { readCsv } from '../../../src/documents/read-csv.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const cells = (text: string, encoding?: BufferEncoding) => {
  const read = readCsv(bytes(text, encoding), 10);
  return read.kind === 'read' ? read.lines.map((line) => line.cells) : read;
};

describe('a list that comes back', () => {
  it.each(['=1', '+1', '-1', '@x', '＝1', "O'Neil", "'quoted'", 'a, "b"; c', 'two\nlines'])(
    'has each cell as it was: %j',
    (text) => {
      expect(cells(csvOf({ name: 'list', rows: [['head'], [text]] }))).toEqual([['head'], [text]]);
    },
  );

  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2'],
    ['a first line that says which', 'sep=;\r\na;b\r\n1;2'],
    ['a mark of the encoding', '\uFEFFa;b\n1;2'],
  ])('is read with %s', (_name, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('counts lines as an editor does', () => {
    const read = readCsv(bytes('a\n\n1\n2\n'), 10);
    expect(read.kind === 'read' && read.lines.map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it.each(['\n', '\r\n', '\r'])('names the first line of a row with line breaks in a cell: %j', (end) => {
    const text = ['a,b', '"1', '2",3', '', '4,"5', '', '6"', '7,8', ''].join(end);
    const read = readCsv(bytes(text), 10);
    expect(read.kind === 'read' && read.lines.map(({ line }) => line)).toEqual([1, 2, 5, 8]);
    const said = readCsv(bytes(`sep=,${end === '\r' ? '\n' : end}${text}`), 10);
    expect(said.kind === 'read' && said.lines.map(({ line }) => line)).toEqual([2, 3, 6, 9]);
  });

  it('leaves out rows in which nothing stands', () => {
    const read = readCsv(bytes('a,b\n,\n1,2\n , \n,3\n'), 3);
    expect(read).toEqual({
      kind: 'read',
      lines: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['1', '2'] },
        { line: 5, cells: ['', '3'] },
      ],
    });
  });

  it('is read in the encodings that can be told, and in no other', () => {
    expect(cells('\uFEFFZoë', 'utf16le')).toEqual([['Zoë']]);
    const other = readCsv(new Uint8Array(Buffer.from('\uFEFFZoë', 'utf16le').swap16()), 10);
    expect(other).toEqual({ kind: 'read', lines: [{ line: 1, cells: ['Zoë'] }] });
    expect(cells('Zoë', 'latin1')).toEqual({ kind: 'unreadable', because: 'encoding' });
    expect(cells('a\0b')).toEqual({ kind: 'unreadable', because: 'encoding' });
  });

  it('has no more lines than it may have', () => {
    expect(cells('a\n'.repeat(10))).toHaveLength(10);
    expect(cells('a\n'.repeat(11))).toEqual({ kind: 'unreadable', because: 'too-many' });
  });
});

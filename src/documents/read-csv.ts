import { CsvError, parse } from 'csv-parse/sync';
import type { CsvRead } from '../presentation/check-list/csv-read.js';

/** Which of the two it is can be told by its mark alone. */
const MARKS = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;
const DELIMITERS = [',', ';', '\t'] as const;

/**
 * A file of a spreadsheet as lines of cells. Excel writes semicolons where a comma is part of a number, says so in a first line of
 * its own (`sep=;`) if somebody asked it to, and begins with a mark of its encoding.
 * @param most how many lines are read; more are said, and not read
 */
export function readCsv(bytes: Uint8Array, most: number): CsvRead {
  const text = textOf(bytes);
  if (text === undefined) return { kind: 'unreadable', because: 'encoding' };
  const [, said, rest = text] = /^sep=([,;\t])\r?\n([\s\S]*)$/i.exec(text) ?? [];
  const skipped = said === undefined ? 0 : 1;
  try {
    // In a cell the library counts a break of two characters twice.
    const records = parse(rest.replaceAll(/\r\n?/g, '\n'), {
      delimiter: said ?? delimiterOf(rest),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // A spreadsheet leaves a row of delimiters where somebody emptied one.
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: 20_000,
      // One more, so that it shows that there are more.
      to: most + 1,
      // Its types know this form of an answer only together with columns.
    }) as unknown as readonly Parsed[];
    if (records.length > most) return { kind: 'unreadable', because: 'too-many' };
    return {
      kind: 'read',
      lines: records.map(({ record, info }) => ({
        line: info.lines - breaksIn(record) + skipped,
        cells: record.map(unescaped),
      })),
    };
  } catch (error) {
    if (error instanceof CsvError) return { kind: 'unreadable', because: 'not-csv' };
    throw error;
  }
}

/** The library names the line in which a row ends; a cell may go over several. */
function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function textOf(bytes: Uint8Array): string | undefined {
  const encoding = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The one that the heads are told apart by: none of ours has any of them in it. */
function delimiterOf(text: string): string {
  const [heads = ''] = text.split(/[\r\n]/, 1);
  const times = (delimiter: string) => heads.split(delimiter).length;
  return [...DELIMITERS].sort((one, other) => times(other) - times(one))[0] ?? ',';
}

/** Without the apostrophe that our own files have before what a spreadsheet would calculate. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

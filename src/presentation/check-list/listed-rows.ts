import { DateTime } from 'luxon';
import { CHECK_KINDS, type CheckKind } from '../../domain/workforce/checks.js';
import { type ListedCheck, NOTHING_LISTED } from '../../domain/workforce/listed-check.js';
import { CHECK_LABELS } from '../desk/workforce-words.js';
import { COLUMN_NAMES, COLUMNS, type Column } from './columns.js';
import type { CsvLine } from './csv-read.js';

/** One line of a list that somebody filled in. */
export interface FilledRow {
  readonly line: number;
  readonly person: string;
  /** As it stands beside the id; empty where nothing does. */
  readonly name: string;
  readonly kind: CheckKind | undefined;
  readonly said: ListedCheck;
  /** What stands under no head, if something does. */
  readonly stray: string | undefined;
}

export type FilledRows =
  | { readonly kind: 'rows'; readonly rows: readonly FilledRow[] }
  | { readonly kind: 'unusable'; readonly lines: readonly string[] };

/** By the heads of the first line, in whatever order; a head that we don't know may be a slip, so that nothing is read. */
export function filledRows([heads, ...lines]: readonly CsvLine[]): FilledRows {
  if (heads === undefined) return { kind: 'unusable', lines: ['There is nothing in the file.'] };
  const columns = heads.cells.map(columnOf);
  const unknown = heads.cells.filter((head, index) => columns[index] === undefined && head !== '');
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const twice = COLUMN_NAMES.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (unknown.length + missing.length + twice.length > 0) {
    return {
      kind: 'unusable',
      lines: [
        ...unknown.slice(0, 5).map((head) => `There is no column “${head.slice(0, 60)}”.`),
        ...missing.map((column) => `The column “${COLUMNS[column]}” is missing.`),
        ...twice.map((column) => `The column “${COLUMNS[column]}” is there twice.`),
        'Export the register first: its columns are those of a list to load.',
      ],
    };
  }
  return { kind: 'rows', rows: lines.map((line) => filledRow(line, columns)) };
}

const NEEDED: readonly Column[] = ['person', 'check', 'on', 'checker'];

function columnOf(head: string): Column | undefined {
  return COLUMN_NAMES.find((column) => COLUMNS[column].toLowerCase() === head.toLowerCase());
}

function filledRow({ line, cells }: CsvLine, columns: readonly (Column | undefined)[]): FilledRow {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const keys = Object.keys(NOTHING_LISTED) as (keyof ListedCheck)[];
  const said = Object.fromEntries(keys.map((key) => [key, cell(key)])) as Readonly<Record<keyof ListedCheck, string>>;
  return {
    line,
    person: cell('person'),
    name: cell('shownName'),
    kind: kindOf(cell('check')),
    said: { ...said, on: dayIn(said.on), nextOn: dayIn(said.nextOn) },
    stray: cells.find((text, index) => text !== '' && columns[index] === undefined),
  };
}

/** By its id or by its name. */
function kindOf(text: string): CheckKind | undefined {
  const low = text.toLowerCase();
  return CHECK_KINDS.find((kind) => kind === low || CHECK_LABELS[kind].toLowerCase() === low);
}

/** Spreadsheets here turn `2026-11-26` into `26/11/2026`. What is no such day stays as it was typed, to be quoted. */
function dayIn(text: string): string {
  const [, day = '', month = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && DateTime.fromISO(local).isValid ? local : text;
}

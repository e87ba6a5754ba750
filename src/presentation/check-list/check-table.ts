import type { ListedChecks, ListedRow } from '../../application/workforce/list-checks.js';
import { pauseWords, STATUS_WORDS } from '../desk/workforce-words.js';
import type { Table } from '../policy-evidence.js';
import { COLUMN_NAMES, COLUMNS, type Column } from './columns.js';

/** The register of checks as a list, which can be filled in and loaded again. */
export function checkTable({ rows }: ListedChecks): Table {
  return {
    name: 'checks',
    rows: [COLUMN_NAMES.map((column) => COLUMNS[column]), ...rows.map(cellsOf)],
  };
}

function cellsOf({ person, name, kind, said, status, due, pause }: ListedRow): readonly string[] {
  const cells: Readonly<Record<Column, string>> = {
    ...said,
    person,
    check: kind,
    shownName: name,
    shownDue: due?.on ?? '',
    shownStatus: [status && STATUS_WORDS[status], status && pause && pauseWords(pause)].filter(Boolean).join(', '),
  };
  return COLUMN_NAMES.map((column) => cells[column]);
}

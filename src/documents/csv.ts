import { stringify } from 'csv-stringify/sync';
import type { Table } from '../presentation/policy-evidence.js';

/** Of any system: of itself the library quotes only its own. */
const LINE_ENDS = /[\r\n]/;

/**
 * A list as a file for a spreadsheet. A cell that a spreadsheet would take for a formula gets an apostrophe before it, because
 * names and titles are other people's words; the mark at the beginning makes Excel read it as UTF-8.
 */
export function csvOf({ rows }: Table): string {
  return stringify(
    rows.map((cells) => [...cells]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: LINE_ENDS },
  );
}

/** What stands in a file of a spreadsheet, empty lines left out. */
export type CsvRead =
  | { readonly kind: 'read'; readonly lines: readonly CsvLine[] }
  | { readonly kind: 'unreadable'; readonly because: 'encoding' | 'not-csv' | 'too-many' };

export interface CsvLine {
  /** As an editor counts: the heads stand in line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** @param most how many lines there may be */
export type ReadCsv = (bytes: Uint8Array, most: number) => CsvRead;

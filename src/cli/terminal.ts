/** Where a command says what it has to say, and where it asks. */
export interface Terminal {
  /** A line of the answer. */
  readonly say: (line: string) => void;
  /** A line about what went wrong. */
  readonly complain: (line: string) => void;
  /** What is typed and not shown, or everything that is piped in. */
  readonly read: (question: string) => Promise<string>;
  /** Undefined where nobody is there to be asked. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** A name could hold signs that move the cursor, colour what follows or turn its direction. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line, as a terminal may show it. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, '\uFFFD');
}

/** Rows below each other, each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, printable(cell).length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => printable(cell).padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

import { Lexer, Parser } from 'yaml';

/**
 * What a parser must not even be shown. Its time grows with a power of how deeply a file nests, and at some depth the
 * whole process ends, so these checks come first and take time in proportion to the file.
 */

export interface FileProblem {
  /** From 1; undefined when the file as a whole is meant. */
  readonly line?: number | undefined;
  readonly reason: string;
}

/** Characters: 800 people with a check and a training record each need about 320 thousand. */
const LONGEST_FILE = 384 * 1024;
const LONGEST_LINE = 2_000;
/** The organisation file itself needs five, a single value among them. */
const DEEPEST = 12;
/** Pieces that the parser tells apart: the 800 people need about 125 thousand, a file of commas one for each character. */
const MOST_PIECES = 160_000;
/** Each in quotation marks may be a fault of its own. */
const MOST_BACKSLASHES = 5_000;
/** Each becomes an error of its own in the later stages, which is the slowest that they do. */
const MOST_FAULTS = 100;

/** The first reason why the file is not parsed at all. */
export function hostileShape(source: string): FileProblem | undefined {
  if (source.length > LONGEST_FILE) return { reason: `the file: is longer than ${LONGEST_FILE / 1024} kB` };
  const long = source.split('\n').findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) return { line: long + 1, reason: `is longer than ${LONGEST_LINE} characters` };
  if (source.split('\\').length - 1 > MOST_BACKSLASHES) {
    return { reason: `the file: has more than ${MOST_BACKSLASHES} backslashes` };
  }
  return hostileStructure(source);
}

/** Follows the first stage of the parser: it never recurses, and its stack is what the later ones will nest, faults included. */
function hostileStructure(source: string): FileProblem | undefined {
  const parser = new Parser();
  const line = () => source.slice(0, parser.offset).split('\n').length;
  let faults = 0;
  let pieces = 0;
  for (const lexeme of new Lexer().lex(source)) {
    pieces += 1;
    if (pieces > MOST_PIECES) return { reason: `the file: has more than ${MOST_PIECES} words and signs` };
    for (const { type } of parser.next(lexeme)) if (type === 'error') faults += 1;
    const [_document, ...open] = parser.stack;
    if (open.length > DEEPEST) return { line: line(), reason: `is nested more than ${DEEPEST} deep` };
    if (faults > MOST_FAULTS) return { line: line(), reason: `is no valid YAML, nor is much above (${faults} faults)` };
  }
  return undefined;
}

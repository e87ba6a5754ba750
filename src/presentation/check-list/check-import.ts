import { createHash } from 'node:crypto';
import type { UseCases } from '../../application/use-cases.js';
import type { ImportOutcome, KnownForImport } from '../../application/workforce/import-checks.js';
import type { Person } from '../../domain/person.js';
import { CHECK_LABELS, checkRefusalWords, RESULT_WORDS } from '../desk/workforce-words.js';
import { dayWords } from '../wording.js';
import type { ReadCsv } from './csv-read.js';
import { filledRows } from './listed-rows.js';
import { type Line, type ReadCheck, sorted } from './read-checks.js';

/** A file of no register that we know of is larger. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 2_000;

export interface CheckDryRun {
  readonly kind: 'dry-run';
  readonly toRecord: readonly Line[];
  readonly faults: readonly Line[];
  readonly unchanged: number;
  /** Of the file, and of each register that it is about: what is recorded afterwards is exactly this. */
  readonly file: string;
  readonly seen: Readonly<Record<string, string>>;
}

export interface CheckRecorded {
  readonly kind: 'recorded';
  readonly recorded: readonly Line[];
  readonly faults: readonly Line[];
  readonly unchanged: number;
}

interface Unusable {
  readonly kind: 'unusable';
  readonly lines: readonly string[];
}

type Seen = Pick<CheckDryRun, 'file' | 'seen'>;
type Needed = Pick<UseCases, 'importChecks'> & { readonly readCsv: ReadCsv };

/** A list of checks as somebody filled it in: first what would become of it, then, if they say so, that. For leads. */
export function createCheckImport({ importChecks, readCsv }: Needed) {
  async function read(by: Person, bytes: Uint8Array) {
    const known = await importChecks.look(by, []);
    if (known === undefined) return undefined;
    if (bytes.length > MOST_BYTES) return unusable('too-large');
    const csv = readCsv(bytes, MOST_LINES + 1);
    if (csv.kind === 'unreadable') return unusable(csv.because);
    const filled = filledRows(csv.lines);
    if (filled.kind === 'unusable') return filled;
    const about = await importChecks.look(
      by,
      filled.rows.map(({ person }) => person),
    );
    return about && { kind: 'read' as const, ...sorted(filled.rows, about, fileOf(bytes)), nameOf: about.nameOf };
  }

  return {
    dryRun: async (by: Person, bytes: Uint8Array): Promise<CheckDryRun | Unusable | undefined> => {
      const found = await read(by, bytes);
      if (found === undefined || found.kind === 'unusable') return found;
      const { checks, faults, unchanged, nameOf } = found;
      const tried = await importChecks.attempt(
        by,
        checks.map(({ check }) => check),
      );
      if (tried === undefined) return undefined;
      const { done, refused } = split(checks, tried.outcomes, nameOf);
      const seen = Object.fromEntries(tried.prints);
      return {
        kind: 'dry-run',
        toRecord: done,
        faults: inOrder(faults, refused),
        unchanged,
        file: fileOf(bytes),
        seen,
      };
    },

    record: async (by: Person, bytes: Uint8Array, seen: Seen): Promise<CheckRecorded | Unusable | undefined> => {
      const found = await read(by, bytes);
      if (found === undefined || found.kind === 'unusable') return found;
      if (fileOf(bytes) !== seen.file) return unusable('other-file');
      const { checks, faults, unchanged, nameOf } = found;
      const outcomes = await importChecks.record(
        by,
        checks.map(({ check }) => check),
        new Map(Object.entries(seen.seen)),
      );
      if (outcomes === undefined) return undefined;
      const { done, refused } = split(checks, outcomes, nameOf);
      return { kind: 'recorded', recorded: done, faults: inOrder(faults, refused), unchanged };
    },
  };
}

function split(
  checks: readonly ReadCheck[],
  outcomes: readonly ImportOutcome[],
  nameOf: KnownForImport['nameOf'],
): { readonly done: readonly Line[]; readonly refused: readonly Line[] } {
  const done: Line[] = [];
  const refused: Line[] = [];
  for (const [index, { line, before, check }] of checks.entries()) {
    const outcome = outcomes[index];
    const { kind, on, result } = check.command;
    const what = [CHECK_LABELS[kind], dayWords(on), result && RESULT_WORDS[result]].filter(Boolean).join(', ');
    if (outcome?.kind === 'done') done.push({ line, words: `${nameOf(check.about)}: ${what} (${before})` });
    else if (outcome?.kind === 'refused') {
      refused.push({ line, words: `${nameOf(check.about)}: ${checkRefusalWords(outcome.because, outcome.last)}` });
    } else refused.push({ line, words: `${nameOf(check.about)}: ${CHANGED}` });
  }
  return { done, refused };
}

const CHANGED =
  'Their checks have changed since you looked, so nothing of theirs was recorded. Load the file once more to see how it stands.';

function inOrder(one: readonly Line[], other: readonly Line[]): readonly Line[] {
  return [...one, ...other].sort((a, b) => a.line - b.line);
}

function fileOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

const REASONS = {
  'too-large': 'The file is larger than 1 MB.',
  'too-many': 'The file has more than 2,000 lines. Load it in parts.',
  encoding: 'The file is not in an encoding that we can read for certain. Save it as “CSV UTF-8”.',
  'not-csv': 'The file is not a list of values with commas or semicolons between them. Save it as “CSV UTF-8”.',
  'other-file': 'This is not the file that was looked at. Load it once more.',
} as const;

function unusable(because: keyof typeof REASONS): Unusable {
  return { kind: 'unusable', lines: [REASONS[because], 'Nothing was changed.'] };
}

import { createHash } from 'node:crypto';
import type { UseCases } from '../../application/use-cases.js';
import type { CheckToRecord, ImportOutcome, KnownForImport } from '../../application/workforce/import-checks.js';
import { asFormToken } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { itemOf, newestCheck } from '../../domain/workforce/checks.js';
import { isSameListed, type ListedCheck, listedCheck, NOTHING_LISTED } from '../../domain/workforce/listed-check.js';
import { isAboutMore } from '../desk/dbs-forms.js';
import { recordCheckCommand } from '../desk/workforce-forms.js';
import { CHECK_LABELS, checkRefusalWords, dayWords, RESULT_WORDS } from '../desk/workforce-words.js';
import { COLUMNS } from './columns.js';
import type { ReadCsv } from './csv-read.js';
import { type FilledRow, filledRows } from './listed-rows.js';

/** A file of no register that we know of is larger. */
const MOST_BYTES = 1_000_000;
const MOST_LINES = 2_000;

interface Line {
  readonly line: number;
  readonly words: string;
}

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

interface ReadCheck {
  readonly line: number;
  readonly before: string;
  readonly check: CheckToRecord;
}

/** What each line asks for: nothing new, a check to record, or nothing that can be done. */
function sorted(rows: readonly FilledRow[], known: KnownForImport, file: string) {
  const checks: ReadCheck[] = [];
  const faults: Line[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const read = checkOf(row, known, file);
    if (read === 'unchanged') unchanged += 1;
    else if ('check' in read) checks.push(read);
    else faults.push(read);
  }
  return { checks, faults, unchanged };
}

function checkOf({ line, person, kind, said }: FilledRow, known: KnownForImport, file: string) {
  const fault = (words: string): Line => ({ line, words });
  const about = known.personOf(person);
  if (about === undefined) return fault('Nobody here has the id that stands under “Person”.');
  if (kind === undefined) return fault('There is no check of the name that stands under “Check”.');
  const item = itemOf(known.registerOf(about), kind);
  const isKnown = item.checks.some((check) => isSameListed(listedCheck(check, known.fileIdOf), said));
  if (isKnown || isSameListed(said, NOTHING_LISTED)) return 'unchanged';
  const checker = known.personOf(said.checker);
  if (checker === undefined) return fault('Nobody here has the id that stands under “Checker”.');
  const { today, nameOf } = known;
  const form = recordCheckCommand({
    kind,
    of: { person: { id: about, name: nameOf(about) }, isYou: false },
    checkers: [],
    today,
  });
  const typed = form.safeParse({ ...lowered(said), checker });
  if (!typed.success) {
    const [issue] = typed.error.issues;
    return fault(`${columnOf(issue?.path[0])}: ${issue?.message ?? 'Look at this line.'}`);
  }
  const command = typed.data;
  if (command.verb !== 'record-check' || isAboutMore(command)) {
    return fault(`A new certificate needs “${COLUMNS.level}”, “${COLUMNS.barredLists}” and “${COLUMNS.originalSeen}”.`);
  }
  const newest = newestCheck(item);
  const before = newest ? `the last one: ${dayWords(newest.on)}` : 'none recorded so far';
  return { line, before, check: { about, command, token: asFormToken(`list/${file}/${line}`) } };
}

/** Choices are written in small letters; who wrote them need not know. */
function lowered(said: ListedCheck) {
  return Object.fromEntries(Object.entries(said).map(([key, text]) => [key, text.toLowerCase()]));
}

function columnOf(question: PropertyKey | undefined): string {
  return Object.entries(COLUMNS).find(([column]) => column === question)?.[1] ?? 'This line';
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
      refused.push({ line, words: checkRefusalWords(outcome.because, outcome.last) });
    } else refused.push({ line, words: CHANGED });
  }
  return { done, refused };
}

const CHANGED =
  'Their checks were changed since you looked, so nothing of theirs was recorded. Load the file once more to see how it stands.';

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
  'not-csv': 'The file is no list of values with commas or semicolons between them. Save it as “CSV UTF-8”.',
  'other-file': 'This is not the file that was looked at. Load it once more.',
} as const;

function unusable(because: keyof typeof REASONS): Unusable {
  return { kind: 'unusable', lines: [REASONS[because], 'Nothing was changed.'] };
}

import { beginningOf } from '../../application/concerns/typed-text.js';
import type { CheckToRecord, KnownForImport } from '../../application/workforce/import-checks.js';
import { asFormToken } from '../../domain/ids.js';
import { itemOf, newestCheck } from '../../domain/workforce/checks.js';
import { isSameListed, type ListedCheck, listedCheck, NOTHING_LISTED } from '../../domain/workforce/listed-check.js';
import { isAboutMore } from '../desk/dbs-forms.js';
import { recordCheckCommand } from '../desk/workforce-forms.js';
import { dayWords } from '../wording.js';
import { cellFault } from './cell-fault.js';
import { COLUMNS } from './columns.js';
import type { FilledRow } from './listed-rows.js';

export interface Line {
  readonly line: number;
  readonly words: string;
}

export interface ReadCheck {
  readonly line: number;
  readonly before: string;
  readonly check: CheckToRecord;
}

/** What each line asks for: nothing new, a check to record, or nothing that can be done. */
export function sorted(rows: readonly FilledRow[], known: KnownForImport, file: string) {
  const checks: ReadCheck[] = [];
  const faults: Line[] = [];
  /** The line of each that is to be recorded. */
  const before = new Map<string, number>();
  /** The last line so far of each kind of check of each person. */
  const last = new Map<string, number>();
  let unchanged = 0;
  for (const row of rows) {
    const read = checkOf(row, known, file);
    if (read === 'unchanged') unchanged += 1;
    else if (!('check' in read)) faults.push(read);
    else {
      const same = JSON.stringify([read.check.about, row.kind, lowered(row.said)]);
      const first = before.get(same);
      if (first === undefined) {
        const item = JSON.stringify([read.check.about, row.kind]);
        const earlier = last.get(item);
        before.set(same, row.line);
        last.set(item, row.line);
        checks.push(earlier === undefined ? read : { ...read, before: `after that of line ${earlier}` });
      } else faults.push({ line: row.line, words: `${known.nameOf(read.check.about)}: Line ${first} says the same.` });
    }
  }
  return { checks, faults, unchanged };
}

function checkOf({ line, person, name, kind, said, stray }: FilledRow, known: KnownForImport, file: string) {
  const { today, nameOf } = known;
  const about = known.personOf(person);
  if (about === undefined) return { line, words: 'Nobody here has the id that stands under “Person”.' };
  const fault = (words: string): Line => ({ line, words: `${nameOf(about)}: ${words}` });
  if (stray !== undefined) {
    return fault(
      `“${beginningOf(stray, 60)}” stands under no head. Look whether a delimiter in a cell has moved the others.`,
    );
  }
  if (name !== '' && !isSameName(name, nameOf(about))) {
    return fault(
      `“Person” says that this line is theirs, and “Name” says “${beginningOf(name, 60)}”. Correct whichever is wrong.`,
    );
  }
  if (kind === undefined) return fault('There is no check of the name that stands under “Check”.');
  const item = itemOf(known.registerOf(about), kind);
  const isKnown = item.checks.some((check) => isSameListed(listedCheck(check, known.fileIdOf), said));
  if (isKnown || isSameListed(said, NOTHING_LISTED)) return 'unchanged';
  const checker = known.personOf(said.checker);
  if (said.checker === '') return fault('Say under “Checker” who made it.');
  if (checker === undefined) return fault('Nobody here has the id that stands under “Checker”.');
  const unread = cellFault(kind, said);
  if (unread) return fault(`${COLUMNS[unread.column]}: ${unread.words}`);
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

/** However it is spaced, and in whatever case: a name is typed more freely than an id. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase());
  return a === b;
}

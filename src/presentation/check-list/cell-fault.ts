import { DateTime } from 'luxon';
import { beginningOf } from '../../application/concerns/typed-text.js';
import { BARRED_LISTS_KNOWN, DBS_LEVELS, DBS_WORKFORCES } from '../../domain/workforce/certificate.js';
import { type CheckKind, DBS_RESULTS } from '../../domain/workforce/checks.js';
import type { ListedCheck } from '../../domain/workforce/listed-check.js';

interface CellFault {
  readonly column: keyof ListedCheck;
  readonly words: string;
}

const DAYS = ['on', 'nextOn'] as const;
const YES_OR_NO = ['yes', 'no'] as const;
/** Of a DBS. What an empty one means is the form's to say. */
const CHOICES = [
  ['result', DBS_RESULTS],
  ['onUpdateService', YES_OR_NO],
  ['level', DBS_LEVELS],
  ['workforce', DBS_WORKFORCES],
  ['barredLists', BARRED_LISTS_KNOWN],
  ['originalSeen', YES_OR_NO],
] as const satisfies readonly (readonly [keyof ListedCheck, readonly string[]])[];

/** The first cell whose text is no answer of its kind, and which texts are: a form has no such answers, so it has no words for them. */
export function cellFault(kind: CheckKind, said: ListedCheck): CellFault | undefined {
  for (const column of DAYS) {
    const words = dayFault(said[column]);
    if (words !== undefined) return { column, words };
  }
  if (kind !== 'dbs') return undefined;
  for (const [column, choices] of CHOICES) {
    const text = said[column];
    if (text !== '' && !choices.some((choice) => choice === text.toLowerCase())) {
      return { column, words: `${quoted(text)} is not one of the answers. Write ${oneOf(choices)}.` };
    }
  }
  return undefined;
}

const SHAPES = 'Write the day as 2026-11-26, or as 26/11/2026.';

function dayFault(text: string): string | undefined {
  if (text === '') return undefined;
  // What reads as a day in that order has become one of the other shape.
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text)) {
    return `There is no day ${quoted(text)}: the day comes before the month. ${SHAPES}`;
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${quoted(text)} is not a date that we can read. ${SHAPES}`;
  return DateTime.fromISO(text).isValid ? undefined : `There is no day ${quoted(text)}. ${SHAPES}`;
}

function quoted(text: string): string {
  return `“${beginningOf(text, 60)}”`;
}

function oneOf(choices: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices.map((choice) => `“${choice}”`));
}

import { localInstant } from '../../domain/local-instant.js';
import type { PassedOn } from '../../domain/report.js';
import type { Missing } from './complete-answers.js';
import type { FormAnswers } from './form-answers.js';

/** Clocks differ a little, and the form takes a while to fill in. */
const TOLERANCE_MS = 5 * 60_000;
/** Nobody remembers further back. */
const MOST_YEARS = 100;

export type PassedOnAnswers =
  /** Undefined where the reporter passes nothing on. */
  | { readonly kind: 'taken'; readonly passedOn: PassedOn | undefined }
  | { readonly kind: 'refused'; readonly problems: Missing };

/** What the reporter says about being told by somebody else: all of it optional, but a time that can't be is refused. */
export function passedOnIn(answers: FormAnswers, zone: string, now: Date): PassedOnAnswers {
  const by = answers.toldBy?.trim() || undefined;
  const how = answers.toldHow;
  const { toldDay, toldTime } = answers;
  if (toldDay === undefined && toldTime === undefined) {
    return { kind: 'taken', passedOn: by === undefined && how === undefined ? undefined : { by, how } };
  }
  if (toldDay === undefined) return refused({ toldDay: 'needs-day' });
  if (toldTime === undefined) return refused({ toldTime: 'needs-time' });
  const at = localInstant(toldDay, toldTime, zone);
  if (at.getTime() > now.getTime() + TOLERANCE_MS) return refused({ [later(toldDay, now, zone)]: 'to-come' });
  if (at < yearsBefore(now, MOST_YEARS)) return refused({ toldDay: 'too-long-ago' });
  return { kind: 'taken', passedOn: { by, how, at } };
}

function refused(problems: Missing): PassedOnAnswers {
  return { kind: 'refused', problems };
}

/** Which of the two answers is the wrong one: today's day is right, and its time is still to come. */
function later(day: string, now: Date, zone: string): 'toldDay' | 'toldTime' {
  return localInstant(day, '00:00', zone) > now ? 'toldDay' : 'toldTime';
}

function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
}

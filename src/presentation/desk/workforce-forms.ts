import { z } from 'zod';
import type { CheckedPerson } from '../../application/workforce/see-workforce.js';
import type { CheckCommand } from '../../domain/workforce/change-register.js';
import type { CheckKind } from '../../domain/workforce/checks.js';
import { type CasePart, day, maybe, person, questionsOf, said, type Typed } from '../case/questions.js';
import type { Option } from '../report-words.js';
import { certificateParts, dbsCommand, dbsParts } from './dbs-forms.js';
import { CHECK_LABELS } from './workforce-words.js';

/** What the forms of checks know when they are shown. */
export interface CheckFormAbout {
  readonly kind: CheckKind;
  readonly of: Pick<CheckedPerson, 'person' | 'isYou'>;
  /** Who may have made a check: nobody their own. */
  readonly checkers: readonly Option[];
  /** The first choice among them. */
  readonly by?: string | undefined;
  /** The local day. */
  readonly today: string;
}

function whose({ kind, of: { person: about, isYou } }: Pick<CheckFormAbout, 'kind' | 'of'>): CasePart {
  const label = CHECK_LABELS[kind];
  return said('whose', isYou ? `Yours: ${label}.` : `${about.name}: ${label}.`);
}

export function recordCheckParts(about: CheckFormAbout, typed: Typed): readonly CasePart[] {
  const { kind, checkers, by, today } = about;
  const ask = questionsOf(typed);
  const isDbs = kind === 'dbs';
  const next = NEXT_DAY[kind];
  return [
    whose(about),
    ...(isDbs && typed.result === 'new-certificate' ? certificateParts(typed) : []),
    ...(isDbs ? dbsParts(typed) : []),
    ask.day('on', isDbs ? 'On which day? For a new certificate, the day it was issued' : 'On which day?', {
      first: today,
    }),
    ask.menu('checker', 'Who made the check?', checkers, {
      hint: 'Somebody other than the person themselves. No file is kept here.',
      ...(by !== undefined && { first: by }),
    }),
    ...(next ? [ask.day('nextOn', next, { optional: true })] : []),
  ];
}

/** Of what is due on a day that somebody gives. */
const NEXT_DAY: { readonly [Kind in CheckKind]?: string } = {
  'update-service': 'Until when is it paid?',
  supervision: 'When is the next one?',
  'right-to-work': 'Until when does it last?',
  registration: 'Until when does it last?',
};

export function recordCheckCommand({ kind, today }: CheckFormAbout): z.ZodType<CheckCommand> {
  const common = {
    on: day.refine((chosen) => chosen <= today, 'That day is still to come.'),
    checker: person,
    nextOn: maybe(day.refine((chosen) => chosen > today, 'That day has passed. Choose a later one.')),
  };
  if (kind === 'dbs') return dbsCommand(common);
  return z.object(common).transform((said): CheckCommand => ({ verb: 'record-check', kind, ...said }));
}

export function bookCheckParts(about: CheckFormAbout, typed: Typed): readonly CasePart[] {
  return [
    whose(about),
    questionsOf(typed).day('on', 'For which day is it booked?', {
      hint: 'Within three months. Reminders rest until that day has passed; it stays due.',
    }),
  ];
}

export function bookCheckCommand({ kind, today }: CheckFormAbout): z.ZodType<CheckCommand> {
  const on = day.refine((chosen) => chosen >= today, 'That day has passed. Choose a later one.');
  return z.object({ on }).transform((said): CheckCommand => ({ verb: 'book-check', kind, ...said }));
}

export function startLeaveParts({ person: about }: Pick<CheckedPerson, 'person'>, typed: Typed): readonly CasePart[] {
  return [
    said('whose', `${about.name} is on leave from today. Reminders of their checks rest; what is due stays due.`),
    questionsOf(typed).day('until', 'What is the last day?', {
      hint: 'If nobody knows yet, give the day on which you will look at it again.',
    }),
  ];
}

export function startLeaveCommand(today: string): z.ZodType<CheckCommand> {
  const until = day.refine((chosen) => chosen >= today, 'That day has passed. Choose a later one.');
  return z.object({ until }).transform((said): CheckCommand => ({ verb: 'start-leave', ...said }));
}

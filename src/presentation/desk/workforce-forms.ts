import { z } from 'zod';
import type { CheckedPerson } from '../../application/workforce/see-workforce.js';
import type { CheckCommand } from '../../domain/workforce/change-register.js';
import { type CheckKind, DBS_RESULTS } from '../../domain/workforce/checks.js';
import { type CasePart, day, maybe, oneOf, person, questionsOf, said, type Typed, yesOrNo } from '../case/questions.js';
import type { Option } from '../report-words.js';
import { CHECK_LABELS, RESULT_WORDS } from './workforce-words.js';

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
  const dbs = isDbs
    ? [
        ask.choice(
          'result',
          'What was the result?',
          DBS_RESULTS.map((value) => ({ value, label: capital(value) })),
        ),
        ask.choice('onUpdateService', 'Is the certificate on the Update Service?', YES_NO),
      ]
    : [];
  const next = NEXT_DAY[kind];
  return [
    whose(about),
    ...dbs,
    ask.day('on', isDbs ? 'On which day? Of a new certificate, the day of its issue' : 'On which day?', {
      first: today,
    }),
    ask.menu('checker', 'Who made the check?', checkers, {
      hint: 'Somebody else than the person themselves. No file is kept here.',
      ...(by !== undefined && { first: by }),
    }),
    ...(next ? [ask.day('nextOn', next, { optional: true })] : []),
  ];
}

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** Of what is due on a day that somebody gives. */
const NEXT_DAY: { readonly [Kind in CheckKind]?: string } = {
  'update-service': 'Until when is it paid?',
  supervision: 'When is the next one?',
  'right-to-work': 'Until when does it last?',
  registration: 'Until when does it last?',
};

function capital(result: (typeof DBS_RESULTS)[number]): string {
  const words = RESULT_WORDS[result];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function recordCheckCommand({ kind, today }: CheckFormAbout): z.ZodType<CheckCommand> {
  const common = {
    on: day.refine((chosen) => chosen <= today, 'That day is still to come.'),
    checker: person,
    nextOn: maybe(day.refine((chosen) => chosen > today, 'That day has passed. Choose a later one.')),
  };
  if (kind !== 'dbs') {
    return z.object(common).transform((said): CheckCommand => ({ verb: 'record-check', kind, ...said }));
  }
  return z
    .object({ ...common, result: oneOf(DBS_RESULTS), onUpdateService: yesOrNo })
    .superRefine(({ result, onUpdateService }, context) => {
      if (onUpdateService || !LOOKED_UP.includes(result)) return;
      context.addIssue({ code: 'custom', path: ['result'], message: NOT_LOOKED_UP });
    })
    .transform((said): CheckCommand => ({ verb: 'record-check', kind, ...said }));
}

const LOOKED_UP: readonly string[] = ['no-new-information', 'current'];
const NOT_LOOKED_UP =
  'Only a certificate on the Update Service can be looked up. Choose “A new certificate was seen”, or say that it is on it.';

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
      optional: true,
      hint: 'Leave it empty while nobody knows.',
    }),
  ];
}

export function startLeaveCommand(today: string): z.ZodType<CheckCommand> {
  const until = maybe(day.refine((chosen) => chosen >= today, 'That day has passed. Choose a later one.'));
  return z.object({ until }).transform((said): CheckCommand => ({ verb: 'start-leave', ...said }));
}

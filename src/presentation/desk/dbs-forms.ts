import { z } from 'zod';
import { BARRED_LISTS_KNOWN, DBS_LEVELS, DBS_WORKFORCES } from '../../domain/workforce/certificate.js';
import type { CheckCommand, RecordCheck } from '../../domain/workforce/change-register.js';
import { DBS_RESULTS } from '../../domain/workforce/checks.js';
import { type CasePart, maybe, needed, oneOf, questionsOf, said, type Typed, yesOrNo } from '../case/questions.js';
import type { Option } from '../report-words.js';
import { RESULT_WORDS } from './workforce-words.js';

/** What every check of a DBS is asked for. */
export function dbsParts(typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  return [
    ask.choice(
      'result',
      'What was the result?',
      DBS_RESULTS.map((value) => ({ value, label: capital(RESULT_WORDS[value]) })),
    ),
    // Nobody is looked up who has not agreed to it, so that the two are one answer.
    ask.choice('onUpdateService', 'Is the certificate on the Update Service?', [
      { value: 'yes', label: 'Yes, and they agree that it is looked up' },
      { value: 'no', label: "No, or they don't agree" },
    ]),
  ];
}

/** Of a new certificate: asked once the rest is there, so that the usual look-up stays short. */
export function certificateParts(typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  return [
    said('more', 'A few more questions, about the new certificate. What you answered so far stands below.', 'notice'),
    ask.menu('level', 'Which level is it?', DBS_LEVELS.map(asOption)),
    ask.menu('workforce', 'Which workforce is it for?', DBS_WORKFORCES.map(asOption), {
      optional: true,
      hint: 'Leave it empty for a basic one.',
    }),
    ask.menu('barredLists', 'Which barred lists were checked?', LISTS),
    ask.choice('originalSeen', 'Was the original seen, with their consent?', [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ]),
    { kind: 'divider', id: 'before' },
  ];
}

const LISTS: readonly Option[] = [
  { value: 'adults', label: "Adults' list" },
  { value: 'children', label: "Children's list" },
  { value: 'both', label: 'Both lists' },
  { value: 'not-eligible', label: 'None: the role is not eligible' },
];

function asOption(value: string): Option {
  return { value, label: capital(value) };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Common = { readonly [Question in 'on' | 'checker' | 'nextOn']: z.ZodType<RecordCheck[Question]> };

/** Of a new certificate without what is on it, which is asked next. */
export function dbsCommand(common: Common): z.ZodType<CheckCommand> {
  const certificate = {
    level: maybe(oneOf(DBS_LEVELS)),
    workforce: maybe(oneOf(DBS_WORKFORCES)),
    // Of a list that was exported as well, which says of the organisation file's what that does; the menu offers no such thing.
    barredLists: maybe(oneOf(BARRED_LISTS_KNOWN)),
    originalSeen: maybe(yesOrNo),
  };
  return z
    .object({ ...common, ...certificate, result: oneOf(DBS_RESULTS), onUpdateService: yesOrNo })
    .superRefine((typed, context) => {
      if (!typed.onUpdateService && LOOKED_UP.includes(typed.result)) {
        context.addIssue({ code: 'custom', path: ['result'], message: NOT_LOOKED_UP });
      }
      const missing = NEEDED.filter((question) => typed[question] === undefined);
      if (typed.result !== 'new-certificate' || missing.length === NEEDED.length) return;
      for (const question of missing) context.addIssue({ code: 'custom', path: [question], message: needed });
    })
    .transform(({ level, workforce, barredLists, originalSeen, ...typed }): CheckCommand => {
      const isNew = typed.result === 'new-certificate';
      const command = { verb: 'record-check', kind: 'dbs', mayBeLookedUp: typed.onUpdateService, ...typed } as const;
      if (!isNew || level === undefined || barredLists === undefined) return command;
      return { ...command, certificate: { level, workforce, barredLists, originalSeen } };
    });
}

const NEEDED = ['level', 'barredLists', 'originalSeen'] as const;
const LOOKED_UP: readonly string[] = ['no-new-information', 'current', 'apply-for-new'];
const NOT_LOOKED_UP =
  'Only a certificate on the Update Service can be looked up. Choose “A new certificate was seen”, or say that it is on it.';

/** Whether the certificate that it is about is still to be described. */
export function isAboutMore(command: CheckCommand): boolean {
  return command.verb === 'record-check' && command.result === 'new-certificate' && command.certificate === undefined;
}

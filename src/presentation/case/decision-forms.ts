import { z } from 'zod';
import type { CaseDecision } from '../../domain/case/case-items.js';
import type { Decide, SignOff } from '../../domain/case/decisions.js';
import type { TellOther } from '../../domain/case/others-to-tell.js';
import { promptsOf } from '../../domain/case/prompts.js';
import { DECISIONS, OTHERS_TO_TELL } from '../../domain/case/vocabulary.js';
import { asItemId } from '../../domain/ids.js';
import { isClinicalCrisis } from '../../domain/report.js';
import { MAYBE_CRISIS } from '../crisis-words.js';
import { label } from '../text-pieces.js';
import type { CaseForm, FormAbout } from './case-form.js';
import {
  day,
  hasBeen,
  instantOf,
  localDay,
  localTime,
  maybe,
  oneOf,
  questionsOf,
  said,
  type Typed,
  timeOfDay,
  typedLine,
  typedWords,
  yesOrNo,
} from './questions.js';
import { toJudge } from './to-judge.js';
import { CASE_WORDS, optionsOf } from './words.js';

/** Domain reference, section 3: rarely a matter for the council by itself. */
const CRISIS_EXPLAINED =
  `${MAYBE_CRISIS}. Decide "${CASE_WORDS.decision['clinical-crisis']}" where the person needs help with their mental ` +
  'health now and nothing points to abuse or neglect. Where something may, refer it as well.';

export const decideForm: CaseForm<Decide> = {
  label: 'Decide',
  submit: 'Record decision',
  parts: ({ typed, read }) => [
    ...(isClinicalCrisis(read?.concern.report.detail.types) ? [said('maybe-crisis', CRISIS_EXPLAINED, 'notice')] : []),
    questionsOf(typed).menu('decision', 'What has been decided?', optionsOf(CASE_WORDS.decision)),
    questionsOf(typed).words('rationale', 'Why?', {
      hint: 'No further action needs a second person, who is asked at once.',
    }),
  ],
  read: ({ item }) =>
    z
      .object({ decision: oneOf(DECISIONS), rationale: typedWords })
      .transform((decided) => ({ ...decided, seen: item ?? '' })),
};

export const signOffForm: CaseForm<SignOff> = {
  label: 'Sign off',
  submit: 'Record',
  parts: (about) => {
    const { typed, read, item } = about;
    const decisions = (read?.file.decisions ?? []).filter(({ id, signOff }) =>
      item === undefined ? signOff.kind === 'awaited' : id === item,
    );
    return [
      ...(item === undefined ? [whichDecision(decisions, typed)] : []),
      ...toJudge(
        decisions.map(({ id, decision, rationale }) => ({
          id: `decision-${id}`,
          heading: CASE_WORDS.decision[decision],
          text: rationale,
        })),
      ),
      questionsOf(typed).choice('agreed', 'Do you agree?', [
        { value: 'yes', label: 'I agree' },
        { value: 'no', label: 'I do not agree' },
      ]),
      questionsOf(typed).words('text', 'Why?'),
    ];
  },
  read: ({ item }) =>
    z
      .object({ item: item === undefined ? typedLine : z.unknown().optional(), agreed: yesOrNo, text: typedWords })
      .transform(({ item: chosen, ...answer }) => ({ decision: item ?? asItemId(String(chosen)), ...answer })),
};

/** The newest first in mind. */
function whichDecision(decisions: readonly CaseDecision[], typed: Typed) {
  const options = decisions.map(({ id, decision, rationale }) => ({
    value: id,
    label: label(`${CASE_WORDS.decision[decision]}: ${rationale}`),
  }));
  return questionsOf(typed).menu('item', 'Which decision?', options, { first: options.at(-1)?.value ?? '' });
}

/** Those that still wait come first. */
function othersToTell(read: FormAbout['read'], organisation: FormAbout['organisation']) {
  const waiting: readonly string[] = read
    ? promptsOf(read.concern, read.file, organisation).map(({ other }) => other)
    : [];
  const options = optionsOf(CASE_WORDS.other);
  return [
    ...waiting.flatMap((other) => options.filter(({ value }) => value === other)),
    ...options.filter(({ value }) => !waiting.includes(value)),
  ];
}

export const tellOtherForm: CaseForm<TellOther> = {
  label: 'Others to tell',
  submit: 'Record',
  parts: ({ typed, now, read, organisation }) => {
    const ask = questionsOf(typed);
    const { zone } = organisation;
    return [
      ask.menu('other', 'Who?', othersToTell(read, organisation)),
      ask.choice('told', 'Were they told?', [
        { value: 'yes', label: 'Told' },
        { value: 'no', label: 'Not needed' },
      ]),
      ask.day('day', 'If told, on which day?', { first: localDay(now, zone), optional: true }),
      ask.time('time', 'And at what time?', { first: localTime(now, zone), optional: true }),
      ask.words('because', 'If not needed, because', { optional: true }),
      said('each', 'Each one is either told, or it is written down why not.', 'quiet'),
    ];
  },
  read: (about) =>
    z
      .object({
        other: oneOf(OTHERS_TO_TELL),
        told: yesOrNo,
        day: maybe(day),
        time: maybe(timeOfDay),
        because: maybe(typedWords),
      })
      .superRefine(({ told, day: on, time, because }, context) => {
        if (told && on === undefined) context.addIssue({ code: 'custom', path: ['day'], message: 'Please say when.' });
        if (told && time === undefined)
          context.addIssue({ code: 'custom', path: ['time'], message: 'Please say when.' });
        if (told && because !== undefined)
          context.addIssue({
            code: 'custom',
            path: ['because'],
            message: 'You said that they were told. If they were not, choose "Not needed"; otherwise take this out.',
          });
        if (!told && because === undefined)
          context.addIssue({ code: 'custom', path: ['because'], message: 'Please say why it is not needed.' });
      })
      .superRefine(hasBeen(about))
      .transform(({ other, told, day: on = '', time = '', because = '' }) => ({
        other,
        how: told
          ? ({ kind: 'told', at: instantOf(on, time, about.organisation.zone) } as const)
          : ({ kind: 'not-needed', because } as const),
      })),
};

import { z } from 'zod';
import type { CaseReferral } from '../../domain/case/case-items.js';
import type { Challenge, RecordOutcome, Refer } from '../../domain/case/referrals.js';
import {
  AGENCY_KINDS,
  AGENCY_OUTCOMES,
  type AgencyKind,
  METHODS,
  WITHOUT_CONSENT,
} from '../../domain/case/vocabulary.js';
import { asItemId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import { label } from '../text-pieces.js';
import { bulleted, dateOf, LABELS } from '../wording.js';
import { choiceOf, chosenAgency } from './agency-choice.js';
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
  timeOfDay,
  typedLine,
  typedWords,
  yesOrNo,
} from './questions.js';
import { CASE_WORDS, optionsOf } from './words.js';

export const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** "Ring first, record after." */
export const referForm: CaseForm<Refer> = {
  label: LABELS.refer,
  submit: 'Record referral',
  parts: ({ typed, now, organisation }) => {
    const ask = questionsOf(typed);
    const { zone } = organisation;
    return [
      said('ring', 'Ring first, record after.', 'notice'),
      said('numbers', numbersToRing(organisation)),
      ask.menu('agency', 'To whom?', agencyOptions(organisation)),
      ask.line('area', 'Area', {
        optional: true,
        hint: 'The council of the area where it happened, if it is not in the name.',
      }),
      ask.day('day', 'On which day?', { first: localDay(now, zone) }),
      ask.time('time', 'At what time?', { first: localTime(now, zone) }),
      ask.choice('method', 'How?', optionsOf(CASE_WORDS.method), { first: 'phone' }),
      ask.line('spokeTo', 'To whom did you speak?', { optional: true }),
      ask.line('theirReference', 'Their reference', { optional: true }),
      ask.words('shared', 'What did you share?'),
      ask.words('why', 'Why?'),
      ask.choice('consented', 'Did the person consent to it?', YES_NO),
      said(
        'without',
        'If not, say why it was shared all the same. A second person looks at that afterwards; it waits for nobody.',
        'quiet',
      ),
      ask.menu('reason', 'Without consent, because', optionsOf(CASE_WORDS.withoutConsent), { optional: true }),
      ask.words('explanation', 'In your own words', { optional: true }),
      ask.choice('personTold', 'Was the person told that it is shared?', YES_NO, { optional: true }),
      ask.words('notToldBecause', 'If not, why not?', { optional: true }),
    ];
  },
  read: (about) =>
    z
      .object({
        agency: typedLine,
        area: maybe(typedLine),
        day,
        time: timeOfDay,
        method: oneOf(METHODS),
        spokeTo: maybe(typedLine),
        theirReference: maybe(typedLine),
        shared: typedWords,
        why: typedWords,
        consented: yesOrNo,
        reason: maybe(oneOf(WITHOUT_CONSENT)),
        explanation: maybe(typedWords),
        personTold: maybe(yesOrNo),
        notToldBecause: maybe(typedWords),
      })
      .superRefine(needsReason)
      .superRefine(hasBeen(about))
      .transform(({ agency, day: on, time, consented, reason, explanation, personTold, notToldBecause, ...rest }) => ({
        referral: {
          ...rest,
          ...agencyOf(agency, about.organisation, rest.area),
          at: instantOf(on, time, about.organisation.zone),
          basis:
            consented || reason === undefined || explanation === undefined
              ? ({ kind: 'consent' } as const)
              : ({
                  kind: 'without-consent',
                  reason,
                  explanation,
                  personTold: personTold === true,
                  notToldBecause,
                } as const),
        },
      })),
};

interface Basis {
  readonly consented: boolean;
  readonly reason?: unknown;
  readonly explanation?: unknown;
  readonly personTold?: unknown;
  readonly notToldBecause?: unknown;
}

/** Sharing without consent is lawful for a reason, which is written down at once (domain reference, section 4). */
function needsReason(
  { consented, reason, explanation, personTold, notToldBecause }: Basis,
  context: z.RefinementCtx,
): void {
  if (consented) {
    // Said twice, and not the same: what was typed is not dropped.
    const contradicting = [
      ...(explanation === undefined ? [] : ['explanation']),
      ...(personTold === false ? ['personTold'] : []),
      ...(notToldBecause === undefined ? [] : ['notToldBecause']),
    ];
    for (const question of contradicting) {
      context.addIssue({
        code: 'custom',
        path: [question],
        message: 'You said that the person consented. If they did not, answer No above; otherwise take this out.',
      });
    }
    return;
  }
  const missing = [
    ...(reason === undefined ? ['reason'] : []),
    ...(explanation === undefined ? ['explanation'] : []),
    ...(personTold === undefined ? ['personTold'] : []),
    ...(personTold === false && notToldBecause === undefined ? ['notToldBecause'] : []),
  ];
  for (const question of missing) {
    context.addIssue({
      code: 'custom',
      path: [question],
      message: 'Please answer this: it was shared without consent.',
    });
  }
}

function numbersToRing({ agencies, phones }: Organisation): string {
  const numbers = agencies.flatMap(({ name, area, phone }) => (phone ? [`${name} (${area}): ${phone}`] : []));
  const councilAtNight = phones.councilEmergencyTeam ? [`Council, out of hours: ${phones.councilEmergencyTeam}`] : [];
  return bulleted([`Emergency: ${phones.emergency}`, ...numbers, ...councilAtNight]);
}

function agencyOptions({ agencies }: Organisation) {
  const known = agencies.map((agency) => ({
    value: choiceOf(agency),
    label: label(`${agency.name}, ${agency.area}`),
  }));
  const kinds = new Set(agencies.map(({ kind }) => kind));
  return [...known, ...optionsOf(CASE_WORDS.agency).filter(({ value }) => !kinds.has(value))];
}

function agencyOf(chosen: string, organisation: Organisation, area: string | undefined) {
  const known = chosenAgency(chosen, organisation);
  if (known) return { agency: kindOf(known.kind), agencyName: known.name, area: area ?? known.area };
  const kind = kindOf(chosen);
  return { agency: kind, agencyName: CASE_WORDS.agency[kind] };
}

function kindOf(text: string): AgencyKind {
  return AGENCY_KINDS.find((kind) => kind === text) ?? 'other';
}

export const recordOutcomeForm: CaseForm<RecordOutcome> = {
  label: "Agency's answer",
  submit: 'Record',
  parts: (about) => [
    whichReferral(about),
    questionsOf(about.typed).choice('outcome', 'What did they answer?', optionsOf(CASE_WORDS.outcome)),
    questionsOf(about.typed).words('text', 'In their words, and who said so'),
  ],
  read: () =>
    z
      .object({ item: typedLine, outcome: oneOf(AGENCY_OUTCOMES), text: typedWords })
      .transform(({ item, ...rest }) => ({ referral: asItemId(item), ...rest })),
};

export const challengeForm: CaseForm<Challenge> = {
  label: 'Challenge a decision',
  submit: 'Record challenge',
  parts: (about) => [
    said('policy', 'Under the local escalation policy. Their clock starts again.', 'quiet'),
    whichReferral(about),
    questionsOf(about.typed).line('to', 'To whom?'),
    questionsOf(about.typed).words('why', 'Why is the decision not right?'),
  ],
  read: () =>
    z
      .object({ item: typedLine, to: typedLine, why: typedWords })
      .transform(({ item, ...rest }) => ({ referral: asItemId(item), ...rest })),
};

function whichReferral(about: FormAbout) {
  return whichOf(about, about.read?.file.referrals ?? []);
}

export function whichOf({ item, typed, organisation }: FormAbout, referrals: readonly CaseReferral[]) {
  const options = referrals.map((referral) => ({ value: referral.id, label: nameOf(referral, organisation) }));
  return questionsOf(typed).menu('item', 'Which referral?', options, { first: item ?? options.at(-1)?.value ?? '' });
}

/** As lists and headings call it. */
export function nameOf({ agencyName, at }: CaseReferral, { zone }: Organisation): string {
  return label(`${agencyName}, ${dateOf(at, zone)}`);
}

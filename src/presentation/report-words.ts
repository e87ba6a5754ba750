import {
  AT_RISK,
  type AtRisk,
  CONCERN_TYPES,
  CONSENT,
  type ConcernType,
  type Consent,
  DANGER,
  type Danger,
  HOW_KNOWN,
  type HowKnown,
  IDENTITY,
  type Identity,
  RESPONSIBLE,
  type Responsible,
  TOLD_HOW,
  type ToldHow,
  YES_NO_UNKNOWN,
  type YesNoUnknown,
} from '../domain/report.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The words for every answer of the form; the same in the form and in the record. */
export const WORDS = {
  selfHarm: { yes: 'Yes: show me whom to call' },
  danger: { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' } satisfies Record<Danger, string>,
  atRisk: {
    client: 'A client',
    'other-adult': 'Another adult',
    child: 'A child',
    'more-than-one': 'More than one person',
    'not-sure': 'Not sure',
  } satisfies Record<AtRisk, string>,
  responsible: { no: 'No', yes: 'Yes', 'not-sure': 'Not sure' } satisfies Record<Responsible, string>,
  subjectUnknown: { 'not-listed': 'They are not listed', 'not-said': 'I would rather not say' },
  identity: {
    named: 'Named',
    confidential: 'Confidential',
  } satisfies Record<Identity, string>,
  types: {
    physical: 'Physical',
    sexual: 'Sexual',
    emotional: 'Emotional',
    neglect: 'Neglect',
    'coercive-control': 'Coercive control',
    financial: 'Financial',
    'modern-slavery': 'Modern slavery',
    discriminatory: 'Discriminatory',
    organisational: 'Organisational',
    'self-neglect': 'Self-neglect',
    domestic: 'Domestic',
    'self-harm': 'Self-harm or suicidal thoughts',
    other: 'Something else',
  } satisfies Record<ConcernType, string>,
  howKnown: {
    'saw-or-heard': 'I saw or heard it',
    'told-by-person': 'The person told me',
    'told-by-other': 'Somebody else told me',
    signs: 'From signs that I noticed',
    other: 'In another way',
  } satisfies Record<HowKnown, string>,
  ongoing: { yes: 'Yes', no: 'No', 'not-known': 'I do not know' } satisfies Record<YesNoUnknown, string>,
  personTold: { yes: 'Yes', no: 'No', 'not-known': 'I do not know' } satisfies Record<YesNoUnknown, string>,
  toldHow: {
    phone: 'By telephone',
    'e-mail': 'By e-mail or in a message',
    'in-person': 'In person',
    other: 'In another way',
  } satisfies Record<ToldHow, string>,
  consent: {
    yes: 'Yes',
    no: 'No',
    'not-asked': 'I have not asked',
    'not-able': 'They may not be able to decide this',
  } satisfies Record<Consent, string>,
} as const;

function options<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>): Option[] {
  return values.map((value) => ({ value, label: words[value] }));
}

/** The choices of each question, in the order in which they are shown. */
export const OPTIONS = {
  selfHarm: options(['yes'], WORDS.selfHarm),
  danger: options(DANGER, WORDS.danger),
  atRisk: options(AT_RISK, WORDS.atRisk),
  responsible: options(RESPONSIBLE, WORDS.responsible),
  subjectUnknown: options(['not-listed', 'not-said'], WORDS.subjectUnknown),
  identity: options(IDENTITY, WORDS.identity),
  types: options(CONCERN_TYPES, WORDS.types),
  howKnown: options(HOW_KNOWN, WORDS.howKnown),
  ongoing: options(YES_NO_UNKNOWN, WORDS.ongoing),
  personTold: options(YES_NO_UNKNOWN, WORDS.personTold),
  toldHow: options(TOLD_HOW, WORDS.toldHow),
  consent: options(CONSENT, WORDS.consent),
} as const;

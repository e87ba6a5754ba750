import { z } from 'zod';
import { type Account, type Picked, personPicked } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import {
  AT_RISK,
  CONCERN_TYPES,
  CONSENT,
  type ConcernType,
  CRISIS_CHOICES,
  DANGER,
  HOW_KNOWN,
  IDENTITY,
  isClinicalCrisis,
  type QuotedMessage,
  RESPONSIBLE,
  type Report,
  YES_NO_UNKNOWN,
} from '../../domain/report.js';
import { cleaned, saysSomething } from './typed-text.js';

/** The longest text that one answer may have: what both platforms' inputs take. */
export const LONG_TEXT = 3_000;
export const SHORT_TEXT = 200;
export const MOST_PEOPLE = 20;

const account = z.custom<Account>((value) => typeof value === 'string' && /^(slack|teams):[\w-]{1,64}$/.test(value));
const picked = z.custom<Picked>(
  (value) => typeof value === 'string' && /^(slack|teams|person):[\w-]{1,64}$/.test(value),
);
const people = z.array(picked).max(MOST_PEOPLE);
const short = z.string().max(SHORT_TEXT).transform(cleaned);
const long = z.string().max(LONG_TEXT).transform(cleaned);

const quotedMessage = z.object({
  text: long,
  author: z.object({ account, name: short.optional() }).optional(),
  postedAt: z.coerce.date().optional(),
  cut: z.boolean(),
});

/** What the form holds at any moment, finished or not: the shape of a draft. */
export const formAnswersSchema = z.object({
  /** The box at the top: "this is about self-harm or suicidal thoughts". */
  selfHarm: z.array(z.literal('yes')).optional(),
  crisisChoice: z.enum(CRISIS_CHOICES).optional(),
  danger: z.enum(DANGER).optional(),
  atRisk: z.enum(AT_RISK).optional(),
  personAtRisk: short.optional(),
  responsible: z.enum(RESPONSIBLE).optional(),
  subjects: people.optional(),
  subjectUnknown: z.array(z.enum(['not-listed', 'not-said'])).optional(),
  whatHappened: long.optional(),
  hiddenFrom: people.optional(),
  identity: z.enum(IDENTITY).optional(),
  ringOn: short.optional(),
  types: z.array(z.enum(CONCERN_TYPES)).optional(),
  howKnown: z.enum(HOW_KNOWN).optional(),
  when: short.optional(),
  where: short.optional(),
  ongoing: z.enum(YES_NO_UNKNOWN).optional(),
  livesIn: short.optional(),
  happenedIn: short.optional(),
  othersAtRisk: long.optional(),
  alreadyDone: long.optional(),
  personTold: z.enum(YES_NO_UNKNOWN).optional(),
  personWants: long.optional(),
  consent: z.enum(CONSENT).optional(),
  /** "Add more detail" was pressed. */
  moreDetail: z.boolean().optional(),
  /** The text that came with the command was longer than an answer may be. */
  textCut: z.boolean().optional(),
  quotedMessage: quotedMessage.optional(),
  /** Since when the form has shown whom to call in a crisis. */
  crisisShownAt: z.coerce.date().optional(),
});

export type FormAnswers = {
  readonly [Key in keyof z.infer<typeof formAnswersSchema>]: z.infer<typeof formAnswersSchema>[Key];
};

/** Questions whose answer is an answer to the form, rather than its state. */
export type Question = Exclude<keyof FormAnswers, 'moreDetail' | 'textCut' | 'quotedMessage' | 'crisisShownAt'>;

/** What still stands in the way of sending, by question. */
export type Missing = Partial<Record<Question, 'required' | 'choose-who'>>;

export type Complete =
  | { readonly kind: 'complete'; readonly toReport: (people: readonly Person[]) => Report }
  | { readonly kind: 'incomplete'; readonly missing: Missing };

/** Four answers are enough to send; "yes" to somebody here being responsible also needs who, or that it can't be said. */
export function completeAnswers(answers: FormAnswers): Complete {
  const { danger, atRisk, responsible } = answers;
  const whatHappened = answers.whatHappened?.trim();
  const missing: Missing = {
    ...(!danger && { danger: 'required' }),
    ...(!atRisk && { atRisk: 'required' }),
    ...(!responsible && { responsible: 'required' }),
    ...(!(whatHappened && saysSomething(whatHappened)) && { whatHappened: 'required' }),
    ...(responsible === 'yes' && !namesSubject(answers) && { subjects: 'choose-who' }),
  };
  if (!danger || !atRisk || !responsible || !whatHappened || missing.whatHappened || missing.subjects)
    return { kind: 'incomplete', missing };
  return {
    kind: 'complete',
    toReport: (known) => ({ ...reportBase(answers, known), danger, atRisk, responsible, whatHappened }),
  };
}

function namesSubject({ subjects = [], subjectUnknown = [] }: FormAnswers): boolean {
  return subjects.length > 0 || subjectUnknown.length > 0;
}

function reportBase(answers: FormAnswers, known: readonly Person[]) {
  const idsOf = (chosen: readonly Picked[] = []) => {
    const ids = new Set(chosen.map(personPicked));
    return known
      .filter((person) => ids.has(person.id) || person.accounts.some((account) => chosen.includes(account)))
      .map(({ id }) => id);
  };
  // A hidden question's earlier answer does not count: nobody is a subject after the answer became "no".
  const asksWho = answers.responsible !== 'no';
  const unknown = asksWho ? (answers.subjectUnknown ?? []) : [];
  return {
    personAtRisk: answers.personAtRisk?.trim() || undefined,
    subjects: idsOf(asksWho ? answers.subjects : []),
    subjectNotListed: unknown.includes('not-listed'),
    subjectNotSaid: unknown.includes('not-said'),
    hiddenFrom: idsOf(answers.hiddenFrom),
    identity: answers.identity ?? 'named',
    ringOn: answers.ringOn?.trim() || undefined,
    detail: detailOf(answers),
    quotedMessage: answers.quotedMessage as QuotedMessage | undefined,
  } as const;
}

function detailOf(answers: FormAnswers): Report['detail'] {
  const { howKnown, when, where, ongoing, livesIn, happenedIn } = answers;
  const { othersAtRisk, alreadyDone, personTold, personWants, consent } = answers;
  const place = { when, where, ongoing, livesIn, happenedIn };
  return { types: typesOf(answers), howKnown, ...place, othersAtRisk, alreadyDone, personTold, personWants, consent };
}

/** The box at the top is one of the types that a concern may be of, within reach before any detail is asked. */
export function typesOf({ selfHarm = [], types }: FormAnswers): readonly ConcernType[] | undefined {
  if (selfHarm.length === 0 || isClinicalCrisis(types)) return types;
  return ['self-harm', ...(types ?? [])];
}

/** Everybody who was picked and still counts. */
export function everyPick({ responsible, subjects = [], hiddenFrom = [] }: FormAnswers): readonly Picked[] {
  return [...new Set([...(responsible === 'no' ? [] : subjects), ...hiddenFrom])];
}

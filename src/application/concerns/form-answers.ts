import { z } from 'zod';
import type { Account, Picked } from '../../domain/ids.js';
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
  RESPONSIBLE,
  TOLD_HOW,
  YES_NO_UNKNOWN,
} from '../../domain/report.js';
import { cleaned } from './typed-text.js';

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
  toldBy: short.optional(),
  toldHow: z.enum(TOLD_HOW).optional(),
  toldDay: z.iso.date().optional(),
  toldTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
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

/** The box at the top is one of the types that a concern may be of, within reach before any detail is asked. */
export function typesOf({ selfHarm = [], types }: FormAnswers): readonly ConcernType[] | undefined {
  if (selfHarm.length === 0 || isClinicalCrisis(types)) return types;
  return ['self-harm', ...(types ?? [])];
}

/** Everybody who was picked and still counts. */
export function everyPick({ responsible, subjects = [], hiddenFrom = [] }: FormAnswers): readonly Picked[] {
  return [...new Set([...(responsible === 'no' ? [] : subjects), ...hiddenFrom])];
}

import { z } from 'zod';
import { PARTS } from '../../domain/parts-in-words.js';
import { formAnswersSchema, SHORT_TEXT } from '../concerns/form-answers.js';
import { inOneLine } from '../concerns/typed-text.js';

/** What the form of the public page asks: the questions of chat that need no list of our people and no name of whoever asks. */
export const publicAnswersSchema = formAnswersSchema
  .pick({
    selfHarm: true,
    danger: true,
    atRisk: true,
    personAtRisk: true,
    responsible: true,
    whatHappened: true,
    types: true,
    howKnown: true,
    when: true,
    where: true,
    ongoing: true,
    livesIn: true,
    happenedIn: true,
    othersAtRisk: true,
    alreadyDone: true,
    personTold: true,
    personWants: true,
    consent: true,
  })
  .extend({
    whoItMayBe: z.string().max(SHORT_TEXT).transform(inOneLine).optional(),
    theirPart: z.array(z.enum(PARTS)).optional(),
  });

export type PublicAnswers = {
  readonly [Key in keyof z.infer<typeof publicAnswersSchema>]: z.infer<typeof publicAnswersSchema>[Key];
};

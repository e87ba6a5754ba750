import { z } from 'zod';
import type { RecordTriage } from '../../domain/case/triage.js';
import { ADVOCATE, CAPACITY, S42_ANSWERS, SAFETY, SHARING_CONSENT } from '../../domain/case/vocabulary.js';
import type { CaseForm } from './case-form.js';
import { maybe, oneOf, questionsOf, said, type Typed, typedWords } from './questions.js';
import { CASE_WORDS, optionsOf } from './words.js';

/** Domain reference, section 4. Starts from what was recorded before, because it may be recorded again as more is known. */
export const recordTriageForm: CaseForm<RecordTriage> = {
  label: 'Record triage',
  submit: 'Record',
  parts: ({ typed, read }) => {
    const before = read?.file.triage;
    const ask = questionsOf({ ...recorded(before ?? {}), ...typed });
    const s42 = optionsOf(CASE_WORDS.s42);
    return [
      ask.choice('safety', 'Immediate danger', optionsOf(CASE_WORDS.safety)),
      said('s42', 'Section 42, Care Act 2014. "Not known" never blocks a referral: the council decides.', 'quiet'),
      ask.choice('careNeeds', 'Has care and support needs?', s42),
      ask.choice('atRiskOfAbuse', 'Is experiencing, or at risk of, abuse or neglect?', s42),
      ask.choice('unableToProtect', 'Because of those needs, unable to protect themselves?', s42),
      ask.choice('capacity', 'Mental capacity', optionsOf(CASE_WORDS.capacity)),
      ask.words('capacityNote', 'Assessment: which decision, when, by whom', { optional: true }),
      ask.choice('advocate', 'Advocate', optionsOf(CASE_WORDS.advocate)),
      ask.choice('consent', 'Consents to sharing?', optionsOf(CASE_WORDS.consent)),
      ask.words('views', 'What does the person think of it?', { optional: true }),
      ask.words('wishedOutcome', 'What do they wish to come of it?', { optional: true }),
      ask.words('optionsConsidered', 'Options considered', { optional: true }),
      ask.words('leastRestrictive', 'Why is the chosen one the least restrictive?', { optional: true }),
    ];
  },
  read: ({ item }) =>
    z
      .object({
        safety: oneOf(SAFETY),
        careNeeds: oneOf(S42_ANSWERS),
        atRiskOfAbuse: oneOf(S42_ANSWERS),
        unableToProtect: oneOf(S42_ANSWERS),
        capacity: oneOf(CAPACITY),
        capacityNote: maybe(typedWords),
        advocate: oneOf(ADVOCATE),
        consent: oneOf(SHARING_CONSENT),
        views: maybe(typedWords),
        wishedOutcome: maybe(typedWords),
        optionsConsidered: maybe(typedWords),
        leastRestrictive: maybe(typedWords),
      })
      .transform((triage) => ({ triage, seen: item ?? '' })),
};

function recorded(before: object): Typed {
  return Object.fromEntries(Object.entries(before).filter(([, value]) => typeof value === 'string'));
}

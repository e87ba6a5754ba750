import { type Picked, personPicked } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { PassedOn, QuotedMessage, Report } from '../../domain/report.js';
import { type FormAnswers, type Question, typesOf } from './form-answers.js';
import { saysSomething } from './typed-text.js';

/** What still stands in the way of sending, by question: an answer that is missing, or one that can't be. */
export type Missing = Partial<Record<Question, InTheWay>>;

export type InTheWay = 'required' | 'choose-who' | 'needs-day' | 'needs-time' | 'to-come' | 'too-long-ago';

export type Complete =
  | { readonly kind: 'complete'; readonly toReport: (people: readonly Person[], passedOn?: PassedOn) => Report }
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
    toReport: (known, passedOn) => ({
      ...reportBase(answers, known),
      detail: { ...detailOf(answers), passedOn },
      ...{ danger, atRisk, responsible, whatHappened },
    }),
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
    quotedMessage: answers.quotedMessage as QuotedMessage | undefined,
  } as const;
}

function detailOf(answers: FormAnswers): Report['detail'] {
  const { howKnown, when, where, ongoing, livesIn, happenedIn } = answers;
  const { othersAtRisk, alreadyDone, personTold, personWants, consent } = answers;
  const place = { when, where, ongoing, livesIn, happenedIn };
  return { types: typesOf(answers), howKnown, ...place, othersAtRisk, alreadyDone, personTold, personWants, consent };
}

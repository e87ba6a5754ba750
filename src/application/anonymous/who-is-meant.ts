import { pickPerson } from '../../domain/ids.js';
import { namedInWords } from '../../domain/named-in-words.js';
import { type Part, partsInWords } from '../../domain/parts-in-words.js';
import { hasRole, type Person } from '../../domain/person.js';
import { type Chain, everyone } from '../../domain/routing.js';
import type { FormAnswers } from '../concerns/form-answers.js';
import { saysSomething } from '../concerns/typed-text.js';
import type { PublicAnswers } from './public-answers.js';

/**
 * The answers as the form in chat would have given them. A public page shows nobody a list of our people, so whoever is named is
 * looked for here, and exclusion comes first: a name in part, or nearly, keeps everybody away whose name it may be, and a part that
 * nobody is named for, ticked or written in place of a name, keeps away all who have it (domain reference, section 5). Who names
 * anybody at all is never routed to the duty person first.
 */
export function whoIsMeant(answers: PublicAnswers, people: readonly Person[], chain: Chain): FormAnswers {
  const { whoItMayBe = '', theirPart = [], responsible, ...rest } = answers;
  const saysWho = saysSomething(whoItMayBe);
  const { surely, perhaps } = namedInWords(whoItMayBe, people);
  // "Leila Haddad's boss": a name accounts for a part only if it is that person's.
  const parts = new Set([...theirPart, ...partsInWords(whoItMayBe)]);
  const withPart = [...parts]
    .filter((part) => !surely.some((person) => hasPart(person, part, chain)))
    .flatMap((part) =>
      [...people, ...everyone(chain).map(({ person }) => person)].filter((person) => hasPart(person, part, chain)),
    );
  const kept = new Map([...perhaps, ...withPart].map((person) => [person.id, person]));
  for (const { id } of surely) kept.delete(id);
  const isSomebodyHere = saysWho || theirPart.length > 0;
  return {
    ...rest,
    // A plain "no" beside a name is not taken for one.
    responsible: responsible === 'no' && isSomebodyHere ? 'not-sure' : responsible,
    subjects: surely.map(({ id }) => pickPerson(id)),
    subjectUnknown: surely.length > 0 ? [] : [saysWho ? 'not-listed' : 'not-said'],
    hiddenFrom: [...kept.keys()].map(pickPerson),
  };
}

function hasPart(person: Person, part: Part, { duty, deputy }: Chain): boolean {
  return hasRole(person, part) || (part === 'duty' && (person.id === duty?.id || person.id === deputy?.id));
}

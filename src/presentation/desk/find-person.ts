import { z } from 'zod';
import type { Person } from '../../domain/person.js';
import { type CasePart, maybe, person, questionsOf, said, type Typed } from '../case/questions.js';

type Named = Pick<Person, 'id' | 'name'>;

/** What one window of a platform can hold. */
const MOST_LISTED = 200;

/** One menu of names; of more than it can hold the first letter is asked before. */
export function findPersonParts(people: readonly Named[], typed: Typed): readonly CasePart[] {
  const ask = questionsOf(typed);
  const sorted = people.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const letters = [...new Set(sorted.map(initial))].map((letter) => ({ value: letter, label: letter }));
  const menu = (from: readonly Named[]) =>
    ask.menu(
      'person',
      'Whose checks?',
      from.slice(0, MOST_LISTED).map(({ id, name }) => ({ value: id, label: name })),
    );
  if (people.length <= MOST_LISTED) return [menu(sorted)];
  if (typed.letter === undefined) return [ask.menu('letter', 'Which letter does their name begin with?', letters)];
  const found = sorted.filter((each) => initial(each) === typed.letter);
  return [
    said('letter-chosen', `Names that begin with ${typed.letter}. For another letter, cancel and begin again.`),
    menu(found.length > 0 ? found : sorted),
  ];
}

/** Without a person while a letter alone is chosen. */
export const foundPerson = z
  .object({ person: maybe(person), letter: maybe(z.string()) })
  .superRefine(({ person: chosen, letter }, context) => {
    if (chosen === undefined && letter === undefined) {
      context.addIssue({ code: 'custom', path: ['person'], message: 'Please choose somebody.' });
    }
  });

/** Of a name with an accent the letter below it. */
function initial({ name }: Named): string {
  return name.normalize('NFD').charAt(0).toLocaleUpperCase('en-GB');
}

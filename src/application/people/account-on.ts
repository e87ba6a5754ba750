import { type Person, userIdOf } from '../../domain/person.js';
import type { Directory, PeopleStore } from '../ports.js';

/**
 * The person with an account on the platform: the one we know, or the one that the directory has under their
 * e-mail address. The person that comes back may have gained an account, so ask about exclusion again.
 * @throws DirectoryUnavailable
 */
export type FindAccountOn = (person: Person) => Promise<Person>;

interface Deps {
  readonly people: PeopleStore;
  readonly directory: Directory;
}

export function createFindAccountOn({ people, directory }: Deps): FindAccountOn {
  return async (person) => {
    if (userIdOf(person, directory.platform) !== undefined || person.email === undefined) return person;
    const entry = await directory.byEmail(person.email);
    return entry === undefined ? person : people.linkAccount(person.id, entry.account);
  };
}

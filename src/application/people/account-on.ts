import type { Platform } from '../../domain/ids.js';
import { type Person, userIdOf } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { Directory, PeopleStore } from '../ports.js';

export interface FoundAccounts {
  /** May have gained accounts, so ask about exclusion again. */
  readonly person: Person;
  /** Platforms that may know the person too, and whose directory gave no answer. */
  readonly unanswered: readonly Platform[];
}

/** The person with their accounts: those we know, and those that the directories have under their e-mail address. */
export type FindAccounts = (person: Person) => Promise<FoundAccounts>;

interface Deps {
  readonly people: PeopleStore;
  /** One for each platform. */
  readonly directories: readonly Directory[];
}

export function createFindAccounts({ people, directories }: Deps): FindAccounts {
  return async (known) => {
    const { email } = known;
    if (email === undefined) return { person: known, unanswered: [] };
    const toAsk = directories.filter(({ platform }) => userIdOf(known, platform) === undefined);
    const answers = await Promise.all(toAsk.map((directory) => ask(directory, email)));
    const unanswered = toAsk.flatMap(({ platform }, index) => (answers[index] === 'unavailable' ? [platform] : []));
    let person = known;
    // One after another: each link is written over the one before.
    for (const entry of answers) {
      if (entry !== undefined && entry !== 'unavailable') person = await people.linkAccount(person.id, entry.account);
    }
    return { person, unanswered };
  };
}

async function ask(directory: Directory, email: string) {
  try {
    return await directory.byEmail(email);
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return 'unavailable' as const;
    throw error;
  }
}

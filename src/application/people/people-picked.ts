import { type Account, type Picked, personPicked } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { Directory, PeopleStore } from '../ports.js';
import { directoryOf, metFirstBy } from './identify-person.js';

/** Everybody who was picked in a form; an account that is picked becomes a person. */
export type PeoplePicked = (picked: readonly Picked[]) => Promise<readonly Person[]>;

interface Deps {
  readonly people: PeopleStore;
  /** One for each platform. */
  readonly directories: readonly Directory[];
}

/**
 * Asks the directory about accounts that we don't know, so that somebody named in the organisation file by
 * e-mail alone is recognised. For while the form is open: it calls the platform.
 */
export function createLookUpPicked({ people, directories }: Deps): PeoplePicked {
  return (picked) =>
    each(people, picked, async (account) => {
      try {
        const entry = await directoryOf(directories, account)?.byAccount(account);
        const named = entry && (await metFirstBy(people, entry));
        if (named) return await people.linkAccount(named.id, account);
        return await people.addFromAccount(account, entry?.name ?? '');
      } catch (error) {
        if (error instanceof DirectoryUnavailable) return people.addFromAccount(account, '');
        throw error;
      }
    });
}

/** The same from our own records alone, for when the form is sent and there is no time to ask anybody. */
export function createRecallPicked({ people }: Pick<Deps, 'people'>): PeoplePicked {
  return (picked) => each(people, picked, (account) => people.addFromAccount(account, ''));
}

async function each(
  people: PeopleStore,
  picked: readonly Picked[],
  make: (account: Account) => Promise<Person>,
): Promise<readonly Person[]> {
  if (picked.length === 0) return [];
  const ids = picked.flatMap((one) => personPicked(one) ?? []);
  const accounts = picked.filter((one): one is Account => personPicked(one) === undefined);
  const [listed, known] = await Promise.all([
    people.byIds(ids),
    accounts.length > 0 ? people.byAccounts(accounts) : [],
  ]);
  const isKnown = (account: Account) => known.some((person) => person.accounts.includes(account));
  const made = await Promise.all(accounts.filter((account) => !isKnown(account)).map(make));
  // Somebody may have been picked by two names.
  return [...new Map([...listed, ...known, ...made].map((person) => [person.id, person])).values()];
}

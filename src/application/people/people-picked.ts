import type { Account } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { Directory, PeopleStore } from '../ports.js';

/** The people behind accounts that were picked in a form; an account that is picked becomes a person. */
export type PeoplePicked = (accounts: readonly Account[]) => Promise<readonly Person[]>;

interface Deps {
  readonly people: PeopleStore;
  readonly directory: Directory;
}

/**
 * Asks the directory about accounts that we don't know, so that somebody named in the organisation file by
 * e-mail alone is recognised. For while the form is open: it calls the platform.
 */
export function createLookUpPicked({ people, directory }: Deps): PeoplePicked {
  return (accounts) =>
    eachAccount(people, accounts, async (account) => {
      try {
        const entry = await directory.byAccount(account);
        const named = entry?.email ? await people.byEmail(entry.email) : undefined;
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
  return (accounts) => eachAccount(people, accounts, (account) => people.addFromAccount(account, ''));
}

async function eachAccount(
  people: PeopleStore,
  accounts: readonly Account[],
  make: (account: Account) => Promise<Person>,
): Promise<readonly Person[]> {
  if (accounts.length === 0) return [];
  const known = await people.byAccounts(accounts);
  const isKnown = (account: Account) => known.some((person) => person.accounts.includes(account));
  const made = await Promise.all(accounts.filter((account) => !isKnown(account)).map(make));
  return [...known, ...made];
}

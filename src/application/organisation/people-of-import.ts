import { type Account, type PersonId, type Platform, platformOf, userIdOn } from '../../domain/ids.js';
import { accountsAfter, accountsNamed } from '../../domain/named-accounts.js';
import { type DescribedPerson, isSameId } from '../../domain/organisation-description.js';
import type { ImportRefusal } from './import-refusals.js';
import type { KnownPerson, PersonWrite } from './organisation-records.js';

/** An account that the file gives to another id than the one that has it. */
export interface AccountMove {
  readonly platform: Platform;
  readonly from: string;
  readonly to: string;
  /** Whether the one who had it is not in the file: then both are one person, and exclusion follows them. */
  readonly isSamePerson: boolean;
}

/** Everybody of the file, with what is known of them. */
export interface PeopleOfImport {
  readonly people: readonly DescribedPerson[];
  readonly known: readonly KnownPerson[];
}

/** The people as they will be: with the accounts that were learnt in chat where the file names none, and without whoever is gone. */
export function peopleAfter({ people, known }: PeopleOfImport): readonly DescribedPerson[] {
  return people
    .filter(({ id }) => !isGone(id, known))
    .map((person) => {
      const accounts = accountsAfter(
        knownAs(person.id, known)?.accounts ?? [],
        accountsToGive(person, { people, known }),
      );
      const on = (platform: Platform) => accounts.map((account) => userIdOn(platform, account)).find(Boolean);
      return { ...person, slack: on('slack'), teams: on('teams') };
    });
}

/** What to write, in the order of the file. */
export function writesOf(of: PeopleOfImport): readonly PersonWrite[] {
  const writes = of.people.map((person, place) => ({
    person,
    named: accountsToGive(person, of),
    formerIds: formerIdsOf(person, of),
    place,
    read: knownAs(person.id, of.known),
  }));
  return writes.filter(({ person }) => !isGone(person.id, of.known));
}

/** Whoever stands in the file no more; of whoever is gone, that they may come back once it names them again. */
export function leaversOf({ people, known }: PeopleOfImport): readonly KnownPerson[] {
  return known.filter((one) => (one.active || one.isGone) && !isIn(people, one.described.id));
}

/** Whom the file names, although they left the platforms. */
export function goneOf({ people, known }: PeopleOfImport): readonly string[] {
  return people.map(({ id }) => id).filter((id) => isGone(id, known));
}

export function movesOf({ people, known }: PeopleOfImport): readonly AccountMove[] {
  return people.flatMap((person) =>
    accountsNamed(person).flatMap((account): readonly AccountMove[] => {
      const holder = holderOf(account, person, known);
      const platform = platformOf(account);
      if (holder === undefined || platform === undefined) return [];
      const from = holder.described.id;
      return [{ platform, from, to: person.id, isSamePerson: !isIn(people, from) }];
    }),
  );
}

/**
 * A new id with the e-mail address of somebody who leaves, and none of their accounts: were it the same person, whoever is kept from
 * a concern would find it under the new id.
 */
export function emailRefusals({ people, known }: PeopleOfImport): readonly ImportRefusal[] {
  const gone = known.filter(({ described }) => !isIn(people, described.id));
  return people.flatMap((person): readonly ImportRefusal[] => {
    if (person.email === undefined || knownAs(person.id, known) !== undefined) return [];
    const other = gone.find(({ described }) => described.email?.toLowerCase() === person.email?.toLowerCase());
    const sharesAccount = predecessorsOf(person, { people, known }).some(({ id }) => id === other?.id);
    if (other === undefined || sharesAccount) return [];
    return [{ kind: 'email-of-another-id', id: person.id, other: other.described.id }];
  });
}

/** Under which the same person was known: whoever is not in the file any more and has an account that it names of them. */
function predecessorsOf(person: DescribedPerson, { people, known }: PeopleOfImport): readonly KnownPerson[] {
  const holders = accountsNamed(person).flatMap((account) => holderOf(account, person, known) ?? []);
  return [...new Set(holders)].filter(({ described }) => !isIn(people, described.id));
}

function formerIdsOf(person: DescribedPerson, of: PeopleOfImport): readonly PersonId[] {
  return [...new Set(predecessorsOf(person, of).flatMap(({ id, formerIds }) => [id, ...formerIds]))];
}

/** Those of the file, and what their predecessor has on other platforms: left there, it would lead to somebody who has left. */
function accountsToGive(person: DescribedPerson, of: PeopleOfImport): readonly Account[] {
  const named = accountsNamed(person);
  const own = knownAs(person.id, of.known)?.accounts ?? [];
  const taken = new Set([...named, ...own].map(platformOf));
  const inherited = predecessorsOf(person, of).flatMap(({ accounts }) => accounts);
  return [...named, ...inherited.filter((account) => !taken.has(platformOf(account)))];
}

function holderOf(account: Account, { id }: DescribedPerson, known: readonly KnownPerson[]): KnownPerson | undefined {
  return known.find(({ described, accounts }) => !isSameId(described.id, id) && accounts.includes(account));
}

function knownAs(id: string, known: readonly KnownPerson[]): KnownPerson | undefined {
  return known.find(({ described }) => isSameId(described.id, id));
}

function isGone(id: string, known: readonly KnownPerson[]): boolean {
  return knownAs(id, known)?.isGone === true;
}

function isIn(people: readonly DescribedPerson[], name: string): boolean {
  return people.some(({ id }) => isSameId(id, name));
}

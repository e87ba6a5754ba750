import { type Account, platformOf } from '../../domain/ids.js';
import { type Person, userIdOf } from '../../domain/person.js';
import { DirectoryUnavailable } from '../errors.js';
import type { Directory, DirectoryEntry, PeopleStore } from '../ports.js';

export type Identified =
  | { readonly kind: 'member'; readonly person: Person }
  /** A guest, an outsider or a bot whom the organisation file does not name. */
  | { readonly kind: 'not-a-member' }
  /** Neither our record nor the platform could say who this is. */
  | { readonly kind: 'unavailable' };

export type IdentifyPerson = (account: Account) => Promise<Identified>;

interface Deps {
  readonly people: PeopleStore;
  /** One for each platform. */
  readonly directories: readonly Directory[];
}

/**
 * Finds or makes the person behind an account. The person is judged, not the channel: full members may report
 * whether or not the organisation file knows them, guests only when it names them (domain reference, section 5).
 */
export function createIdentifyPerson({ people, directories }: Deps): IdentifyPerson {
  return async (account) => {
    const known = await people.byAccount(account);
    if (known?.inOrganisationFile) return known.active ? member(known) : { kind: 'not-a-member' };
    const entry = await lookUp(directories, account);
    // A person whom we made of a full member before, and who has not left, may report even while the directory is out of reach.
    if (entry === 'unavailable') return known?.active ? member(known) : { kind: 'unavailable' };
    if (entry === undefined) return { kind: 'not-a-member' };
    if (!entry.member) return { kind: 'not-a-member' };
    const named = await metFirstBy(people, entry);
    if (named) return member(await people.linkAccount(named.id, account));
    return member(await people.addFromAccount(account, entry.name));
  };
}

/**
 * The person of the organisation file whom an account is at first contact. An address says who somebody may be and proves nothing:
 * a guest or a stranger can have anybody's, and so can a second account where that person has one already.
 */
export async function metFirstBy(
  people: Pick<PeopleStore, 'byEmail'>,
  { account, email, member: isMember }: DirectoryEntry,
): Promise<Person | undefined> {
  const named = isMember && email ? await people.byEmail(email) : undefined;
  const platform = platformOf(account);
  const isFirst = named && platform && userIdOf(named, platform) === undefined;
  return isFirst ? named : undefined;
}

function member(person: Person): Identified {
  return { kind: 'member', person };
}

async function lookUp(
  directories: readonly Directory[],
  account: Account,
): Promise<DirectoryEntry | undefined | 'unavailable'> {
  try {
    return await directoryOf(directories, account)?.byAccount(account);
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return 'unavailable';
    throw error;
  }
}

/** The directory of the account's own platform; undefined where that platform is not connected any more. */
export function directoryOf(directories: readonly Directory[], account: Account): Directory | undefined {
  return directories.find(({ platform }) => platform === platformOf(account));
}

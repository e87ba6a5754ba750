import type { Connection } from 'mongoose';
import type { KnownPerson, PersonWrite } from '../application/organisation/organisation-records.js';
import { type Account, asPersonId, type PersonId, type Platform, userIdOn } from '../domain/ids.js';
import { accountsAfter, accountsNamed } from '../domain/named-accounts.js';
import type { DescribedPerson } from '../domain/organisation-description.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { FilePerson } from './people-store.js';
import { openPersonRecords, type PersonDocument, type SealedPerson } from './person-records.js';
import type { Vault } from './vault.js';

/** People's ids by those of the file, which often are names: the database shows keyed hashes of them in the clear. */
export function createPersonIds(vault: Vault): (fileId: string) => PersonId {
  return (fileId) => asPersonId(vault.index('file-person', fileId.toLowerCase()).slice(0, 22));
}

/** A person of the file with the id that they have here. */
export function filePerson(entry: DescribedPerson, personId: (fileId: string) => PersonId): FilePerson {
  return {
    id: personId(entry.id),
    fileId: entry.id,
    name: entry.name,
    email: entry.email,
    roles: entry.roles,
    accounts: accountsNamed(entry),
    prefers: entry.prefers,
    managerId: entry.manager === undefined ? undefined : personId(entry.manager),
  };
}

/** Chat learns accounts, and another import may run: each of them makes one attempt come too late. */
const ATTEMPTS = 20;

/** The people of the organisation file, as an import reads and writes them. */
export function createFilePeople(connection: Connection, vault: Vault) {
  const { collection, accountHash, emailHash, open, close, setAccounts } = openPersonRecords(connection, vault);
  const personId = createPersonIds(vault);

  const holdersOf = (accounts: readonly Account[], except: PersonId) =>
    storing(() =>
      collection.find({ accountHashes: { $in: accounts.map(accountHash) }, _id: { $ne: except } }).toArray(),
    );

  /** @returns false when somebody else wrote it meanwhile. */
  async function put(stored: PersonDocument | null, sealed: SealedPerson, write: PersonWrite) {
    const { accounts, email } = sealed;
    const id = personId(write.person.id);
    const fields = {
      place: write.place,
      roles: [...write.person.roles],
      active: true,
      inOrganisationFile: true,
      sealed: await close(id, sealed),
      ...(accounts.length > 0 && { accountHashes: accounts.map(accountHash) }),
      ...(email && { emailHash: emailHash(email) }),
    };
    const gone: Partial<Record<keyof PersonDocument, 1>> = {
      ...(accounts.length === 0 && { accountHashes: 1 }),
      ...(!email && { emailHash: 1 }),
      // Whoever comes back is looked at soon, and asked for as anybody is.
      ...(stored?.active === false && { refusedSince: 1, lookAt: 1, isDismissed: 1 }),
    };
    try {
      if (stored === null) {
        await storing(() => collection.insertOne({ _id: id, ...fields }));
        return true;
      }
      const { matchedCount } = await storing(() =>
        collection.updateOne({ _id: id, sealed: stored.sealed }, { $set: fields, $unset: gone }),
      );
      return matchedCount > 0;
    } catch (error) {
      // An account was given to somebody else, or the record made, since we looked.
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /**
   * An account has one holder, so it leaves one record before it is in the other. Before it does, the new record holds the ids of
   * its predecessors: a crash in between leaves nobody without the exclusions that name them.
   * @returns whether everything is written.
   */
  async function attempt(write: PersonWrite): Promise<boolean> {
    const { id, roles: _roles, ...described } = filePerson(write.person, personId);
    const stored = await storing(() => collection.findOne({ _id: id }));
    const before = stored === null ? undefined : await open(stored);
    const formerIds = [...new Set([...(before?.formerIds ?? []), ...write.formerIds])];
    const wanted = accountsAfter(before?.accounts ?? [], write.named);
    const holders = await holdersOf(wanted, id);
    const held = (await Promise.all(holders.map(open))).flatMap(({ accounts }) => accounts);
    const accounts = wanted.filter((account) => !held.includes(account));
    const sealed = { ...described, accounts, ...(formerIds.length > 0 && { formerIds }) };
    if (!(await put(stored, sealed, write))) return false;
    for (const holder of holders) {
      const left = (await open(holder)).accounts.filter((account) => !wanted.includes(account));
      await setAccounts(holder, left);
    }
    return holders.length === 0;
  }

  return {
    personId,
    all: async (): Promise<readonly KnownPerson[]> => {
      const documents = await storing(() => collection.find({ inOrganisationFile: true }).sort({ place: 1 }).toArray());
      const people = await Promise.all(documents.map(async (document) => ({ document, sealed: await open(document) })));
      const fileIds = new Map(people.map(({ document, sealed }) => [document._id, sealed.fileId]));
      return people.map(({ document, sealed }) => knownPerson(document, sealed, fileIds));
    },
    write: async (write: PersonWrite): Promise<void> => {
      for (let count = 0; count < ATTEMPTS; count += 1) if (await attempt(write)) return;
      throw new Error('a person could not be written: something else writes the same record all the time');
    },
    leave: async (id: PersonId): Promise<void> => {
      // By the file from now on, which may bring them back as well.
      const away = { $set: { active: false }, $rename: { leftAt: 'leftBefore' }, $unset: { backAt: 1 } } as const;
      await storing(() => collection.updateOne({ _id: id }, away));
    },
  };
}

function knownPerson(
  { _id, roles, active, leftAt }: PersonDocument,
  { name, email, accounts, fileId, managerId, prefers, formerIds }: SealedPerson,
  fileIds: ReadonlyMap<string, string | undefined>,
): KnownPerson {
  const on = (platform: Platform) => accounts.map((account) => userIdOn(platform, account)).find(Boolean);
  return {
    id: asPersonId(_id),
    described: {
      id: fileId ?? _id,
      name,
      email,
      roles,
      slack: on('slack'),
      teams: on('teams'),
      prefers,
      manager: managerId && fileIds.get(managerId),
    },
    accounts,
    formerIds: formerIds ?? [],
    active,
    isGone: !active && leftAt !== undefined,
  };
}

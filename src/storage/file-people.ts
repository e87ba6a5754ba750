import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { KnownPerson, PersonWrite, PersonWritten } from '../application/organisation/organisation-records.js';
import { type Account, asPersonId, type PersonId, type Platform, userIdOn } from '../domain/ids.js';
import { accountsAfter, accountsNamed } from '../domain/named-accounts.js';
import type { DescribedPerson } from '../domain/organisation-description.js';
import { isToBeApplied, type RoleBook, withChanges } from '../domain/roles/role-book.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { FilePerson } from './people-store.js';
import { askIsApplied, openPersonRecords, type PersonDocument, type SealedPerson } from './person-records.js';
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

  /** @returns false when anybody else wrote it meanwhile. */
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
    const applied = write.read?.approved.filter((ask) => !stored?.appliedAsks?.includes(ask)) ?? [];
    try {
      if (stored === null) {
        await storing(() => collection.insertOne({ _id: id, ...fields }));
        return true;
      }
      const { matchedCount } = await storing(() =>
        collection.updateOne(asRead(stored), { $set: fields, $unset: gone, $push: askIsApplied(applied) }),
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
   * @returns 'not-yet' when not everything is written.
   */
  async function attempt(write: PersonWrite): Promise<PersonWritten | 'not-yet'> {
    const { id, roles: _roles, ...described } = filePerson(write.person, personId);
    const stored = await storing(() => collection.findOne({ _id: id }));
    if (stored !== null && !isAsExpected(stored, write)) return 'changed-meanwhile';
    const before = stored === null ? undefined : await open(stored);
    const formerIds = [...new Set([...(before?.formerIds ?? []), ...write.formerIds])];
    const wanted = accountsAfter(before?.accounts ?? [], write.named);
    const holders = await holdersOf(wanted, id);
    const held = (await Promise.all(holders.map(open))).flatMap(({ accounts }) => accounts);
    const accounts = wanted.filter((account) => !held.includes(account));
    const sealed = { ...described, accounts, ...(formerIds.length > 0 && { formerIds }) };
    if (!(await put(stored, sealed, write))) return 'not-yet';
    for (const holder of holders) {
      const left = (await open(holder)).accounts.filter((account) => !wanted.includes(account));
      await setAccounts(holder, left);
    }
    return holders.length === 0 ? 'written' : 'not-yet';
  }

  return {
    personId,
    all: async (book: Pick<RoleBook, 'asks'>): Promise<readonly KnownPerson[]> => {
      const documents = await storing(() => collection.find({ inOrganisationFile: true }).sort({ place: 1 }).toArray());
      const people = await Promise.all(documents.map(async (document) => ({ document, sealed: await open(document) })));
      const fileIds = new Map(people.map(({ document, sealed }) => [document._id, sealed.fileId]));
      return people.map(({ document, sealed }) => knownPerson(document, sealed, { fileIds, book }));
    },
    write: async (write: PersonWrite): Promise<PersonWritten> => {
      for (let count = 0; count < ATTEMPTS; count += 1) {
        const outcome = await attempt(write);
        if (outcome !== 'not-yet') return outcome;
      }
      throw new Error('a person could not be written: something else writes the same record all the time');
    },
    leave: async (id: PersonId): Promise<void> => {
      // By the file from now on, which may bring them back as well.
      const away = { $set: { active: false }, $rename: { leftAt: 'leftBefore' }, $unset: { backAt: 1 } } as const;
      await storing(() => collection.updateOne({ _id: id }, away));
    },
  };
}

/** What roles are changed by, and by what people come and go: none of these seals the record anew. */
function standingOf({ roles, active, leftAt }: Pick<PersonDocument, 'roles' | 'active' | 'leftAt'>): string {
  return JSON.stringify([roles, active, leftAt]);
}

/** The record as it was when it was read. */
function asRead({ _id, sealed, roles, active, leftAt }: PersonDocument): Filter<PersonDocument> {
  return { _id, sealed, roles, active, leftAt: leftAt ?? { $exists: false } };
}

/** As the import has read it, or as it has made it by an earlier attempt. */
function isAsExpected(stored: PersonDocument, { read, person }: PersonWrite): boolean {
  const made = standingOf({ roles: [...person.roles], active: true });
  return [read?.standing, made].includes(standingOf(stored));
}

interface Around {
  readonly fileIds: ReadonlyMap<string, string | undefined>;
  readonly book: Pick<RoleBook, 'asks'>;
}

function knownPerson(
  document: PersonDocument,
  { name, email, accounts, fileId, managerId, prefers, formerIds }: SealedPerson,
  { fileIds, book }: Around,
): KnownPerson {
  const { _id, appliedAsks = [], leftAt } = document;
  const approved = book.asks.filter((ask) => ask.person === _id && isToBeApplied(ask) && !appliedAsks.includes(ask.id));
  const { roles, active } = withChanges(document, approved);
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
    // Or by what two people approved.
    isGone: !active && (leftAt !== undefined || document.active),
    approved: approved.map(({ id }) => id),
    standing: standingOf(document),
  };
}

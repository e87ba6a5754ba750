import type { Filter } from 'mongodb';
import type { Connection } from 'mongoose';
import type { PeopleStore } from '../application/ports.js';
import { type Account, asPersonId, type PersonId } from '../domain/ids.js';
import type { Person, Role } from '../domain/person.js';
import { isDuplicateKey, storing } from './mongo.js';
import { openPersonRecords, type PersonDocument, type SealedPerson } from './person-records.js';
import type { Vault } from './vault.js';

/** A person as the organisation file describes them. */
export interface FilePerson extends SealedPerson {
  readonly id: PersonId;
  readonly roles: readonly Role[];
  readonly fileId: string;
}

const MADE_FROM_ACCOUNT = Number.MAX_SAFE_INTEGER;

export interface PeopleStorage extends PeopleStore {
  /** Adds the people of the organisation file to an empty database. */
  seed(people: readonly FilePerson[]): Promise<void>;
  createIndexes(): Promise<void>;
}

export function createPeopleStore(connection: Connection, vault: Vault): PeopleStorage {
  const { model, collection, accountHash, emailHash, open, close, setAccounts } = openPersonRecords(connection, vault);

  async function toPerson(document: PersonDocument): Promise<Person> {
    const sealed = await open(document);
    const { inactiveHashes = [], refusedSince } = document;
    const inactive = sealed.accounts.filter((account) => inactiveHashes.includes(accountHash(account)));
    return {
      id: asPersonId(document._id),
      name: sealed.name,
      ...(sealed.email && { email: sealed.email }),
      accounts: sealed.accounts,
      roles: document.roles,
      active: document.active,
      inOrganisationFile: document.inOrganisationFile,
      ...(sealed.managerId && { manager: sealed.managerId }),
      ...(sealed.prefers && { prefers: sealed.prefers }),
      ...(sealed.formerIds && { formerIds: sealed.formerIds }),
      ...(inactive.length > 0 && { inactiveAccounts: inactive }),
      ...(refusedSince && { refusedSince }),
    };
  }

  /** Straight to the driver, because every press and every form asks this: mongoose adds a third to a small read. */
  async function findOne(filter: Filter<PersonDocument>): Promise<Person | undefined> {
    const document = await storing(() => collection.findOne(filter));
    return document ? toPerson(document) : undefined;
  }

  async function findMany(filter: Record<string, unknown>, limit = 0): Promise<readonly Person[]> {
    const documents = await storing(() => model.find(filter).sort({ place: 1 }).limit(limit).lean());
    return Promise.all(documents.map(toPerson));
  }

  const byAccount = (account: Account) => findOne({ accountHashes: accountHash(account) });

  async function documentOf(person: FilePerson, place: number): Promise<PersonDocument> {
    const { id, roles, ...sealed } = person;
    return {
      _id: id,
      place,
      roles: [...roles],
      active: true,
      inOrganisationFile: true,
      ...(person.accounts.length > 0 && { accountHashes: person.accounts.map(accountHash) }),
      ...(person.email && { emailHash: emailHash(person.email) }),
      sealed: await close(id, sealed),
    };
  }

  return {
    byId: (id) => findOne({ _id: id }),
    byIds: (ids) => (ids.length === 0 ? Promise.resolve([]) : findMany({ _id: { $in: ids } })),
    byAccount,
    byAccounts: (accounts) => findMany({ accountHashes: { $in: accounts.map(accountHash) } }),
    byEmail: (email) => findOne({ emailHash: emailHash(email), inOrganisationFile: true, active: true }),
    withRole: (role) => findMany({ roles: role, active: true }),
    inFile: (limit) => findMany({ inOrganisationFile: true, active: true }, limit),
    addFromAccount: async (account, name) => {
      const known = await byAccount(account);
      if (known && (known.name || !name)) return known;
      const id = known?.id ?? asPersonId(vault.index('person', account).slice(0, 22));
      const sealed = await close(id, { name, accounts: [account] });
      try {
        await storing(() =>
          model.updateOne(
            { _id: id },
            {
              $set: { sealed, accountHashes: [accountHash(account)] },
              $setOnInsert: { place: MADE_FROM_ACCOUNT, roles: ['staff'], active: true, inOrganisationFile: false },
            },
            { upsert: true },
          ),
        );
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const added = await byAccount(account);
      if (!added) throw new Error('a person who was just added is not there');
      return added;
    },
    linkAccount: async (id, account) => {
      const holder = await storing(() => model.findOne({ accountHashes: accountHash(account) }).lean());
      if (holder && holder._id !== id) {
        if (holder.inOrganisationFile) return toPerson(holder);
        const { accounts } = await open(holder);
        await setAccounts(
          holder,
          accounts.filter((other) => other !== account),
        );
      }
      const person = await storing(() => model.findById(id).lean());
      if (!person) throw new Error('an account was linked to nobody');
      const { accounts } = await open(person);
      if (!accounts.includes(account)) await setAccounts(person, [...accounts, account]);
      const linked = await storing(() => model.findById(id).lean());
      return toPerson(linked ?? person);
    },
    seed: async (people) => {
      const documents = await Promise.all(people.map(documentOf));
      // The whole file or nothing: ordered by id, a restart after a crash repeats the same writes.
      await storing(() =>
        model.bulkWrite(
          documents.map(({ _id, ...rest }) => ({
            updateOne: { filter: { _id }, update: { $set: rest }, upsert: true },
          })),
        ),
      );
    },
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

import type { Filter } from 'mongodb';
import { type Connection, Schema } from 'mongoose';
import type { PeopleStore } from '../application/ports.js';
import { type Account, asPersonId, type PersonId, type Platform } from '../domain/ids.js';
import type { Person, Role } from '../domain/person.js';
import { isDuplicateKey, storing } from './mongo.js';
import type { Vault } from './vault.js';

interface PersonDocument {
  readonly _id: string;
  /** Place in the organisation file, which is the order in which leads and managers are named. */
  readonly place: number;
  readonly roles: Role[];
  readonly active: boolean;
  readonly inOrganisationFile: boolean;
  /** Absent rather than empty, so that people without accounts stay out of the unique index. */
  readonly accountHashes?: string[] | undefined;
  readonly emailHash?: string;
  readonly sealed: string;
  /** Of the accounts that are not active any more; the store of looks writes these two. */
  readonly inactiveHashes?: readonly string[] | undefined;
  readonly refusedSince?: Date | undefined;
}

/** What is sealed of a person. */
interface Sealed {
  readonly name: string;
  readonly email?: string | undefined;
  readonly accounts: readonly Account[];
  /** The organisation file's id, which often is a name. */
  readonly fileId?: string | undefined;
  readonly managerId?: PersonId | undefined;
  readonly prefers?: Platform | undefined;
}

/** A person as the organisation file describes them. */
export interface FilePerson extends Sealed {
  readonly id: PersonId;
  readonly roles: readonly Role[];
  readonly fileId: string;
}

const COLLECTION = 'people';
const personSchema = new Schema<PersonDocument>(
  {
    _id: { type: String, required: true },
    place: { type: Number, required: true },
    roles: { type: [String], required: true },
    active: { type: Boolean, required: true },
    inOrganisationFile: { type: Boolean, required: true },
    accountHashes: { type: [String], default: undefined },
    emailHash: String,
    sealed: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: COLLECTION },
);
personSchema.index({ accountHashes: 1 }, { unique: true, sparse: true });
personSchema.index({ emailHash: 1 }, { sparse: true });
personSchema.index({ roles: 1, place: 1 });
personSchema.index({ inOrganisationFile: 1, active: 1, place: 1 });

const MADE_FROM_ACCOUNT = Number.MAX_SAFE_INTEGER;
/** Opened records by their sealed text, so that reading the chain again costs no decryption. */
const OPENED_LIMIT = 1_000;

export interface PeopleStorage extends PeopleStore {
  /** Adds the people of the organisation file to an empty database. */
  seed(people: readonly FilePerson[]): Promise<void>;
  createIndexes(): Promise<void>;
}

export function createPeopleStore(connection: Connection, vault: Vault): PeopleStorage {
  const model = connection.model('Person', personSchema);
  const collection = connection.collection<PersonDocument>(COLLECTION);
  const opened = new Map<string, Sealed>();

  const accountHash = (account: Account) => vault.index('account', account);
  const emailHash = (email: string) => vault.index('email', email.trim().toLowerCase());

  async function toPerson(document: PersonDocument): Promise<Person> {
    const sealed = opened.get(document.sealed) ?? (await openSealed(document));
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
      ...(sealed.prefers && { prefers: sealed.prefers }),
      ...(inactive.length > 0 && { inactiveAccounts: inactive }),
      ...(refusedSince && { refusedSince }),
    };
  }

  async function openSealed(document: PersonDocument): Promise<Sealed> {
    const sealed = await vault.organisation.open<Sealed>(contextOf(document._id), document.sealed);
    if (opened.size >= OPENED_LIMIT) opened.clear();
    opened.set(document.sealed, sealed);
    return sealed;
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
      sealed: await vault.organisation.close(contextOf(id), sealed),
    };
  }

  /** Writes the person with the accounts they have now, sealed and hashed alike. */
  async function setAccounts(document: PersonDocument, accounts: readonly Account[]): Promise<void> {
    const sealed = { ...(await openSealed(document)), accounts };
    const closed = await vault.organisation.close(contextOf(document._id), sealed);
    await storing(() =>
      model.updateOne(
        { _id: document._id, sealed: document.sealed },
        accounts.length > 0
          ? { $set: { sealed: closed, accountHashes: accounts.map(accountHash) } }
          : { $set: { sealed: closed }, $unset: { accountHashes: 1 } },
      ),
    );
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
      const sealed = await vault.organisation.close(contextOf(id), { name, accounts: [account] });
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
        const { accounts } = await openSealed(holder);
        await setAccounts(
          holder,
          accounts.filter((other) => other !== account),
        );
      }
      const person = await storing(() => model.findById(id).lean());
      if (!person) throw new Error('an account was linked to nobody');
      const { accounts } = await openSealed(person);
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

function contextOf(id: string): string {
  return `person/${id}`;
}

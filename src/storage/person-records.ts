import { type Connection, Schema } from 'mongoose';
import type { Account, ItemId, PersonId, Platform } from '../domain/ids.js';
import type { Role } from '../domain/person.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

/** How a person is stored: for the store that people are asked for, and for the one that an import writes to. */
export interface PersonDocument {
  readonly _id: string;
  /** Place in the organisation file, which is the order in which leads and managers are named. */
  readonly place: number;
  readonly roles: Role[];
  readonly active: boolean;
  readonly inOrganisationFile: boolean;
  /** Absent rather than empty, so that people without accounts stay out of the unique index. */
  readonly accountHashes?: string[] | undefined;
  readonly emailHash?: string | undefined;
  readonly sealed: string;
  /** Of the accounts that are not active any more; the store of looks writes these, and knows more of them. */
  readonly inactiveHashes?: readonly string[] | undefined;
  readonly refusedSince?: Date | undefined;
  readonly lookAt?: Date | undefined;
  /** Of somebody who left because a directory, or two people, said so. */
  readonly leftAt?: Date | undefined;
  /** The same of somebody who was put back since, or taken out of the organisation file. */
  readonly leftBefore?: Date | undefined;
  readonly backAt?: Date | undefined;
  /** They left because two people said so. */
  readonly isDismissed?: true | undefined;
  /** The last role changes of two people that are written down here, the newest last. */
  readonly appliedAsks?: readonly ItemId[] | undefined;
}

/** More than are decided about one person while an instance stands still. */
const ASKS_KEPT = 50;

/** What to push on somebody whom those role changes have reached. */
export function askIsApplied(asks: readonly ItemId[]) {
  return { appliedAsks: { $each: [...asks], $slice: -ASKS_KEPT } };
}

/** What is sealed of a person. */
export interface SealedPerson {
  readonly name: string;
  readonly email?: string | undefined;
  readonly accounts: readonly Account[];
  /** The organisation file's id, which often is a name. */
  readonly fileId?: string | undefined;
  readonly managerId?: PersonId | undefined;
  readonly prefers?: Platform | undefined;
  readonly formerIds?: readonly PersonId[] | undefined;
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

/** Opened records by their sealed text, so that reading the chain again costs no decryption. */
const OPENED_LIMIT = 1_000;

/** The collection of people, with what seals them and makes them findable. */
export function openPersonRecords(connection: Connection, vault: Vault) {
  const model = connection.model('Person', personSchema);
  const collection = connection.collection<PersonDocument>(COLLECTION);
  const opened = new Map<string, SealedPerson>();

  const accountHash = (account: Account) => vault.index('account', account);
  const emailHash = (email: string) => vault.index('email', email.trim().toLowerCase());
  const close = (id: string, sealed: SealedPerson) => vault.organisation.close(contextOf(id), sealed);

  async function open(document: Pick<PersonDocument, '_id' | 'sealed'>): Promise<SealedPerson> {
    const known = opened.get(document.sealed);
    if (known) return known;
    const sealed = await vault.organisation.open<SealedPerson>(contextOf(document._id), document.sealed);
    if (opened.size >= OPENED_LIMIT) opened.clear();
    opened.set(document.sealed, sealed);
    return sealed;
  }

  /**
   * Writes the person with the accounts they have now, sealed and hashed alike.
   * @returns false when the record was changed meanwhile, and nothing was written.
   */
  async function setAccounts(document: PersonDocument, accounts: readonly Account[]): Promise<boolean> {
    const closed = await close(document._id, { ...(await open(document)), accounts });
    const { matchedCount } = await storing(() =>
      model.updateOne(
        { _id: document._id, sealed: document.sealed },
        accounts.length > 0
          ? { $set: { sealed: closed, accountHashes: accounts.map(accountHash) } }
          : { $set: { sealed: closed }, $unset: { accountHashes: 1 } },
      ),
    );
    return matchedCount > 0;
  }

  return { model, collection, accountHash, emailHash, open, close, setAccounts };
}

function contextOf(id: string): string {
  return `person/${id}`;
}

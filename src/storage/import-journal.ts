import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { BegunImport, ImportJournal } from '../application/organisation/organisation-records.js';
import { isDuplicateKey, storing } from './mongo.js';
import { organisationModel } from './organisation-settings.js';
import type { Vault } from './vault.js';

/** Beside the settings, and sealed like them. */
const ID = 'import';

export function createImportJournal(connection: Connection, vault: Vault): ImportJournal {
  const model = organisationModel(connection);

  async function unfinished(): Promise<BegunImport | undefined> {
    const document = await storing(() => model.findById(ID).lean());
    return document ? vault.organisation.open<BegunImport>(ID, document.sealed) : undefined;
  }

  return {
    unfinished,
    begin: async (before) => {
      const begun = await unfinished();
      if (begun) return begun;
      const fresh = { id: randomUUID(), before };
      const sealed = await vault.organisation.close(ID, fresh);
      try {
        await storing(() => model.create([{ _id: ID, sealed }]));
        return fresh;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await unfinished()) ?? fresh;
      }
    },
    end: async () => {
      await storing(() => model.deleteOne({ _id: ID }));
    },
  };
}

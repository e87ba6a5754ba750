import { type Connection, Schema } from 'mongoose';
import type { DescribedSettings } from '../domain/organisation-description.js';
import { storing } from './mongo.js';
import type { Vault } from './vault.js';

export interface OrganisationDocument {
  readonly _id: string;
  readonly sealed: string;
}

const organisationSchema = new Schema<OrganisationDocument>(
  { _id: { type: String, required: true }, sealed: { type: String, required: true } },
  { strict: 'throw', versionKey: false, collection: 'organisation' },
);

/** Of the settings, in the database and in what they are sealed for. */
export const SETTINGS_ID = 'organisation';

export function organisationModel(connection: Connection) {
  return connection.model('Organisation', organisationSchema);
}

const ATTEMPTS = 20;

/** The settings as the organisation file gave them, for an import. */
export function createOrganisationSettings(connection: Connection, vault: Vault) {
  const model = organisationModel(connection);

  async function read() {
    const document = await storing(() => model.findById(SETTINGS_ID).lean());
    if (!document) throw new Error('there is no organisation yet');
    return { document, settings: await vault.organisation.open<DescribedSettings>(SETTINGS_ID, document.sealed) };
  }

  /** @returns false when somebody else wrote them meanwhile. */
  async function attempt(sections: Partial<DescribedSettings>): Promise<boolean> {
    const { document, settings } = await read();
    const sealed = await vault.organisation.close(SETTINGS_ID, { ...settings, ...sections });
    const { matchedCount } = await storing(() =>
      model.updateOne({ _id: SETTINGS_ID, sealed: document.sealed }, { $set: { sealed } }),
    );
    return matchedCount > 0;
  }

  return {
    read: async (): Promise<DescribedSettings> => (await read()).settings,
    write: async (sections: Partial<DescribedSettings>): Promise<void> => {
      for (let count = 0; count < ATTEMPTS; count += 1) if (await attempt(sections)) return;
      throw new Error('the settings could not be written: something else writes them all the time');
    },
  };
}

import type { Connection } from 'mongoose';
import type { OrganisationRecords } from '../application/organisation/organisation-records.js';
import { createFilePeople } from './file-people.js';
import { createOrganisationSettings } from './organisation-settings.js';
import type { Vault } from './vault.js';

/** The organisation section by section, as an import reads and changes it. */
export function createOrganisationRecords(connection: Connection, vault: Vault): OrganisationRecords {
  const people = createFilePeople(connection, vault);
  const settings = createOrganisationSettings(connection, vault);
  return {
    stored: async () => {
      const [known, read] = await Promise.all([people.all(), settings.read()]);
      return { settings: read, people: known };
    },
    personId: people.personId,
    writePerson: people.write,
    leave: people.leave,
    writeSettings: settings.write,
  };
}

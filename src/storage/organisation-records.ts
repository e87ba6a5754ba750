import type { Connection } from 'mongoose';
import type { OrganisationRecords } from '../application/organisation/organisation-records.js';
import type { MatterStore } from '../application/ports.js';
import type { RotaBook } from '../domain/rota/rota-book.js';
import { createFilePeople } from './file-people.js';
import { createOrganisationSettings } from './organisation-settings.js';
import type { Vault } from './vault.js';

/** The organisation section by section, as an import reads and changes it. */
export function createOrganisationRecords(
  connection: Connection,
  vault: Vault,
  rotaBook: Pick<MatterStore<RotaBook>, 'read'>,
): OrganisationRecords {
  const people = createFilePeople(connection, vault);
  const settings = createOrganisationSettings(connection, vault);
  return {
    stored: async () => {
      const [known, read, book] = await Promise.all([people.all(), settings.read(), rotaBook.read()]);
      const booked = book.overrides.map(({ person, from, to }) => ({ person, from, to }));
      return { settings: read, people: known, booked };
    },
    personId: people.personId,
    writePerson: people.write,
    leave: people.leave,
    writeSettings: settings.write,
  };
}

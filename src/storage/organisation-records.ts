import type { Connection } from 'mongoose';
import type { OrganisationRecords } from '../application/organisation/organisation-records.js';
import type { MatterStore } from '../application/ports.js';
import type { RoleBook } from '../domain/roles/role-book.js';
import type { RotaBook } from '../domain/rota/rota-book.js';
import { createFilePeople } from './file-people.js';
import { createOrganisationSettings } from './organisation-settings.js';
import type { Vault } from './vault.js';

interface Books {
  readonly rotaBook: Pick<MatterStore<RotaBook>, 'read'>;
  readonly roleBook: Pick<MatterStore<RoleBook>, 'read'>;
}

/** The organisation section by section, as an import reads and changes it. */
export function createOrganisationRecords(
  connection: Connection,
  vault: Vault,
  { rotaBook, roleBook }: Books,
): OrganisationRecords {
  const people = createFilePeople(connection, vault);
  const settings = createOrganisationSettings(connection, vault);
  return {
    stored: async () => {
      const [known, read, { overrides }] = await Promise.all([
        roleBook.read().then(people.all),
        settings.read(),
        rotaBook.read(),
      ]);
      const booked = overrides.map(({ person, from, to }) => ({ person, from, to }));
      return { settings: read, people: known, booked };
    },
    personId: people.personId,
    writePerson: people.write,
    leave: people.leave,
    writeSettings: settings.write,
  };
}

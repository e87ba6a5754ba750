import type { AddressBook, Clock, OrganisationStore } from '../application/ports.js';
import type { TeamsConfig } from '../config.js';
import { TeamsAdapter } from '../platforms/teams/adapter.js';
import { createAddresses } from '../platforms/teams/address.js';
import { createTeamsRouter } from '../platforms/teams/app.js';
import { createTeamsDirectory } from '../platforms/teams/identity.js';
import { createTeamsMessenger } from '../platforms/teams/messenger.js';
import { createMayCall } from '../platforms/teams/service-urls.js';
import type { ChatPlatform } from './chat-platform.js';

interface Deps {
  readonly organisation: OrganisationStore;
  readonly addresses: AddressBook;
  readonly clock: Clock;
}

export function connectTeams(teams: TeamsConfig, { organisation, addresses: book, clock }: Deps): ChatPlatform {
  const emulator = teams.kind === 'local-emulator';
  const mayCall = createMayCall(emulator);
  const adapter = new TeamsAdapter(teams);
  const addresses = createAddresses(book, mayCall);
  const directory = createTeamsDirectory(adapter, addresses);
  return {
    platform: 'teams',
    directory,
    delivery: { messenger: createTeamsMessenger({ adapter, addresses, book, organisation, clock }), directory },
    routes: (deps) =>
      createTeamsRouter({
        ...deps,
        adapter,
        addresses,
        mayCall,
        emulator,
        tenantId: teams.tenantId,
        onRemoved: (account) => book.markUnreachable(account, clock.now()),
      }),
    stop: () => {},
  };
}

import type { AddressBook, Clock, OrganisationStore } from '../application/ports.js';
import type { TeamsConfig } from '../config.js';
import { TeamsAdapter } from '../platforms/teams/adapter.js';
import { createAddresses } from '../platforms/teams/address.js';
import { createTeamsRouter } from '../platforms/teams/app.js';
import { createFirstContact } from '../platforms/teams/first-contact.js';
import { createTeamsDirectory } from '../platforms/teams/identity.js';
import { createTeamsMessenger } from '../platforms/teams/messenger.js';
import { createMayCall } from '../platforms/teams/service-urls.js';
import type { ChatPlatform } from './chat-platform.js';

interface Deps {
  readonly organisation: OrganisationStore;
  readonly addresses: AddressBook;
  readonly clock: Clock;
}

/** A delivery may wait this long for Teams; somebody at a screen may not. */
const DELIVERY_TIMEOUT_MS = 10_000;
const INTERACTIVE_TIMEOUT_MS = 4_000;

/** @param cloud of tests, which prove senders with keys of their own; undefined is Microsoft's public cloud. */
export function connectTeams(
  teams: TeamsConfig,
  { organisation, addresses: book, clock }: Deps,
  cloud?: ConstructorParameters<typeof TeamsAdapter>[1]['cloud'],
): ChatPlatform {
  const emulator = teams.kind === 'local-emulator';
  const mayCall = createMayCall(emulator);
  const adapterWith = (timeoutMs: number) => new TeamsAdapter(teams, { timeoutMs, ...(cloud && { cloud }) });
  const adapter = adapterWith(INTERACTIVE_TIMEOUT_MS);
  const deliveryAdapter = adapterWith(DELIVERY_TIMEOUT_MS);
  const addresses = createAddresses({ book, mayCall, tenantId: teams.tenantId });
  return {
    platform: 'teams',
    needsAddress: true,
    directory: createTeamsDirectory(adapter, addresses),
    delivery: {
      messenger: createTeamsMessenger({
        adapter: deliveryAdapter,
        addresses,
        firstContact: createFirstContact(deliveryAdapter, addresses),
        book,
        organisation,
        clock,
      }),
      directory: createTeamsDirectory(deliveryAdapter, addresses),
    },
    routes: (deps) =>
      createTeamsRouter({
        ...deps,
        adapter,
        addresses,
        mayCall,
        emulator,
        tenantId: teams.tenantId,
        onRemoved: (account) => book.markUnreachable(account, 'not-installed', clock.now()),
      }),
    stop: async () => {},
  };
}

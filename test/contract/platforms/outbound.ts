import { TurnContext } from 'botbuilder';
import type { Messenger } from '../../../src/application/delivery/delivery-ports.js';
import type { OrganisationStore } from '../../../src/application/ports.js';
import { connectSlack } from '../../../src/composition/connect-slack.js';
import { connectTeams } from '../../../src/composition/connect-teams.js';
import type { Account, Platform } from '../../../src/domain/ids.js';
import type { FaultInput } from '../../../src/playground/web-api/faults.js';
import { anOrganisation } from '../../support/builders.js';
import { startPlaygroundWithApp } from '../../support/playground-with-app.js';
import { AMARA, startPlaygroundWithBot } from '../../support/playground-with-bot.js';
import type { ChatClient } from './chat-client.js';
import { createSlackClient } from './slack-client.js';
import { createTeamsClient } from './teams-client.js';

/** The product's messenger for a platform, and the platform that it writes to over HTTP. */
export interface Outbound {
  readonly messenger: Messenger;
  readonly client: ChatClient;
  /** Whose account this is: Amara Okafor's. */
  readonly userId: string;
  /** An account that the platform does not have. */
  readonly unknownId: string;
  /** How the platform's interface answers to the next call. */
  fault(fault: Omit<FaultInput, 'method' | 'times'>): Promise<unknown>;
  close(): Promise<void>;
}

const organisation: OrganisationStore = { current: async () => anOrganisation() };

async function slack(): Promise<Outbound> {
  const { slack: workspace, signingSecret, botToken, baseUrl, close } = await startPlaygroundWithApp();
  const settings = { kind: 'http', signingSecret, botToken, apiUrl: `${baseUrl}/slack/api/` } as const;
  const { delivery, stop } = connectSlack(settings, organisation);
  return {
    messenger: delivery.messenger,
    client: createSlackClient({ workspace }),
    userId: 'U01AMARA',
    unknownId: 'U01NOBODY',
    fault: (fault) => workspace.fault({ ...fault, method: '*', times: 1 }),
    close: async () => {
      await stop();
      await close();
    },
  };
}

/** Keeps addresses for as long as the test runs. */
function createBook() {
  const known = new Map<Account, unknown>();
  return {
    keep: async (account: Account, address: unknown) => {
      const isNew = !known.has(account);
      known.set(account, address);
      return isNew;
    },
    addressOf: async (account: Account) => known.get(account),
    markUnreachable: async () => {},
    reachOf: async () => 'reachable' as const,
    isReachable: async () => true,
  };
}

async function teams(): Promise<Outbound> {
  const { teams: tenant, heard, productUrl, serviceUrl, close } = await startPlaygroundWithBot();
  const client = createTeamsClient({ tenant, productUrl, serviceUrl });
  await client.person('Amara Okafor');
  const installed = heard.at(-1) as Parameters<typeof TurnContext.getConversationReference>[0] | undefined;
  const book = createBook();
  await book.keep(`teams:${AMARA}` as Account, TurnContext.getConversationReference(installed ?? {}));
  const { tenantId } = await tenant.app();
  const deps = { organisation, addresses: book, clock: { now: () => new Date() } };
  const { delivery, stop } = connectTeams({ kind: 'local-emulator', tenantId }, deps);
  return {
    messenger: delivery.messenger,
    client,
    userId: AMARA,
    unknownId: '00000000-0000-4000-8000-000000000000',
    fault: (fault) => tenant.fault({ ...fault, method: '*', times: 1 }),
    close: async () => {
      await stop();
      await close();
    },
  };
}

/** Every platform that messages go to. */
export const OUTBOUND: { readonly [P in Platform]: () => Promise<Outbound> } = { slack, teams };

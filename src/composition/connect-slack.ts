import type { OrganisationStore } from '../application/ports.js';
import type { SlackConfig } from '../config.js';
import { createSlackRouter } from '../platforms/slack/router.js';
import { createSlackClient } from '../platforms/slack/client.js';
import { createSlackHomePage } from '../platforms/slack/home-page.js';
import { createSlackDirectory } from '../platforms/slack/identity.js';
import { createSlackMessenger } from '../platforms/slack/messenger.js';
import { learnWorkspace, type Workspace } from '../platforms/slack/workspace.js';
import type { ChatPlatform } from './chat-platform.js';

/** A delivery may wait this long for Slack; somebody at a screen may not. */
const DELIVERY_TIMEOUT_MS = 10_000;
const INTERACTIVE_TIMEOUT_MS = 2_200;

export function connectSlack(slack: SlackConfig, organisation: OrganisationStore): ChatPlatform {
  const clientWith = (timeoutMs: number) =>
    createSlackClient({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs });
  const client = clientWith(INTERACTIVE_TIMEOUT_MS);
  const deliveryClient = clientWith(DELIVERY_TIMEOUT_MS);
  let workspace: Workspace | undefined;
  return {
    platform: 'slack',
    needsAddress: false,
    directory: createSlackDirectory(client),
    delivery: {
      messenger: createSlackMessenger({ client: deliveryClient, organisation }),
      home: createSlackHomePage({ client: deliveryClient, organisation }),
      directory: createSlackDirectory(deliveryClient),
    },
    routes: ({ useCases, log, onRefused }) => {
      const learnt = learnWorkspace(client);
      workspace = learnt;
      const { signingSecret } = slack;
      return createSlackRouter({ signingSecret, client, useCases, log, workspace: learnt.id, onRefused });
    },
    stop: () => workspace?.stop(),
  };
}

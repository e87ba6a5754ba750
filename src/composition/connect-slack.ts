import type { OrganisationStore } from '../application/ports.js';
import type { SlackConfig } from '../config.js';
import { createSlackClient } from '../platforms/slack/client.js';
import { createSlackHomePage } from '../platforms/slack/home-page.js';
import { createSlackDirectory } from '../platforms/slack/identity.js';
import { createSlackMessenger } from '../platforms/slack/messenger.js';
import { createSlackRouter } from '../platforms/slack/router.js';
import { connectSlackSocket } from '../platforms/slack/socket-mode/socket.js';
import type { StayConnected } from '../platforms/slack/socket-mode/stay-connected.js';
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
  let socket: StayConnected | undefined;
  return {
    platform: 'slack',
    needsAddress: false,
    directory: createSlackDirectory(client),
    delivery: {
      messenger: createSlackMessenger({ client: deliveryClient, organisation }),
      home: createSlackHomePage({ client: deliveryClient, organisation }),
      directory: createSlackDirectory(deliveryClient),
    },
    routes: (deps) => {
      workspace = learnWorkspace(client);
      const checked = { ...deps, client, workspace: workspace.id };
      if (slack.kind === 'http') return createSlackRouter({ ...checked, signingSecret: slack.signingSecret });
      socket = connectSlackSocket({ ...checked, appToken: slack.appToken, apiUrl: slack.apiUrl });
      return undefined;
    },
    isConnected: slack.kind === 'socket-mode' ? () => socket?.isConnected() ?? false : undefined,
    stop: async () => {
      workspace?.stop();
      await socket?.stop();
    },
  };
}

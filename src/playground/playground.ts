import { Router } from 'express';
import { type Manifest, readManifest } from './manifest.js';
import type { MailServer } from './outside/mail-server.js';
import { createOutside } from './outside/outside.js';
import { createChangeStream } from './page-api/change-stream.js';
import { loopbackOnly } from './page-api/loopback.js';
import { createProductClock } from './page-api/product-clock.js';
import { createPageApi } from './page-api/router.js';
import { createPageFiles } from './page-files.js';
import { createCommands } from './product/commands.js';
import { createEvents } from './product/events.js';
import { createHomeTab } from './product/home-tab.js';
import { createPresses } from './product/presses.js';
import type { Send } from './product/send.js';
import { createHttpSender } from './product/send-http.js';
import { createSubmissions } from './product/submissions.js';
import { createSocketApi } from './socket-mode/page-api.js';
import { createSocketSender, type SocketSender } from './socket-mode/send-socket.js';
import { createTeamsTenant, type TeamsOptions } from './teams/teams-tenant.js';
import { createCalls } from './web-api/calls.js';
import { createFaults } from './web-api/faults.js';
import { createRespond, createShowReply } from './web-api/respond.js';
import { createWebApi } from './web-api/router.js';
import { type ListedPerson, readPeople } from './workspace/people.js';
import { createWorkspace } from './workspace/workspace.js';

type SlackWay =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket-mode'; readonly appToken: string };

export interface PlaygroundOptions {
  /** Where the product is, such as http://127.0.0.1:3978 */
  readonly productUrl: string;
  readonly botToken: string;
  /** How the workspace reaches the product: by signed requests, or over connections that the product opens. */
  readonly slack: SlackWay;
  /** The organisation file, or its people. */
  readonly people: string | readonly ListedPerson[];
  /** Where the caller mounts the router, such as http://127.0.0.1:3978/playground */
  readonly baseUrl: string;
  /** When an event that was not acknowledged is sent again; Slack's own delays unless told otherwise. */
  readonly retryDelaysMs?: readonly number[];
  /** The app's manifest; that in manifests/slack unless told otherwise. */
  readonly manifest?: Manifest | string;
  /** The Teams tenant beside the workspace: the ids of the app there, and whether its requests carry tokens. */
  readonly teams?: TeamsOptions;
  /** What pages at `pager` have to be signed with; without it there is no pager. */
  readonly pagerSecret?: string;
}

export interface Playground {
  readonly router: Router;
  /** Where Teams' side stands, which is what activities name; with tokens, where their key is published and how to get one. */
  readonly teams: Pick<ReturnType<typeof createTeamsTenant>, 'serviceUrl' | 'metadataUrl' | 'issueToken' | 'entra'>;
  /** Keeps the e-mails that the product sends, once it listens. */
  readonly mailServer: Pick<MailServer, 'listen'>;
  readonly close: () => Promise<void>;
}

const slacksRetryDelaysMs = [0, 60_000, 300_000];

/** A Slack workspace and a Teams tenant on this machine: they know the product only by what goes over HTTP. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const { productUrl, botToken, slack, manifest } = options;
  const baseUrl = options.baseUrl.replace(/\/$/, '');
  const clock = createProductClock(productUrl);
  const workspace = createWorkspace({
    people: readPeople(options.people),
    manifest: typeof manifest === 'object' ? manifest : readManifest(slack.kind, manifest),
    baseUrl,
    clockOffsetMs: clock.offsetMs,
  });
  const calls = createCalls();
  const faults = createFaults();
  const way = openWay(slack, productUrl);
  const { send } = way;
  const events = createEvents(send, options.retryDelaysMs ?? slacksRetryDelaysMs);
  const showReply = createShowReply(workspace);
  const changeStream = createChangeStream(workspace.changes);

  const teams = createTeamsTenant({
    ...options.teams,
    productUrl,
    people: options.people,
    baseUrl,
    clockOffsetMs: clock.offsetMs,
    changes: workspace.changes,
  });

  const { pagerSecret } = options;
  const { changes } = workspace;
  const outside = createOutside({ pagerSecret, changes, clockOffsetMs: clock.offsetMs });

  const router = Router();
  router.use(loopbackOnly);
  if (outside.pager) router.use('/pager', outside.pager);
  router.use('/api/outside', outside.api);
  router.use('/slack/api', createWebApi({ workspace, botToken, faults, calls, ...way }));
  router.use('/slack/respond', createRespond({ workspace, showReply, faults, calls }));
  router.use('/teams', teams.connector);
  router.use('/api/teams', teams.api);
  router.use(
    '/api',
    createPageApi({
      workspace,
      productUrl,
      clock,
      faults,
      calls,
      changeStream: changeStream.handler,
      send,
      socketApi: way.socket && createSocketApi(way.socket),
      commands: createCommands({ workspace, send, showReply, calls }),
      presses: createPresses({ workspace, send }),
      submissions: createSubmissions({ workspace, send, calls }),
      openTab: createHomeTab({ workspace, events }),
    }),
  );
  router.use(createPageFiles());

  return {
    router,
    teams: {
      serviceUrl: teams.serviceUrl,
      metadataUrl: teams.metadataUrl,
      issueToken: teams.issueToken,
      entra: teams.entra,
    },
    mailServer: outside.mailServer,
    close: async () => {
      events.close();
      outside.mailServer.close();
      way.socket?.connections.close();
      changeStream.close();
    },
  };
}

interface Way {
  readonly send: Send;
  readonly socket?: SocketSender & { readonly appToken: string };
}

function openWay(slack: SlackWay, productUrl: string): Way {
  if (slack.kind === 'http') return { send: createHttpSender(productUrl, slack.signingSecret) };
  const { appToken } = slack;
  const sender = createSocketSender();
  return { send: sender.send, socket: { ...sender, appToken } };
}

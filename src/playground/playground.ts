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
import { createSender } from './product/send.js';
import { createSubmissions } from './product/submissions.js';
import { createTeamsTenant, type TeamsOptions } from './teams/teams-tenant.js';
import { createCalls } from './web-api/calls.js';
import { createFaults } from './web-api/faults.js';
import { createRespond, createShowReply } from './web-api/respond.js';
import { createWebApi } from './web-api/router.js';
import { type ListedPerson, readPeople } from './workspace/people.js';
import { createWorkspace } from './workspace/workspace.js';

export interface PlaygroundOptions {
  /** Where the product takes Slack's requests, such as http://127.0.0.1:3978 */
  readonly productUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  /** The organisation file, or its people. */
  readonly people: string | readonly ListedPerson[];
  /** Where the caller mounts the router, such as http://127.0.0.1:3978/playground */
  readonly baseUrl: string;
  /** When an event that was not acknowledged is sent again; Slack's own delays unless told otherwise. */
  readonly retryDelaysMs?: readonly number[];
  /** The app's manifest; manifests/slack/manifest.yaml unless told otherwise. */
  readonly manifest?: Manifest | string;
  /** The Teams tenant beside the workspace: the ids of the app there, and whether its requests carry tokens. */
  readonly teams?: TeamsOptions;
  /** What pages at `pager` have to be signed with; without it there is no pager. */
  readonly pagerSecret?: string;
}

export interface Playground {
  readonly router: Router;
  /** Where Teams' side stands, which is what activities name; with tokens, where their key is published and how to get one. */
  readonly teams: Pick<ReturnType<typeof createTeamsTenant>, 'serviceUrl' | 'metadataUrl' | 'issueToken'>;
  /** Keeps the e-mails that the product sends, once it listens. */
  readonly mailServer: Pick<MailServer, 'listen'>;
  readonly close: () => Promise<void>;
}

const slacksRetryDelaysMs = [0, 60_000, 300_000];

/** A Slack workspace and a Teams tenant on this machine: they know the product only by what goes over HTTP. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const { productUrl, signingSecret, botToken, manifest } = options;
  const baseUrl = options.baseUrl.replace(/\/$/, '');
  const clock = createProductClock(productUrl);
  const workspace = createWorkspace({
    people: readPeople(options.people),
    manifest: typeof manifest === 'object' ? manifest : readManifest(manifest),
    baseUrl,
    clockOffsetMs: clock.offsetMs,
  });
  const calls = createCalls();
  const faults = createFaults();
  const send = createSender(productUrl, signingSecret);
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
  router.use('/slack/api', createWebApi({ workspace, botToken, faults, calls }));
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
      commands: createCommands({ workspace, send, showReply, calls }),
      presses: createPresses({ workspace, send }),
      submissions: createSubmissions({ workspace, send, calls }),
      openTab: createHomeTab({ workspace, events }),
    }),
  );
  router.use(createPageFiles());

  return {
    router,
    teams: { serviceUrl: teams.serviceUrl, metadataUrl: teams.metadataUrl, issueToken: teams.issueToken },
    mailServer: outside.mailServer,
    close: async () => {
      events.close();
      outside.mailServer.close();
      changeStream.close();
    },
  };
}

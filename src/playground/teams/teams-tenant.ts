import { Router } from 'express';
import { createCalls } from '../web-api/calls.js';
import { createFaults } from '../web-api/faults.js';
import type { Changes } from '../workspace/changes.js';
import type { ListedPerson } from '../workspace/people.js';
import { readTeamsApp, type TeamsApp } from './app.js';
import { createConnector } from './connector/router.js';
import { createEntra } from './entra.js';
import { createTeamsPageApi } from './page-api.js';
import { createActivities } from './product/activities.js';
import { createCardPresses } from './product/card-presses.js';
import { createChats } from './product/chats.js';
import { createDialogs } from './product/dialogs.js';
import { createExtensions } from './product/extensions.js';
import { createTeamsSender } from './product/send.js';
import { playgroundAppId, playgroundTenantId } from './tenant/ids.js';
import { teamsPeople } from './tenant/people.js';
import { createTenant } from './tenant/tenant.js';
import { createTokenIssuer } from './token-issuer.js';

export interface TeamsOptions {
  /** The bot's app id, where the product has been given one. */
  readonly appId?: string;
  readonly tenantId?: string;
  /** Whether requests to the product carry tokens, and the key is published at `openid/`: for real authentication. */
  readonly issueTokens?: boolean;
  /** The app's commands and message extension; those of manifests/teams/manifest.yaml unless told otherwise. */
  readonly app?: TeamsApp;
}

interface Deps extends TeamsOptions {
  readonly productUrl: string;
  readonly people: string | readonly ListedPerson[];
  /** Where the workspace's router is mounted. */
  readonly baseUrl: string;
  readonly clockOffsetMs: () => number;
  readonly changes: Changes;
}

/** A Teams tenant on this machine: the Bot Connector's side at `connector`, and what its page and tests use at `api`. */
export function createTeamsTenant(deps: Deps) {
  const { productUrl, people, clockOffsetMs, changes, app = readTeamsApp() } = deps;
  const { appId = playgroundAppId, tenantId = playgroundTenantId } = deps;
  const serviceUrl = `${deps.baseUrl}/teams/`;
  const tenant = createTenant({
    people: teamsPeople(people, { appId, tenantId }),
    app,
    appId,
    tenantId,
    serviceUrl,
    clockOffsetMs,
    changes,
  });
  const issuer = deps.issueTokens ? createTokenIssuer({ appId, baseUrl: `${serviceUrl}openid` }) : undefined;
  const entra = createEntra({ appId, tenantId });
  const calls = createCalls();
  const faults = createFaults();
  const sender = createTeamsSender(productUrl, issuer?.issue);
  const activities = createActivities(tenant);
  const dialogs = createDialogs({ tenant, activities, sender, calls });

  const connector = Router();
  connector.use('/v3', createConnector({ tenant, faults, calls }));
  if (issuer) connector.use('/openid', issuer.router);

  return {
    connector,
    entra,
    api: createTeamsPageApi({
      tenant,
      entra,
      faults,
      calls,
      dialogs,
      chats: createChats({ tenant, activities, sender }),
      cards: createCardPresses({ tenant, activities, sender, dialogs }),
      extensions: createExtensions({ tenant, dialogs }),
    }),
    serviceUrl,
    metadataUrl: issuer?.metadataUrl,
    issueToken: issuer?.issue,
  };
}

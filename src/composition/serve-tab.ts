import { type RequestHandler, Router } from 'express';
import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { TabAccess } from '../application/tab/tab-access.js';
import type { UseCases } from '../application/use-cases.js';
import type { Config } from '../config.js';
import { readCsv } from '../documents/read-csv.js';
import type { OnRefused } from '../http/refusals.js';
import { createEntraTokens, type EntraTenant, signInAddress } from '../http/tab/entra-tokens.js';
import { createSessionCookie } from '../http/tab/session-cookie.js';
import { createTabApi } from '../http/tab/tab-api.js';
import { createTabFiles } from '../http/tab/tab-files.js';
import { createTabLinks } from '../http/tab/tab-links.js';

interface Options {
  readonly config: Config;
  readonly useCases: UseCases;
  readonly access: TabAccess;
  /** Of a playground, with keys of its own; else the tenant of the settings. */
  readonly playground?: { readonly entra: EntraTenant & { readonly keys: JWTVerifyGetKey } } | undefined;
  readonly log: Logger;
  readonly onRefused: OnRefused;
}

/** The pages at `/tab`, the links that lead there, and what they ask at `/api/tab`. */
export function serveTab({ config, useCases, access, playground, log, onRefused }: Options): RequestHandler {
  const cookie = createSessionCookie({ secure: !config.isForThisMachine });
  const tenant = playground?.entra ?? tenantOf(config);
  const router = Router();
  router.use(
    '/api/tab',
    createTabApi({ useCases, access, cookie, tokens: tenant && createEntraTokens(tenant), readCsv, log, onRefused }),
  );
  router.use('/tab', createTabLinks({ access, cookie }));
  const { publicUrl } = config;
  const signInAt = tenant && publicUrl ? () => signInAddress(tenant, `${publicUrl}/tab/signed-in`) : undefined;
  router.use('/tab', createTabFiles({ framedBy: playground ? ["'self'"] : [], signInAt }));
  return router;
}

function tenantOf({ teams }: Config): EntraTenant | undefined {
  return teams?.kind === 'azure' ? { tenantId: teams.tenantId, appId: teams.appId } : undefined;
}

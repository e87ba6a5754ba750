import express, { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { TAB_IDLE_MS, type TabAccess, type TabOpened } from '../../application/tab/tab-access.js';
import type { UseCases } from '../../application/use-cases.js';
import type { Person } from '../../domain/person.js';
import type { ReadCsv } from '../../presentation/check-list/csv-read.js';
import { phonesIn } from '../../presentation/phones-in-text.js';
import { createPresses } from '../../presentation/presses.js';
import { tabPagesOf } from '../../presentation/tab/tab-pages.js';
import { emergencyLine } from '../../presentation/wording.js';
import type { OnRefused } from '../refusals.js';
import { MOST_FORM_BYTES, type Refusal, SESSION_HEADER, type Session, signInRequest } from '../tab-contract.js';
import { createCaseFileRoutes } from './case-file-routes.js';
import { createDownloadRoutes } from './download-routes.js';
import { type EntraTokens, signedPart } from './entra-tokens.js';
import { createInsightRoutes } from './insight-routes.js';
import { createOwnRequests } from './own-requests.js';
import { createRegisterRoutes } from './register-routes.js';
import { createReportFileRoutes } from './report-file-routes.js';
import { createReportRoutes } from './report-routes.js';
import { createRotaRoutes } from './rota-routes.js';
import type { SessionCookie } from './session-cookie.js';
import { createShownRoutes } from './shown-routes.js';
import { bearerOf, createVisits, pageOf, refuse } from './visit.js';
import { createWorkRoutes } from './work-routes.js';

interface Deps {
  readonly useCases: UseCases;
  readonly access: TabAccess;
  readonly cookie: SessionCookie;
  /** Undefined where no tenant is connected: links from a chat are the only way in. */
  readonly tokens?: EntraTokens | undefined;
  readonly readCsv: ReadCsv;
  readonly log: Logger;
  readonly onRefused: OnRefused;
}

/** What the tab asks: who somebody is, and then what chat would show the same person. */
export function createTabApi(deps: Deps): Router {
  const { useCases, access, cookie, tokens, onRefused } = deps;
  const visits = createVisits(deps);
  const presses = createPresses(useCases);
  const router = Router();
  router.use(createOwnRequests(deps));
  // Before the usual limit: whatever has been read is not read again.
  router.use('/registers/checks', express.json({ limit: '2mb' }));
  router.use(express.json({ limit: MOST_FORM_BYTES }));

  router.get(
    '/session',
    visits(async ({ person }, _request, response) => {
      response.json(await sessionFor(person));
    }),
  );

  router.post('/session', async (request, response) => {
    const turnAway = ({ status, because }: Refused) => {
      // A lock is met by every page that was left: a figure, and no line for each.
      if (because === 'locked') onRefused('tab-locked');
      else if (status === 401 || status === 403) onRefused(`tab-${because}`, String(request.id));
      refuse(response, status, because);
    };
    const silent = await tokens?.silent(bearerOf(request) ?? '');
    // A token that proves nothing is no better for what is beside it.
    if (silent === undefined && request.headers.authorization !== undefined) return turnAway(SIGN_IN);
    const asked = signInRequest.safeParse(request.body ?? {});
    if (!asked.success) return turnAway({ status: 400, because: 'not-understood' });
    const { byHand } = asked.data;
    const typed = byHand === undefined ? undefined : await tokens?.byHand(byHand);
    const account = silent ?? typed;
    // Proved by hand, and by the one whose page it is, where Teams says whose.
    if (account === undefined || (byHand !== undefined && typed !== account)) return turnAway(SIGN_IN);
    const opened = await access.signIn(account, byHand && signedPart(byHand));
    const before = request.get(SESSION_HEADER);
    // One page has one session: what it had before would be taken for a page that was left.
    if (before !== undefined) await access.end(before);
    if (opened.kind !== 'open') return turnAway(REFUSED[opened.kind]);
    response.json({ ...(await sessionFor(opened.person)), token: opened.token });
  });

  router.delete('/session', async (request, response) => {
    const token = request.get(SESSION_HEADER) ?? cookie.of(request);
    if (token !== undefined) await access.end(token);
    cookie.clear(response);
    response.status(204).end();
  });

  async function sessionFor(person: Person): Promise<Session> {
    const [settings, seen] = await Promise.all([
      useCases.organisation.current(),
      useCases.seeWorkforce.everybody(person),
    ]);
    const { name, phones } = settings;
    return {
      of: pageOf(person),
      name: person.name,
      organisation: name,
      emergency: [...phonesIn(settings)(`${emergencyLine(phones.emergency)} Duty phone: ${phones.duty}.`)],
      pages: [...tabPagesOf(person, seen.length)],
      idleMs: TAB_IDLE_MS,
    };
  }

  router.use(createShownRoutes({ visits, presses }));
  router.use(createReportFileRoutes({ visits, useCases }));
  router.use(createCaseFileRoutes({ visits, useCases }));
  router.use(createReportRoutes({ visits, useCases, log: deps.log }));
  router.use(createWorkRoutes({ visits, useCases }));
  router.use(createRegisterRoutes({ visits, useCases, readCsv: deps.readCsv }));
  router.use(createDownloadRoutes({ visits, useCases }));
  router.use(createInsightRoutes({ visits, useCases }));
  router.use(createRotaRoutes({ visits, useCases }));
  router.use(notFound);
  return router;
}

interface Refused extends Refusal {
  readonly status: number;
}

const SIGN_IN: Refused = { status: 401, because: 'sign-in' };
const REFUSED = {
  locked: { status: 423, because: 'locked' },
  'not-a-member': { status: 403, because: 'not-a-member' },
  unavailable: { status: 503, because: 'try-again' },
} as const satisfies Record<Exclude<TabOpened['kind'], 'open'>, Refused>;

const notFound: RequestHandler = (_request, response) => refuse(response, 404, 'not-understood');

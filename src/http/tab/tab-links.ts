import { type RequestHandler, type Response, Router } from 'express';
import type { TabAccess } from '../../application/tab/tab-access.js';
import { NO_TAB_LINK_PAGE, TAB_LINK_PAGE } from '../../presentation/tab/link-pages.js';
import { isForeign } from '../foreign.js';
import { guard } from '../guarded.js';
import { escaped, pageHtml } from '../page-html.js';
import type { SessionCookie } from './session-cookie.js';

/** Nothing may run, load or frame; the page's one button may come back here. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

interface Deps {
  readonly access: TabAccess;
  readonly cookie: SessionCookie;
}

/** Links from a chat, which open the tab once. Looking at one changes nothing: a preview or a scanner may do so. */
export function createTabLinks({ access, cookie }: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const path = '/enter/:token';
  router.use('/enter', guarded);

  router.get(path, async ({ params }, response) => {
    if (!(await access.wouldWork(params.token))) return noLink(response);
    const form = `<form method="post"><button>${escaped(TAB_LINK_PAGE.button)}</button></form>`;
    response.type('html').send(pageHtml(TAB_LINK_PAGE, form));
  });

  router.post(path, async (request, response) => {
    // Another site may have a link of its own, and would have somebody work as whoever that is for.
    const opened = isForeign(request) ? undefined : await access.follow(request.params.token);
    if (opened?.kind !== 'open') return noLink(response);
    cookie.set(response, opened.token);
    response.redirect(303, '/tab/');
  });
  return router;
}

function noLink(response: Response): void {
  response.status(404).type('html').send(pageHtml(NO_TAB_LINK_PAGE));
}

const guarded: RequestHandler = (_request, response, next) => {
  guard(response, CONTENT_SECURITY_POLICY);
  next();
};

import type { RequestHandler } from 'express';
import { isForeign } from '../foreign.js';
import type { OnRefused } from '../refusals.js';
import { SESSION_HEADER, TAB_HEADER } from '../tab-contract.js';
import type { SessionCookie } from './session-cookie.js';
import { refuse } from './visit.js';

interface Deps {
  readonly cookie: SessionCookie;
  readonly onRefused: OnRefused;
}

/**
 * Lets no other site use a cookie, the one thing that a browser sends by itself: a page of another origin can neither set a header
 * of ours nor read an answer; a form that it sends has neither. Browsers say beside it where a request came from.
 */
export function createOwnRequests({ cookie, onRefused }: Deps): RequestHandler {
  return (request, response, next) => {
    const isByCookie = request.get(SESSION_HEADER) === undefined && cookie.of(request) !== undefined;
    const isMarked = request.get(TAB_HEADER) !== undefined;
    if (!isForeign(request) && (isMarked || !isByCookie)) return next();
    onRefused('tab-foreign', String(request.id));
    refuse(response, 403, 'not-understood');
  };
}

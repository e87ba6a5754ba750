import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { TabAccess } from '../../application/tab/tab-access.js';
import type { Account } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { isForeign } from '../foreign.js';
import { ANYBODY, type Refusal, SESSION_HEADER, TAB_HEADER } from '../tab-contract.js';
import type { EntraTokens } from './entra-tokens.js';
import type { SessionCookie } from './session-cookie.js';

export interface Visit {
  readonly person: Person;
  readonly account: Account;
  readonly isProved: boolean;
}

/** The token of `Authorization: Bearer`. */
export function bearerOf({ headers }: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,8000})$/.exec(headers.authorization ?? '')?.[1];
}

/**
 * A page of another origin can neither set a header of ours nor read an answer; a form that it sends has neither. Browsers say
 * beside it where a request came from.
 */
export const fromTheTab: RequestHandler = (request, response, next) => {
  if (request.get(TAB_HEADER) !== undefined && !isForeign(request)) return next();
  refuse(response, 403, 'not-understood');
};

export function refuse(response: Response, status: number, because: Refusal['because']): void {
  response.status(status).json({ because } satisfies Refusal);
}

/** Names somebody's pages without their id, which would show in a header. */
export function pageOf({ id }: Person): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 16);
}

interface Deps {
  readonly access: TabAccess;
  readonly cookie: SessionCookie;
  /** Undefined where no tenant is connected. */
  readonly tokens?: EntraTokens | undefined;
}

/** Who asks: judged for each request, as they are now. Answers for itself where there is nobody to answer. */
export function createVisits({ access, cookie, tokens }: Deps) {
  async function visitOf(request: Request): Promise<Visit | 'sign-in' | 'locked' | 'somebody-else'> {
    const inTeams = request.get(SESSION_HEADER);
    const token = inTeams ?? cookie.of(request);
    if (token === undefined) return 'sign-in';
    const bearer = bearerOf(request);
    const proved = inTeams !== undefined && bearer !== undefined ? await tokens?.silent(bearer) : undefined;
    if (inTeams !== undefined && proved === undefined) return 'sign-in';
    const visitor = await access.visitor(token);
    if (visitor.kind === 'locked') return 'locked';
    if (visitor.kind === 'unknown') return 'sign-in';
    // A session is its owner's alone, and one that began with a token never goes on by a cookie.
    const isTheirs = inTeams === undefined ? visitor.way === 'link' : visitor.account === proved;
    if (!isTheirs) return 'sign-in';
    // In a browser a second link exchanges the session of every page that is open.
    const of = request.get(TAB_HEADER);
    return of === undefined || of === ANYBODY || of === pageOf(visitor.person) ? visitor : 'somebody-else';
  }

  return (handle: (visit: Visit, request: Request, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      const visit = await visitOf(request);
      if (visit === 'locked') return refuse(response, 423, 'locked');
      if (visit === 'sign-in') return refuse(response, 401, 'sign-in');
      if (visit === 'somebody-else') return refuse(response, 409, 'somebody-else');
      await handle(visit, request, response);
    };
}

import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { TabAccess } from '../../application/tab/tab-access.js';
import type { Account } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { OnRefused } from '../refusals.js';
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
  readonly onRefused: OnRefused;
}

/** Who asks: judged for each request, as they are now. Answers for itself where there is nobody to answer. */
export function createVisits({ access, cookie, tokens, onRefused }: Deps) {
  async function visitOf(request: Request): Promise<Visit | 'sign-in' | 'locked' | 'somebody-else'> {
    const inTeams = request.get(SESSION_HEADER);
    const token = inTeams ?? cookie.of(request);
    if (token === undefined) return 'sign-in';
    const bearer = bearerOf(request);
    const proved = inTeams !== undefined && bearer !== undefined ? await tokens?.ofPage(bearer) : undefined;
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
      if (visit === 'locked') {
        // As every page that was left comes to be: a figure, and no line for each.
        onRefused('tab-locked');
        return refuse(response, 423, 'locked');
      }
      if (visit === 'sign-in') {
        onRefused('tab-sign-in', String(request.id));
        return refuse(response, 401, 'sign-in');
      }
      if (visit === 'somebody-else') return refuse(response, 409, 'somebody-else');
      await handle(visit, request, response);
    };
}

import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Connections } from '../socket-mode/connections.js';
import type { Workspace } from '../workspace/workspace.js';
import { appsMethods } from './apps.js';
import type { Arguments } from './arguments.js';
import { structured } from './arguments.js';
import type { Calls } from './calls.js';
import type { Faults } from './faults.js';
import { meetFault } from './meet-fault.js';
import { createMethods, methodsBeyondOurScopes } from './methods.js';
import { type Result, refuse } from './results.js';

interface Deps {
  readonly workspace: Workspace;
  readonly botToken: string;
  /** Where the app uses Socket Mode. */
  readonly socket?: { readonly appToken: string; readonly connections: Pick<Connections, 'issueUrl'> };
  readonly faults: Faults;
  readonly calls: Calls;
}

const bodyLimit = '4mb';

function argumentsOf(req: Request): Arguments {
  return typeof req.body === 'object' && req.body !== null ? (req.body as Arguments) : {};
}

/** For the record: blocks and view as objects, without the token. */
function readable(args: Arguments): Record<string, unknown> {
  const { token: _token, ...rest } = args;
  const decoded = ['blocks', 'view', 'metadata'].filter((name) => name in rest);
  return { ...rest, ...Object.fromEntries(decoded.map((name) => [name, structured(rest, name).value ?? rest[name]])) };
}

const unreadableBody: ErrorRequestHandler = (_error, req, res, _next) => {
  res.json(refuse(req.is('application/json') ? 'invalid_json' : 'invalid_form_data'));
};

/** The Web API at /slack/api/: form-encoded or JSON, a bearer token, always 200 with `ok`. */
export function createWebApi({ workspace, botToken, socket, faults, calls }: Deps): Router {
  const methods = { ...createMethods(workspace), ...(socket && appsMethods(socket.connections)) };
  const scopes = workspace.manifest.oauth_config.scopes.bot;
  const provided = scopes.join(',');

  function notAllowed(method: string, req: Request, args: Arguments): Result | undefined {
    const [scheme, bearer] = (req.get('authorization') ?? '').split(' ');
    const inForm = req.is('application/x-www-form-urlencoded') ? args.token : undefined;
    const token = scheme?.toLowerCase() === 'bearer' ? bearer : inForm;
    if (!token) return refuse('not_authed');
    const forApp = methods[method]?.token === 'app';
    if (token === (forApp ? socket?.appToken : botToken)) return undefined;
    return refuse(token === botToken || token === socket?.appToken ? 'not_allowed_token_type' : 'invalid_auth');
  }

  function missingScope(method: string): Result | undefined {
    const needed = methods[method]?.scope ?? methodsBeyondOurScopes[method];
    if (!needed) return undefined;
    const granted = methods[method] && scopes.includes(needed);
    return granted ? undefined : { ...refuse('missing_scope'), needed, provided };
  }

  async function run(method: string, req: Request): Promise<Result> {
    const args = argumentsOf(req);
    if (!methods[method] && !methodsBeyondOurScopes[method]) return { ...refuse('unknown_method'), req_method: method };
    const result = notAllowed(method, req, args) ?? missingScope(method) ?? (await methods[method]?.run(args));
    return result ?? refuse('fatal_error');
  }

  async function handle(req: Request, res: Response): Promise<void> {
    const method = String(req.params.method);
    const record = (status: number, response: unknown) =>
      calls.record({ kind: 'web-api', method, args: readable(argumentsOf(req)), status, response });
    const fault = faults.take(method);
    if (fault && !fault.afterwards) {
      const met = await meetFault(fault, req, res);
      if (met) return record(met.status, met.response);
    }
    const result = await run(method, req);
    record(200, result);
    if (fault?.afterwards && (await meetFault(fault, req, res))) return;
    res.set({ 'x-oauth-scopes': provided, 'x-accepted-oauth-scopes': methods[method]?.scope ?? '' }).json(result);
  }

  const router = Router();
  router.use(express.json({ limit: bodyLimit }), express.urlencoded({ extended: false, limit: bodyLimit }));
  router.post('/:method', handle);
  router.use(unreadableBody);
  return router;
}

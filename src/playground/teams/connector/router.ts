import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Calls } from '../../web-api/calls.js';
import type { Fault, Faults } from '../../web-api/faults.js';
import { type Answered, meetFault } from '../../web-api/meet-fault.js';
import type { Tenant } from '../tenant/tenant.js';
import { badSyntax, connectorError } from './answers.js';
import { createOperations, type OperationName } from './operations.js';

interface Deps {
  readonly tenant: Tenant;
  readonly faults: Faults;
  readonly calls: Calls;
}

function asConnector({ kind, status, error }: Fault): Answered {
  if (kind === 'rate-limited') return connectorError(429, 'Throttled', 'Too many requests.');
  return connectorError(status, kind === 'error' ? error : 'ServiceError', 'An error occurred.');
}

const unreadableBody: ErrorRequestHandler = (_error, _req, res, _next) => {
  const { status, response } = badSyntax('The body is not JSON');
  res.status(status).json(response);
};

const routes: readonly [method: 'get' | 'post' | 'put' | 'delete', path: string, operation: OperationName][] = [
  ['post', '/conversations', 'createConversation'],
  ['post', '/conversations/:conversation/activities', 'sendToConversation'],
  ['post', '/conversations/:conversation/activities/:activity', 'replyToActivity'],
  ['put', '/conversations/:conversation/activities/:activity', 'updateActivity'],
  ['delete', '/conversations/:conversation/activities/:activity', 'deleteActivity'],
  ['get', '/conversations/:conversation/members/:member', 'getConversationMember'],
];

/** The Bot Connector's REST interface below v3/, where a product sends messages for Teams. */
export function createConnector({ tenant, faults, calls }: Deps): Router {
  const operations = createOperations(tenant);
  const router = Router();
  router.use(express.json({ limit: '4mb' }), unreadableBody);

  async function answer(operation: OperationName, req: Request, res: Response): Promise<void> {
    const { conversation = '', activity = '', member = '' } = req.params as Record<string, string>;
    const wanted = { conversation, activity, member, body: req.body as unknown };
    const record = ({ status, response }: Answered) =>
      calls.record({ kind: 'connector', method: operation, args: wanted, status, response });
    const fault = faults.take(operation);
    if (fault && !fault.afterwards) {
      const met = await meetFault(fault, req, res, asConnector);
      if (met) return record(met);
    }
    const result = operations[operation](wanted);
    record(result);
    if (fault?.afterwards && (await meetFault(fault, req, res, asConnector))) return;
    res.status(result.status).json(result.response);
  }

  for (const [method, path, operation] of routes) {
    router[method](path, (req, res) => answer(operation, req, res));
  }
  router.use((_req, res) => {
    const { status, response } = connectorError(405, 'NotSupported', 'This tenant knows no such operation.');
    res.status(status).json(response);
  });
  return router;
}

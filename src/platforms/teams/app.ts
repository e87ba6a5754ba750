import type { Activity } from 'botbuilder';
import express, { type Request, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { UseCases } from '../../application/use-cases.js';
import type { Account } from '../../domain/ids.js';
import { createPresses } from '../../presentation/presses.js';
import { createReportFlow } from '../../presentation/report-flow.js';
import { type TeamsActivity, teamsActivity, tenantsOf } from './activity.js';
import type { TeamsAdapter } from './adapter.js';
import type { Addresses } from './address.js';
import { SafeguardBot } from './bot.js';
import { failure } from './errors.js';
import type { MayCall } from './service-urls.js';
import { isFromThisMachine } from './this-machine.js';

/** Where Teams sends everything. */
const PATH = '/api/messages';
const BODY_LIMIT = '512kb';

interface Options {
  readonly adapter: TeamsAdapter;
  readonly addresses: Addresses;
  readonly mayCall: MayCall;
  /** Our only tenant; undefined with a local emulator that was given none. */
  readonly tenantId: string | undefined;
  /** Nobody proves who they are: for this machine alone. */
  readonly emulator: boolean;
  readonly useCases: UseCases;
  readonly log: Logger;
  readonly onRefused: (reason: string, requestId: string) => void;
  readonly onRemoved: (account: Account) => Promise<void>;
}

/**
 * Teams' side of the product as one Express router: the SDK's proof of the sender, then our own checks, then the bot. Whoever
 * proves nothing learns nothing of what else is wrong; an emulator asks for no proof, so there our checks are the first.
 */
export function createTeamsRouter(options: Options): RequestHandler {
  const { adapter, emulator, useCases, log, onRefused } = options;
  const bot = new SafeguardBot({
    ...options,
    flow: createReportFlow(useCases),
    presses: createPresses(useCases),
  });
  const router = Router();
  router.post(PATH, express.json({ limit: BODY_LIMIT, type: () => true, strict: true }), async (request, response) => {
    const refuse = ({ status, reason }: Refused) => {
      onRefused(reason, String(request.id));
      if (!response.headersSent) response.status(status).end();
    };
    const authorization = request.headers.authorization ?? '';
    if (!emulator && !authorization.startsWith('Bearer ')) return refuse(UNPROVED);
    const parsed = teamsActivity.safeParse(request.body);
    if (!parsed.success) return refuse({ status: 400, reason: 'shape' });
    const refused = refusalOf(request, parsed.data, options);
    if (emulator && refused) return refuse(refused);
    let reached = false;
    try {
      const answer = await adapter.handle(authorization, asActivity(parsed.data), async (context) => {
        reached = true;
        if (refused === undefined) await bot.run(context);
      });
      if (refused) return refuse(refused);
      response.status(answer?.status ?? 200);
      if (answer?.body === undefined) response.end();
      else response.json(answer.body);
    } catch (error) {
      // Whoever could not be proved is refused, whatever the reason: also while Microsoft's keys are out of reach.
      if (!reached) return refuse(UNPROVED);
      log.error(failure(error), 'an activity could not be answered');
      if (!response.headersSent) response.status(failedStatus(parsed.data)).end();
    }
  });
  return router;
}

interface Refused {
  readonly status: number;
  readonly reason: string;
}

const UNPROVED: Refused = { status: 401, reason: 'signature' };

function refusalOf(
  request: Request,
  activity: TeamsActivity,
  { tenantId, emulator, mayCall }: Options,
): Refused | undefined {
  if (emulator && !isFromThisMachine(request)) return { status: 403, reason: 'emulator' };
  const tenants = tenantsOf(activity);
  if (tenants.length === 0 || (tenantId !== undefined && tenants.some((tenant) => tenant !== tenantId))) {
    return { status: 403, reason: 'workspace' };
  }
  return mayCall(activity.serviceUrl) ? undefined : { status: 403, reason: 'service-url' };
}

/**
 * To a dialog an empty 200 means that what was sent was taken: it closes, and the words are gone. Teams repeats no invoke. It does
 * repeat messages and events that were not answered with 200.
 */
function failedStatus({ type }: TeamsActivity): number {
  return type === 'invoke' ? 500 : 200;
}

/** As the SDK reads it: with dates. What its type also names and Teams does not send is simply not there. */
function asActivity({ timestamp, ...activity }: TeamsActivity): Activity {
  const read: Partial<Activity> = { ...activity, ...(timestamp !== undefined && { timestamp: new Date(timestamp) }) };
  return read as Activity;
}

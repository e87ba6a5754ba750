import { ExpressReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { UseCases } from '../../application/use-cases.js';
import { createSlackApp } from './app.js';
import { SILENT } from './client.js';
import { createJudge } from './judge.js';
import { failure } from './listeners/answering.js';
import { createRequestCheck } from './request-check.js';

/** Where Slack sends everything. */
const PATH = '/slack/events';

interface Options {
  readonly signingSecret: string;
  readonly client: WebClient;
  readonly useCases: UseCases;
  readonly log: Logger;
  readonly workspace: () => string | undefined;
  readonly onRefused: (reason: string) => void;
}

/** Slack's side of the product as one Express router: checks, Bolt, and the listeners. */
export function createSlackRouter(options: Options): RequestHandler {
  const { signingSecret, client, useCases, log, workspace, onRefused } = options;
  const router = Router();
  const judge = createJudge({ workspace, onRefused });
  router.post(PATH, ...createRequestCheck({ signingSecret, judge, onForged: () => onRefused('signature') }));
  const receiver = new ExpressReceiver({
    signingSecret,
    endpoints: PATH,
    router,
    logger: SILENT,
    // The default answers 500 to anything that Bolt can't make sense of; to us that is a malformed request.
    processEventErrorHandler: async ({ error, response }) => {
      log.error(failure(error), 'a request could not be processed');
      if (!response.headersSent) response.writeHead(400).end();
      return false;
    },
  });
  createSlackApp({ receiver, client, useCases, log });
  return router;
}

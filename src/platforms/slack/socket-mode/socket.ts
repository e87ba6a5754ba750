import type { Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { UseCases } from '../../../application/use-cases.js';
import { createSlackApp } from '../app.js';
import { createJudge } from '../judge.js';
import { openConnection } from './connection.js';
import { createShowAfterwards } from './show-afterwards.js';
import { type StayConnected, stayConnected } from './stay-connected.js';
import { createTakeEnvelopes } from './take-envelopes.js';

interface Options {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly client: WebClient;
  readonly useCases: UseCases;
  readonly log: Logger;
  readonly workspace: () => string | undefined;
  readonly onRefused: (reason: string) => void;
  /** Counts what is being answered now. @returns what to call when it was answered */
  readonly begin: () => () => void;
}

/** Slack's side of the product over a connection that the product opens: for installations that Slack can't reach. */
export function connectSlackSocket(options: Options): StayConnected {
  const { appToken, apiUrl, client, useCases, log, workspace, onRefused, begin } = options;
  const envelopes = createTakeEnvelopes({
    app: createSlackApp({ receiver: HANDED_OVER, client, useCases, log }),
    judge: createJudge({ workspace, onRefused }),
    log,
    begin,
    showAfterwards: createShowAfterwards({ client, log }),
  });
  const onEnvelope = (...taken: Parameters<typeof envelopes.take>) => void envelopes.take(...taken);
  const { isConnected, stop } = stayConnected({ open: () => openConnection({ appToken, apiUrl, onEnvelope }), log });
  return {
    isConnected,
    stop: async () => {
      await envelopes.finish();
      await stop();
    },
  };
}

/** Bolt fetches nothing: each envelope is handed to it once it was checked. */
const HANDED_OVER: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

import { createHmac } from 'node:crypto';
import { limits } from '../limits.js';
import { postOnce } from './post-once.js';

export type Answer =
  | { readonly ok: true; readonly status: number; readonly body: string; readonly noRetry: boolean }
  | { readonly ok: false; readonly failure: Failure; readonly status?: number; readonly noRetry: boolean };

/** The words that Slack shows after "failed with the error", and from which it makes its retry reason. */
export type Failure = 'operation_timeout' | 'dispatch_failed' | 'http_client_error' | 'http_service_error';

interface Outgoing {
  readonly contentType: 'application/x-www-form-urlencoded' | 'application/json';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function judged(status: number, body: string, noRetry: boolean): Answer {
  if (status >= 200 && status < 300) return { ok: true, status, body, noRetry };
  return { ok: false, failure: status >= 500 ? 'http_service_error' : 'http_client_error', status, noRetry };
}

/** Sends one signed request to the product, on a connection of its own as Slack does, and waits three seconds. */
export function createSender(productUrl: string, signingSecret: string) {
  const url = new URL('/slack/events', productUrl);

  function sign(body: string): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${digest}` };
  }

  return async ({ contentType, body, headers }: Outgoing): Promise<Answer> => {
    const answer = await postOnce(url, {
      body,
      timeoutMs: limits.acknowledgeMs,
      headers: {
        'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        Accept: 'application/json,*/*',
        'Content-Type': contentType,
        ...sign(body),
        ...headers,
      },
    });
    if (!answer.ok) return { ok: false, failure: answer.failure, noRetry: false };
    return judged(answer.status, answer.body, answer.headers['x-slack-no-retry'] === '1');
  };
}

export type Send = ReturnType<typeof createSender>;

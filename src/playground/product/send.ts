import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { limits } from '../limits.js';

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

  return ({ contentType, body, headers }: Outgoing): Promise<Answer> =>
    new Promise((resolve) => {
      const outgoing = request(url, {
        method: 'POST',
        agent: false,
        timeout: limits.acknowledgeMs,
        signal: AbortSignal.timeout(limits.acknowledgeMs),
        headers: {
          'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          Accept: 'application/json,*/*',
          'Content-Type': contentType,
          'Content-Length': Buffer.byteLength(body),
          ...sign(body),
          ...headers,
        },
      });
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = [];
        const noRetry = response.headers['x-slack-no-retry'] === '1';
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(judged(response.statusCode ?? 0, Buffer.concat(chunks).toString(), noRetry)));
        response.on('error', () => resolve({ ok: false, failure: 'dispatch_failed', noRetry }));
      });
      outgoing.on('error', (error) => {
        const failure =
          error.name === 'AbortError' || error.name === 'TimeoutError' ? 'operation_timeout' : 'dispatch_failed';
        resolve({ ok: false, failure, noRetry: false });
      });
      outgoing.end(body);
    });
}

export type Send = ReturnType<typeof createSender>;

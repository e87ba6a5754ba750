import { createHmac } from 'node:crypto';
import { limits } from '../limits.js';
import { postOnce } from './post-once.js';
import type { Answer, Failure, Outgoing, Retry, Send } from './send.js';

const FORM = 'application/x-www-form-urlencoded';
const JSON_BODY = 'application/json';

const reasons: Readonly<Record<Failure, string>> = {
  operation_timeout: 'http_timeout',
  dispatch_failed: 'connection_failed',
  http_client_error: 'http_error',
  http_service_error: 'http_error',
};

function judged(status: number, body: string, noRetry: boolean): Answer {
  if (status >= 200 && status < 300) return { ok: true, status, body, noRetry };
  return { ok: false, failure: status >= 500 ? 'http_service_error' : 'http_client_error', status, noRetry };
}

/** Commands travel as a form, interactivity as one field of a form, events as JSON. */
function encoded({ kind, payload }: Outgoing): { readonly contentType: string; readonly body: string } {
  switch (kind) {
    case 'slash_commands':
      return { contentType: FORM, body: asForm(payload) };
    case 'interactive':
      return { contentType: FORM, body: asForm({ payload: JSON.stringify(payload) }) };
    case 'events_api':
      return { contentType: JSON_BODY, body: JSON.stringify(payload) };
  }
}

function asForm(fields: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
  return new URLSearchParams(Object.fromEntries(texts)).toString();
}

function retryHeaders({ num, after }: Retry): Record<string, string> {
  return { 'x-slack-retry-num': String(num), 'x-slack-retry-reason': reasons[after] };
}

/** Sends each as one signed request to the product, on a connection of its own as Slack does. */
export function createHttpSender(productUrl: string, signingSecret: string): Send {
  const url = new URL('/slack/events', productUrl);

  function sign(body: string): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${digest}` };
  }

  return async (outgoing) => {
    const { contentType, body } = encoded(outgoing);
    const answer = await postOnce(url, {
      body,
      timeoutMs: limits.acknowledgeMs,
      headers: {
        'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        Accept: 'application/json,*/*',
        'Content-Type': contentType,
        ...sign(body),
        ...(outgoing.retry && retryHeaders(outgoing.retry)),
      },
    });
    if (!answer.ok) return { ok: false, failure: answer.failure, noRetry: false };
    return judged(answer.status, answer.body, answer.headers['x-slack-no-retry'] === '1');
  };
}

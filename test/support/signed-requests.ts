import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a-signing-secret-for-tests';

interface Signed {
  readonly contentType?: string;
  /** Seconds that the request's clock is ahead of ours. */
  readonly aheadSeconds?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a body to the product as Slack would, signed. */
export function sendSigned(
  origin: string,
  body: string | Uint8Array<ArrayBuffer>,
  options: Signed = {},
): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1_000) + (options.aheadSeconds ?? 0));
  const signature = createHmac('sha256', options.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex');
  return fetch(`${origin}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...options.headers,
    },
  });
}

/** What makes a request one that was sent before: the same time and signature. */
export function headersOf(body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}

export function commandBody(fields: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({
    token: 'unused',
    team_id: 'T01TEST',
    user_id: 'U01AMARA',
    command: '/safeguard',
    text: 'help',
    trigger_id: '1.2.3',
    ...fields,
  }).toString();
}

export function interaction(payload: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

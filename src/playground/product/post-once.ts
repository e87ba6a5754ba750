import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

interface Post {
  readonly body: string;
  readonly headers: OutgoingHttpHeaders;
  readonly timeoutMs: number;
}

export type Posted =
  | { readonly ok: true; readonly status: number; readonly body: string; readonly headers: IncomingHttpHeaders }
  | { readonly ok: false; readonly failure: 'operation_timeout' | 'dispatch_failed' };

/** Posts to the product on a connection of its own, as the real platforms do, and never throws. */
export function postOnce(url: URL, { body, headers, timeoutMs }: Post): Promise<Posted> {
  return new Promise((resolve) => {
    const outgoing = request(url, {
      method: 'POST',
      agent: false,
      timeout: timeoutMs,
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    });
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          ok: true,
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
      response.on('error', () => resolve({ ok: false, failure: 'dispatch_failed' }));
    });
    outgoing.on('error', (error) => {
      const late = error.name === 'AbortError' || error.name === 'TimeoutError';
      resolve({ ok: false, failure: late ? 'operation_timeout' : 'dispatch_failed' });
    });
    outgoing.end(body);
  });
}

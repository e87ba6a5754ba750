import type { ConnectorClientOptions } from 'botframework-connector';
import { z } from 'zod';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type HttpRequest = Parameters<HttpClient['sendRequest']>[0];

/**
 * The Bot Connector did not do what was asked. Holds codes alone: the SDK's own error carries what was sent and answered.
 */
export class ConnectorRefusal extends Error {
  override readonly name = 'ConnectorRefusal';
  constructor(
    /** Undefined when no answer came in time, so that nobody knows what came of it. */
    readonly status: number | undefined,
    /** The connector's word for the reason, such as `MessageWritesBlocked`. */
    readonly code: string | undefined,
    readonly retryAfterMs: number | undefined,
    options?: ErrorOptions,
  ) {
    super('the Bot Connector did not do what was asked', options);
  }
}

const LONGEST_WAIT_MS = 120_000;

const refusalBody = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/**
 * Calls the Bot Connector once, for as long as it says. The SDK's own client waits for ever, repeats a message up to three
 * times when an answer is lost, and follows wherever it is redirected to.
 */
export function createConnectorHttp(timeoutMs: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const { status, headers, text } = await call(request, timeoutMs);
      if (status < 200 || status > 299) throw refusal(status, headers, text);
      const answered = request.headers.clone();
      for (const name of answered.headerNames()) answered.remove(name);
      headers.forEach((value, name) => {
        answered.set(name, value);
      });
      return { request, status, headers: answered, bodyAsText: text };
    },
  };
}

async function call({ url, method, body, headers }: HttpRequest, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method,
      headers: headers.toJson(),
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    // Not as the cause: it may hold the address, and says no more than that no answer came.
    throw new ConnectorRefusal(undefined, undefined, undefined);
  }
}

function refusal(status: number, headers: Headers, text: string): ConnectorRefusal {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = seconds > 0 ? Math.min(seconds * 1_000, LONGEST_WAIT_MS) : undefined;
  return new ConnectorRefusal(status, codeIn(text), retryAfterMs);
}

function codeIn(text: string): string | undefined {
  try {
    return refusalBody.safeParse(JSON.parse(text)).data?.error.code;
  } catch {
    return undefined;
  }
}

import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';

interface Api {
  readonly apiUrl?: string | undefined;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
}

interface Options extends Api {
  readonly token: string;
}

/**
 * A client that fails fast: our own delivery decides when to try again, and a queue inside the client would hold an
 * urgent message behind others.
 */
export function createSlackClient({ token, ...api }: Options): WebClient {
  return new WebClient(token, { ...slackApi(api), logger: SILENT });
}

/** Where Slack's Web API is, and that a call of it is made once. */
export function slackApi({ apiUrl, timeoutMs }: Api): Omit<WebClientOptions, 'logger' | 'logLevel'> {
  return {
    ...(apiUrl && { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
}

/** The client logs request bodies at debug level, so it logs nothing; what goes wrong reaches our own log as a code. */
export const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

import { type Logger, LogLevel, WebClient } from '@slack/web-api';

interface Options {
  readonly token: string;
  readonly apiUrl?: string | undefined;
  /** Milliseconds one call may take. */
  readonly timeoutMs: number;
}

/**
 * A client that fails fast: our own delivery decides when to try again, and a queue inside the client would hold an
 * urgent message behind others.
 */
export function createSlackClient({ token, apiUrl, timeoutMs }: Options): WebClient {
  return new WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: SILENT,
  });
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

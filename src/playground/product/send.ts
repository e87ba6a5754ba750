/** What the workspace sends the product: a command, an interaction or an event, whichever way it goes. */
export interface Outgoing {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of an event that was sent before. */
  readonly retry?: Retry | undefined;
}

export interface Retry {
  readonly num: number;
  readonly after: Failure;
}

export type Answer =
  /** `body` is empty where the product acknowledged and said nothing. */
  | { readonly ok: true; readonly status: number; readonly body: string; readonly noRetry: boolean }
  | { readonly ok: false; readonly failure: Failure; readonly status?: number; readonly noRetry: boolean };

/** The words that Slack shows after "failed with the error", and from which it makes its retry reason. */
export type Failure = 'operation_timeout' | 'dispatch_failed' | 'http_client_error' | 'http_service_error';

/** Sends something and waits three seconds for the product to acknowledge it. */
export type Send = (outgoing: Outgoing) => Promise<Answer>;

import { DeliveryError, DirectoryUnavailable } from '../../application/errors.js';
import { ConnectorRefusal } from './connector-http.js';

/** Blocked, uninstalled, unknown, or too big: no later attempt changes these. */
const FINAL = new Set([400, 403, 404, 405, 413]);

const UNAUTHORIZED = 401;
/** What the token service says of an app's id and secret, by OAuth's own codes (RFC 6749, section 5.2). */
const CREDENTIALS_REFUSED = new Set(['invalid_client', 'unauthorized_client']);

/** The connector knows our token no more, or the token service our secret: whoever it is for, until an operator mends that. */
function refusedApp(error: unknown): 'app' | undefined {
  const isSecret = error instanceof Error && 'errorCode' in error && CREDENTIALS_REFUSED.has(String(error.errorCode));
  return isSecret || refusalOf(error).status === UNAUTHORIZED ? 'app' : undefined;
}

/** Everything undefined when no answer came. */
export function refusalOf(error: unknown): Partial<Pick<ConnectorRefusal, 'status' | 'code' | 'retryAfterMs'>> {
  return error instanceof ConnectorRefusal ? error : {};
}

export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { status, retryAfterMs } = refusalOf(error);
  const retryable = status === undefined || !FINAL.has(status);
  const reason = status === undefined ? 'no_answer' : `http_${status}`;
  const refused = refusedApp(error);
  return new DeliveryError({ platform: 'teams', retryable, refused, retryAfterMs, reason }, { cause: error });
}

export function toDirectoryError(error: unknown): DirectoryUnavailable {
  const { status } = refusalOf(error);
  const refused = refusedApp(error);
  return new DirectoryUnavailable(`Teams gave no answer: ${status ?? 'none'}`, { cause: error, refused });
}

/** What is safe to log of a failure: a class and a code, never a message, which may repeat what somebody typed. */
export function failure(error: unknown): { readonly error: string; readonly code: string } {
  const name = error instanceof Error ? error.name : typeof error;
  const { status, code } = refusalOf(error);
  const own = error instanceof Error && 'code' in error ? error.code : undefined;
  return { error: name, code: String(code ?? own ?? status ?? 'none') };
}

import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { DeliveryError, DirectoryUnavailable } from '../../application/errors.js';

/** Answers that no later attempt can change: the person can't be reached here, or the message is gone. */
const FINAL = new Set([
  'cannot_dm_bot',
  'cant_update_message',
  'channel_not_found',
  'edit_window_closed',
  'is_archived',
  'message_not_found',
  'messages_tab_disabled',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

/** Answers to whatever this app asks: the token or the app counts no more. An operator can mend that, so they are not final. */
const OF_THE_APP = new Set([
  'access_denied',
  'account_inactive',
  'app_uninstalled',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
]);
/** Of one method, such as the directory's look-up by e-mail: it keeps messages back only where they are refused for it. */
const OF_MESSAGES = new Set([...OF_THE_APP, 'missing_scope', 'no_permission']);

/** @returns Slack's own code, such as `channel_not_found`; never a message, which may repeat what was sent. */
export function slackErrorCode(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  return 'no_answer';
}

/** Slack asks for seconds. An absurd answer must not park an urgent message. */
const LONGEST_WAIT_MS = 120_000;

/** How long Slack asks us to wait, where it does. */
export function retryAfterMs(error: unknown): number | undefined {
  return error instanceof WebAPIRateLimitedError ? Math.min(error.retryAfter * 1_000, LONGEST_WAIT_MS) : undefined;
}

export function toDeliveryError(error: unknown): DeliveryError {
  const reason = slackErrorCode(error);
  return new DeliveryError(
    {
      platform: 'slack',
      retryable: !FINAL.has(reason),
      refused: OF_MESSAGES.has(reason) ? 'app' : undefined,
      retryAfterMs: retryAfterMs(error),
      reason,
    },
    { cause: error },
  );
}

export function toDirectoryError(error: unknown): DirectoryUnavailable {
  const reason = slackErrorCode(error);
  const refused = OF_THE_APP.has(reason) ? 'app' : undefined;
  return new DirectoryUnavailable(`Slack's directory gave no answer: ${reason}`, { cause: error, refused });
}

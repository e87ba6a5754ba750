import { DeliveryError } from '../../application/errors.js';

interface Failure {
  readonly responseCode?: unknown;
  readonly permanent?: unknown;
  readonly code?: unknown;
}

/**
 * Without a cause: a server's answer repeats addresses. `permanent` is nodemailer's word for an answer that the same message
 * would get again: 5yz of RFC 5321, but for one that is about the order of commands.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  const { responseCode, permanent, code } = (error ?? {}) as Failure;
  const reason = typeof responseCode === 'number' ? `smtp_${responseCode}` : reasonOf(code);
  return new DeliveryError({ platform: 'e-mail', retryable: permanent !== true, reason });
}

/** Codes such as `ETIMEDOUT` and `ETLS`, and nothing that could be words. */
function reasonOf(code: unknown): string {
  return typeof code === 'string' && /^E[A-Z0-9]{1,30}$/.test(code) ? code : 'no_answer';
}

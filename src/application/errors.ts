import type { Platform } from '../domain/ids.js';
import type { WakeChannel } from '../domain/notice.js';

/** A store could not do what was asked. `outcome` says whether the write may have happened all the same. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code = 'storage';
  constructor(
    readonly outcome: 'not-stored' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(outcome === 'unknown' ? 'the outcome of a write is unknown' : 'nothing was stored', options);
  }
}

export interface DeliveryErrorDetail {
  readonly platform: Platform | WakeChannel;
  /** False when no later attempt on this platform can succeed, such as a deactivated account. */
  readonly retryable: boolean;
  /** The platform takes nothing from this app, whoever it is for, until an operator mends that. */
  readonly refused?: 'app' | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The platform's own code, never its message. */
  readonly reason: string;
}

/** The reason of a refusal that is no platform's own: we don't know yet where to write to the person, and asked nobody. */
export const NO_ADDRESS = 'no_address';

/** A platform, or a way to wake somebody, did not take a message. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly code = 'delivery';
  constructor(
    readonly detail: DeliveryErrorDetail,
    options?: ErrorOptions,
  ) {
    super(`${detail.platform} did not take a message: ${detail.reason}`, options);
  }
}

/** A platform's directory gave no answer. */
export class DirectoryUnavailable extends Error {
  override readonly name = 'DirectoryUnavailable';
  readonly code = 'directory';
  /** As of a delivery. */
  readonly refused: 'app' | undefined;
  constructor(message?: string, { refused, ...options }: ErrorOptions & { readonly refused?: 'app' | undefined } = {}) {
    super(message, options);
    this.refused = refused;
  }
}

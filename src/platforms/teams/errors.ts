import { z } from 'zod';
import { DeliveryError, DirectoryUnavailable } from '../../application/errors.js';

interface Headers {
  get(name: string): string | undefined;
}

/** The SDK's error for an answer of the Bot Connector; its message and body may repeat what was sent. */
const connectorError = z.object({
  statusCode: z.number().optional(),
  code: z.string().max(100).optional(),
  response: z
    .object({
      headers: z.custom<Headers>((value) => typeof (value as Partial<Headers> | undefined)?.get === 'function'),
    })
    .optional(),
});

/** Blocked, uninstalled, unknown, or too big: no later attempt changes these. */
const FINAL = new Set([400, 403, 404, 405, 413]);
const LONGEST_WAIT_MS = 120_000;

interface Refusal {
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly retryAfterMs?: number | undefined;
}

export function refusalOf(error: unknown): Refusal {
  const parsed = connectorError.safeParse(error);
  if (!parsed.success) return { status: undefined };
  const { statusCode, response } = parsed.data;
  const seconds = Number(response?.headers.get('retry-after') ?? Number.NaN);
  return {
    status: statusCode,
    ...(seconds > 0 && { retryAfterMs: Math.min(seconds * 1_000, LONGEST_WAIT_MS) }),
  };
}

export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { status, retryAfterMs } = refusalOf(error);
  const retryable = status === undefined || !FINAL.has(status);
  const reason = status === undefined ? 'no_answer' : `http_${status}`;
  return new DeliveryError({ platform: 'teams', retryable, retryAfterMs, reason }, { cause: error });
}

export function toDirectoryError(error: unknown): DirectoryUnavailable {
  const { status } = refusalOf(error);
  return new DirectoryUnavailable(`Teams gave no answer: ${status ?? 'none'}`, { cause: error });
}

/** What is safe to log of a failure: a class and a code, never a message, which may repeat what somebody typed. */
export function failure(error: unknown): { readonly error: string; readonly code: string } {
  const name = error instanceof Error ? error.name : typeof error;
  const { status } = refusalOf(error);
  return {
    error: name,
    code: error instanceof Error && 'code' in error ? String(error.code) : String(status ?? 'none'),
  };
}

import { randomBytes } from 'node:crypto';
import { limits, memory } from '../limits.js';

export interface ResponseTarget {
  readonly personId: string;
  readonly channel: string;
  /** What replace_original and delete_original act on; a command has nothing to replace. */
  readonly original:
    | { readonly kind: 'message'; readonly ts: string }
    | { readonly kind: 'ephemeral'; readonly id: string }
    | null;
}

export type Redeemed =
  | { readonly ok: true; readonly target: ResponseTarget }
  | { readonly ok: false; readonly error: 'used_url' | 'expired_url' };

/** Response URLs work five times within thirty minutes. */
export function createResponseUrls(baseUrl: string, nowMs: () => number = Date.now) {
  const issued = new Map<string, { target: ResponseTarget; uses: number; issuedAtMs: number }>();

  return {
    issue(kind: 'commands' | 'actions' | 'app', target: ResponseTarget): string {
      const key = randomBytes(18).toString('base64url');
      issued.set(key, { target, uses: 0, issuedAtMs: nowMs() });
      const oldest = issued.keys().next().value;
      if (issued.size > memory.responseUrls && oldest) issued.delete(oldest);
      return `${baseUrl}/slack/respond/${kind}/${key}`;
    },

    redeem(key: string): Redeemed {
      const entry = issued.get(key);
      if (!entry || nowMs() - entry.issuedAtMs > limits.responseUrl.lifeMs) return { ok: false, error: 'expired_url' };
      if (entry.uses >= limits.responseUrl.uses) return { ok: false, error: 'used_url' };
      entry.uses += 1;
      return { ok: true, target: entry.target };
    },
  };
}

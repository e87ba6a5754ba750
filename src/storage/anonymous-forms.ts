import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AnonymousForms } from '../application/draft-store.js';
import { REPLY_CODE_LENGTH, replyCodeFrom } from '../domain/reply-code.js';
import type { Vault } from './vault.js';

/** Long enough to write a long report in peace. */
const WORKS_FOR_MS = 24 * 60 * 60_000;
const RANDOM_BYTES = 16;
const FORM = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/;

interface Deps {
  readonly vault: Pick<Vault, 'index'>;
  /** Real time, also where the product's clock was moved. */
  readonly now: () => Date;
}

/**
 * A form is a random value, the second in which it was opened and a keyed hash of both: nobody is kept waiting to have it
 * stored, and nobody can make one. The reply code follows from it by the same key, so each attempt to send one form shows the
 * same code, also where an earlier answer was lost, and no store ever holds it.
 */
export function createAnonymousForms({ vault, now }: Deps): AnonymousForms {
  const signed = (opened: string) => `${opened}.${vault.index('anonymous-form', opened)}`;
  return {
    open: () => signed(`${randomBytes(RANDOM_BYTES).toString('base64url')}.${Math.floor(now().getTime() / 1_000)}`),
    codeOf: (form) => {
      const [, random, second] = FORM.exec(form) ?? [];
      if (random === undefined || !isSame(signed(`${random}.${second}`), form)) return undefined;
      const age = now().getTime() - Number(second) * 1_000;
      if (age > WORKS_FOR_MS) return undefined;
      const bytes = Buffer.from(vault.index('reply-code', form), 'base64url');
      return replyCodeFrom(bytes.subarray(0, REPLY_CODE_LENGTH));
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

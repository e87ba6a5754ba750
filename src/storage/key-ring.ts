import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';

/** A key-encryption key of `ENCRYPTION_KEYS`. */
export interface RingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** Wraps data keys. The first key wraps; every key opens, so that a rotated-out key still reads what it wrapped. */
export interface KeyRing {
  /** @param context what the key is for; opening under another context fails. */
  wrap(dataKey: Uint8Array, context: string): Promise<string>;
  /** @throws UnknownKey when the ring lacks the key, WrongKey when it does not open the text, which may have been altered. */
  unwrap(wrapped: string, context: string): Promise<Uint8Array>;
}

class UnknownKey extends Error {
  override readonly name = 'UnknownKey';
  readonly code = 'unknown-key';
  constructor(readonly keyId: string) {
    super(`ENCRYPTION_KEYS holds no key with the id ${keyId}, which this database was sealed with: put that key back`);
  }
}

/** The same id with other bytes; a text that was altered looks no different. */
class WrongKey extends Error {
  override readonly name = 'WrongKey';
  readonly code = 'wrong-key';
  constructor(
    readonly keyId: string,
    options: ErrorOptions,
  ) {
    super(
      `ENCRYPTION_KEYS holds a key with the id ${keyId} that does not open this database: put the key back that it was sealed with`,
      options,
    );
  }
}

const ALGORITHM = { alg: 'A256GCMKW', enc: 'A256GCM' } as const;

export function createKeyRing(keys: readonly [RingKey, ...RingKey[]]): KeyRing {
  const [current] = keys;
  return {
    wrap: (dataKey, context) =>
      new CompactEncrypt(dataKey)
        .setProtectedHeader({ ...ALGORITHM, kid: current.id, ctx: context })
        .encrypt(current.bytes),
    unwrap: async (wrapped, context) => {
      const keyId = String(decodeProtectedHeader(wrapped).kid);
      const key = keys.find(({ id }) => id === keyId);
      if (key === undefined) throw new UnknownKey(keyId);
      const { plaintext, protectedHeader } = await compactDecrypt(wrapped, key.bytes, {
        keyManagementAlgorithms: [ALGORITHM.alg],
        contentEncryptionAlgorithms: [ALGORITHM.enc],
      }).catch((cause: unknown) => {
        throw cause instanceof errors.JWEDecryptionFailed ? new WrongKey(keyId, { cause }) : cause;
      });
      if (protectedHeader.ctx !== context) throw new Error('a data key was found in the wrong place');
      return plaintext;
    },
  };
}

import { webcrypto } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';

/** Encrypts values with one data key, each bound to the record and field that it belongs to. */
export interface Seal {
  /**
   * @param context record and field, such as `concern/<id>/report`: authenticated, so that a sealed text moved to
   * another place does not open.
   * @returns a compact JWE (A256GCM).
   */
  close(context: string, value: unknown): Promise<string>;
  /** @throws when the text was altered, or sealed for another place or with another key. */
  open<Value>(context: string, sealed: string): Promise<Value>;
  /** The same for bytes, which are sealed as they are. */
  closeBytes(context: string, bytes: Uint8Array): Promise<string>;
  /** @throws as `open`. */
  openBytes(context: string, sealed: string): Promise<Uint8Array>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const DATA_KEY_BYTES = 32;

export function newDataKey(): Uint8Array<ArrayBuffer> {
  return webcrypto.getRandomValues(new Uint8Array(DATA_KEY_BYTES));
}

export async function createSeal(dataKey: Uint8Array): Promise<Seal> {
  // An imported key spares jose the import on every operation.
  const key = await webcrypto.subtle.importKey('raw', new Uint8Array(dataKey), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const closeBytes = (context: string, bytes: Uint8Array) =>
    new CompactEncrypt(bytes).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ctx: context }).encrypt(key);
  const openBytes = async (context: string, sealed: string) => {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.ctx !== context) throw new Error('a sealed text was found in the wrong place');
    return plaintext;
  };
  return {
    close: (context, value) => closeBytes(context, encoder.encode(JSON.stringify(value))),
    open: async (context, sealed) => JSON.parse(decoder.decode(await openBytes(context, sealed))),
    closeBytes,
    openBytes,
  };
}

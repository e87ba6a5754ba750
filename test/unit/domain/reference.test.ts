import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceFrom } from '../../../src/domain/reference.js';

describe('references', () => {
  it('are SG- and six characters of Crockford’s base 32, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 12 }), (bytes) => {
        expect(referenceFrom(bytes)).toMatch(/^SG-[0-9A-HJKMNP-TV-Z]{6}$/);
      }),
    );
  });

  it('use each of the 32 characters for exactly eight of the 256 bytes, so that none is likelier than another', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      const first = referenceFrom(Uint8Array.of(byte, 0, 0, 0, 0, 0)).charAt(3);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  it('depend on every byte', () => {
    expect(referenceFrom(Uint8Array.of(0, 1, 2, 3, 4, 5))).toBe('SG-012345');
    expect(referenceFrom(Uint8Array.of(31, 30, 29, 28, 27, 26))).toBe('SG-ZYXWVT');
  });

  it('are never made of too few random bytes', () => {
    expect(() => referenceFrom(new Uint8Array(5))).toThrow(RangeError);
  });
});

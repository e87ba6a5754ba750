import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, isFingerprint, readFingerprint } from '../../../../src/domain/setup/key-fingerprint.js';

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const KEY = key('2026-1', 7);
const FINGERPRINT = fingerprintOf(KEY);
const BASE64 = Buffer.from(KEY.bytes).toString('base64');

describe('the fingerprint of a key', () => {
  it('is what a line of shell makes of the copy', () => {
    // printf 'safeguard key fingerprint\n%s' "$(cat copy)" | sha256sum | cut -c 1-20
    const shell = createHash('sha256').update(`safeguard key fingerprint\n2026-1:${BASE64}`).digest('hex');
    expect(FINGERPRINT.replaceAll('-', '')).toBe(shell.slice(0, 20));
    expect(FINGERPRINT).toMatch(/^([0-9a-f]{4}-){4}[0-9a-f]{4}$/);
  });

  it('is another one for another key, and for another id', () => {
    expect(new Set([FINGERPRINT, fingerprintOf(key('2026-1', 8)), fingerprintOf(key('2026-2', 7))]).size).toBe(3);
  });

  it.each([
    ['as it is', FINGERPRINT],
    ['in capitals', FINGERPRINT.toUpperCase()],
    ['without dashes', FINGERPRINT.replaceAll('-', '')],
    ['with spaces', `  ${FINGERPRINT.replaceAll('-', ' ')} `],
    ['with the dashes of a phone', FINGERPRINT.replaceAll('-', '–')],
  ])('is read %s', (_, typed) => {
    const read = readFingerprint(typed);
    expect(read.kind === 'fingerprint' && isFingerprint(read.digits, FINGERPRINT)).toBe(true);
  });

  it('is no other one', () => {
    expect(isFingerprint(`${FINGERPRINT.slice(0, -1)}x`, FINGERPRINT)).toBe(false);
    expect(isFingerprint('', FINGERPRINT)).toBe(false);
  });

  it.each([
    ['', 'no-fingerprint'],
    ['2026-1', 'no-fingerprint'],
    [FINGERPRINT.slice(0, -1), 'no-fingerprint'],
    [`${FINGERPRINT}0`, 'no-fingerprint'],
    [BASE64, 'the-key'],
    [`2026-1:${BASE64}`, 'the-key'],
    [`ENCRYPTION_KEYS=2026-1:${BASE64},2025-1:${BASE64}`, 'the-key'],
    [BASE64.replace('=', ''), 'the-key'],
  ])('is not %j: %s', (typed, kind) => {
    expect(readFingerprint(typed)).toEqual({ kind });
  });
});

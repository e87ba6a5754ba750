import { describe, expect, it } from 'vitest';
import { isFromThisMachine } from '../../../../src/platforms/teams/this-machine.js';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  isFromThisMachine({ socket: { remoteAddress }, headers });

describe('the local emulator is', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('a program at %s', (address) => {
    expect(from(address)).toBe(true);
  });

  it.each(['10.0.0.1', '203.0.113.7', '::ffff:203.0.113.7', 'fe80::1', '127.evil.example', undefined])(
    'nobody at %s',
    (address) => {
      expect(from(address)).toBe(false);
    },
  );

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])('nobody behind a %s', (name) => {
    expect(from('127.0.0.1', { [name]: '203.0.113.7' })).toBe(false);
  });

  it.each(['origin', 'sec-fetch-site'])('no page in a browser, which says %s', (name) => {
    expect(from('127.0.0.1', { [name]: 'null' })).toBe(false);
  });
});

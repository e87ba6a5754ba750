import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../../src/application/delivery/back-off.js';

describe('the wait before a message is tried again', () => {
  it('doubles from one second and stays at a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(retryDelayMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('goes on for as long as it takes', () => {
    expect(retryDelayMs(100)).toBe(60_000);
    expect(retryDelayMs(1_000_000)).toBe(60_000);
  });
});

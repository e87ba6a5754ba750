import { expect, it } from 'vitest';
import { restartDelayMs } from '../../../../src/storage/embedded-mongodb/supervisor.js';

it.each([
  [1, 0],
  [2, 100],
  [3, 200],
  [4, 400],
  [8, 6_400],
  [9, 10_000],
  [5_000, 10_000],
])('after failure %i in a row the engine is restarted in %i ms', (failures, delayMs) => {
  expect(restartDelayMs(failures)).toBe(delayMs);
});

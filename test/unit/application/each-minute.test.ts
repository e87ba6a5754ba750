import { expect, it } from 'vitest';
import { createEachMinute } from '../../../src/application/each-minute.js';
import { minutesAfter, RECEIVED } from '../../support/builders.js';

it('what is asked each minute goes on when the clock went back', async () => {
  let now = RECEIVED;
  let asked = 0;
  const followPeople = createEachMinute({
    eachMinute: [
      async () => {
        asked += 1;
      },
    ],
    always: [],
    clock: { now: () => now },
    onFault: () => expect.unreachable(),
  });
  const askedAt = async (minutes: number) => {
    now = minutesAfter(RECEIVED, minutes);
    await followPeople();
    return asked;
  };
  expect([await askedAt(0), await askedAt(0.5), await askedAt(1)]).toEqual([1, 1, 2]);
  expect([await askedAt(-60), await askedAt(-59.5), await askedAt(-59)]).toEqual([3, 3, 4]);
});

import { expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import { followHeldBack } from '../../../../src/domain/people/held-back.js';
import { type LeaverRecord, NOBODY_LEFT } from '../../../../src/domain/people/leavers.js';
import { mayLeave } from '../../../../src/domain/people/leaving-brake.js';
import { minutesAfter, RECEIVED } from '../../../support/builders.js';

it.each([
  [{ here: 5, leaving: 2 }, true],
  [{ here: 5, leaving: 3 }, false],
  [{ here: 100, leaving: 20 }, true],
  [{ here: 100, leaving: 21 }, false],
])('of so many, so many may leave within the hour: %o', (numbers, may) => {
  expect(mayLeave({ ...numbers, isLastInCharge: false })).toBe(may);
  expect(mayLeave({ ...numbers, isLastInCharge: true })).toBe(false);
});

it('is one alarm from when somebody is held back until nobody is', () => {
  let record: LeaverRecord = NOBODY_LEFT;
  let count = 0;
  const said = [false, true, true, false, false, true].map((isHeld, minute) => {
    const change = followHeldBack(record, isHeld, minutesAfter(RECEIVED, minute), () => asItemId(`h${++count}`));
    const isSame = change.record === record;
    record = change.record;
    return isSame
      ? 'nothing'
      : [change.begun && `${change.begun.id} begins`, change.ended && `${change.ended.id} ends`].join('');
  });
  expect(said).toEqual(['nothing', 'h1 begins', 'nothing', 'h1 ends', 'nothing', 'h2 begins']);
});

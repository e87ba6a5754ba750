import { expect, it } from 'vitest';
import { daysBeforeWords } from '../../../src/presentation/desk/days-before.js';

it.each([
  [[90, 60, 30, 14, 7, 0], '90, 60, 30, 14 and 7 days before and on the day'],
  [[30, 7], '30 and 7 days before'],
  [[1, 0], '1 day before and on the day'],
  [[0], 'on the day'],
])('says of %j that it is %s', (days, words) => {
  expect(daysBeforeWords(days)).toBe(words);
});

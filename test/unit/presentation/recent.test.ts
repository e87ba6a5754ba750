import { expect, it } from 'vitest';
import { createRecent } from '../../../src/presentation/recent.js';

it('remembers the newest, never more than its bound, until they are forgotten', () => {
  const recent = createRecent<number>(2);
  for (const [index, id] of ['a', 'b', 'a', 'c'].entries()) recent.set(id, index);
  expect(['a', 'b', 'c'].map(recent.get)).toEqual([2, undefined, 3]);
  recent.delete('a');
  expect(recent.get('a')).toBeUndefined();
});

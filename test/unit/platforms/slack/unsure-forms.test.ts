import { expect, it } from 'vitest';
import { createUnsureForms } from '../../../../src/platforms/slack/listeners/unsure-forms.js';

it('remembers the newest forms, never more than its bound, until they are resolved', () => {
  const unsure = createUnsureForms(2);
  for (const draft of ['a', 'b', 'a', 'c']) unsure.add(draft);
  expect(['a', 'b', 'c'].map(unsure.has)).toEqual([true, false, true]);
  unsure.delete('a');
  expect(unsure.has('a')).toBe(false);
});

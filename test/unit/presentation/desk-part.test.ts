import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../src/presentation/desk/desk-part.js';

describe('a refusal in a form', () => {
  const lines = ['That day is still to come.', 'Choose an earlier one.'];

  it('stands beside the question that it names', () => {
    expect(problemsOf({ kind: 'refused', lines, question: 'on' })).toEqual({ on: lines.join('\n') });
  });

  it('stands beside none where it is about no answer', () => {
    expect(problemsOf({ kind: 'refused', lines })).toEqual({ form: lines.join('\n') });
  });
});

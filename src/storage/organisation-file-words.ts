import type { z } from 'zod';

/** What somebody who writes the file has to change; the schema's own messages where it has them. */
export function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wordsOfKind(issue.expected, issue.input);
    case 'invalid_value':
      return `may be ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `is longer than ${issue.maximum} characters`;
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'holds keys of its own, each with a value, which is not what stands here',
  array: 'is a list, such as [a, b], which is not what stands here',
  boolean: 'write true or false',
  string: 'is a text, which is not what stands here',
};

/** Only what zod is asked to report as `input` is known here: undefined is a key that is not there. */
function wordsOfKind(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing';
  if (input === null) return 'is empty';
  // YAML takes 999 for a number and true for a truth value; a telephone number or a version is neither.
  const isUnquoted = typeof input === 'number' || typeof input === 'boolean';
  if (expected === 'string' && isUnquoted) return 'put it in quotes';
  return KINDS[expected] ?? 'is not what belongs here';
}

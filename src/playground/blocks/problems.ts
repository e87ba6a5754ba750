import type { z } from 'zod';

/** One complaint of the validator: where (a JSON pointer below the checked value) and what, in Slack's words. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return here;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'array') return `no more than ${issue.maximum} items allowed`;
  if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
  return `must be less than ${Number(issue.maximum) + 1}`;
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'array') return `no less than ${issue.minimum} items allowed`;
  if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
  return `must be more than ${Number(issue.minimum) - 1}`;
}

/** The wording follows answers of the real API that people have quoted in public issues. */
function toProblem(issue: Issue, input: unknown): Problem {
  const path = issue.path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path, message: `invalid additional property: ${issue.keys.join(', ')}` };
    case 'too_big':
      return { path, message: tooBig(issue) };
    case 'too_small':
      return { path, message: tooSmall(issue) };
    case 'invalid_type': {
      if (at(input, path) !== undefined) return { path, message: `must provide a ${issue.expected}` };
      return { path: path.slice(0, -1), message: `missing required field: ${String(path.at(-1) ?? 'value')}` };
    }
    case 'invalid_union': {
      const type = at(input, path);
      const named = typeof type === 'object' ? at(type, ['type']) : type;
      return { path, message: named === undefined ? 'missing required field: type' : `unsupported type: ${named}` };
    }
    case 'custom':
      return { path, message: issue.message };
    default:
      return { path, message: 'failed to match schema' };
  }
}

export function toProblems(error: z.ZodError, input: unknown): Problem[] {
  return error.issues.map((issue) => toProblem(issue, input));
}

/** As Slack writes it: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`. */
export function inWords(problem: Problem, root: string): string {
  const pointer = [root, ...problem.path.map(String)].join('/');
  return `${problem.message} [json-pointer:/${pointer}]`;
}

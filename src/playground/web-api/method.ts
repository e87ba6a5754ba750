import type { Arguments } from './arguments.js';
import type { Result } from './results.js';

/** A method of the Web API: the scope that it needs, and what it does. */
export interface Method {
  readonly scope?: string;
  readonly run: (args: Arguments) => Result;
}

export type Methods = Readonly<Record<string, Method>>;

import type { Arguments } from './arguments.js';
import type { Result } from './results.js';

/** A method of the Web API: the token and the scope that it needs, and what it does. */
export interface Method {
  /** The bot's, unless it says otherwise. */
  readonly token?: 'app';
  readonly scope?: string;
  readonly run: (args: Arguments) => Result | Promise<Result>;
}

export type Methods = Readonly<Record<string, Method>>;

import { pino } from 'pino';
import type { Announce } from '../application/organisation/organisation-records.js';
import { type Operations, openOperations } from '../compose.js';
import { readConfig } from '../config.js';
import { startFailure } from '../start-failure.js';
import type { Terminal } from './terminal.js';

/** Done; refused or failed; asked in a way that we don't understand. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  /** By which it is called, such as `people list`. */
  readonly name: string;
  /** A line for each way to use it, with what that does. */
  readonly usage: readonly (readonly [string, string])[];
  readonly run: (args: readonly string[], context: CommandContext) => Promise<ExitCode>;
}

/** Says what was not understood, and where the commands are listed. */
export function misused({ terminal }: CommandContext, reason: string): ExitCode {
  terminal.complain(reason);
  terminal.complain('"npm run cli -- help" lists the commands.');
  return EXIT.usage;
}

const NOBODY_TO_TELL: Announce = async () => {};

/** Opens what the command works with, and closes it whatever comes of it. A failure is told in one sentence. */
export async function withOperations(
  { terminal, environment }: CommandContext,
  run: (operations: Operations) => Promise<ExitCode>,
  announce = NOBODY_TO_TELL,
): Promise<ExitCode> {
  let operations: Operations | undefined;
  try {
    const config = readConfig(environment);
    operations = await openOperations({ config, environment, announce, log: pino({ level: 'silent' }) });
    return await run(operations);
  } catch (error) {
    terminal.complain(startFailure(error));
    return EXIT.failed;
  } finally {
    await operations?.close();
  }
}

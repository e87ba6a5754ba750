import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { runCommand } from './run.js';
import type { Terminal } from './terminal.js';

const isInteractive = process.stdin.isTTY && process.stdout.isTTY;

async function ask(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  // Whoever ends the input, or presses Ctrl-C, has not said yes.
  const ended = once(asking, 'close').then(() => '');
  try {
    return await Promise.race([asking.question(question).catch(() => ''), ended]);
  } finally {
    asking.close();
  }
}

const terminal: Terminal = {
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  ...(isInteractive && { ask }),
};

process.exitCode = await runCommand(process.argv.slice(2), { terminal, environment: process.env });

import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
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

async function read(question: string): Promise<string> {
  if (!process.stdin.isTTY) return text(process.stdin);
  process.stderr.write(`${question}\n`);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reading = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const ended = once(reading, 'close').then(() => '');
  try {
    return await Promise.race([reading.question('').catch(() => ''), ended]);
  } finally {
    reading.close();
  }
}

const terminal: Terminal = {
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  read,
  ...(isInteractive && { ask }),
};

process.exitCode = await runCommand(process.argv.slice(2), { terminal, environment: process.env });

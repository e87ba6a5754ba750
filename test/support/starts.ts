import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { openTestDatabase } from './database.js';
import { ended, startProgram } from './product-process.js';

type Environment = Readonly<Record<string, string>>;

export const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** Settings of a product on a Slack that nobody answers for; it starts all the same. */
export const SLACK: Environment = {
  SLACK_SIGNING_SECRET: 'a-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-a-token',
  SLACK_API_URL: 'http://127.0.0.1:9/',
  ORG_FILE: fileURLToPath(new URL('../../src/playground/demonstration-organisation.yaml', import.meta.url)),
};

/** What a start that is refused for its settings prints, and its exit code. */
export const refused = (...problems: readonly string[]) => ({
  state: 'ended',
  output: '',
  errors: `Safeguard can't start with these settings:\n${problems.map((problem) => `- ${problem}\n`).join('')}`,
  exitCode: 2,
});

/** A data directory and an empty database, and starts of the built product on them; what runs at the end is stopped. */
async function prepareStarts() {
  const folder = await mkdtemp(join(tmpdir(), 'safeguard-start-'));
  const running: ReturnType<typeof startProgram>[] = [];

  /** Waits until the product is ready or has ended. */
  async function start(environment: Environment, user?: number) {
    const program = startProgram('main.js', {
      environment: { PORT: '0', METRICS_PORT: '0', DATA_DIR: folder, ...environment },
      user,
    });
    running.push(program);
    let output = '';
    let errors = '';
    program.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    const closed = once(program, 'close').then(() => 'ended' as const);
    const ready = new Promise<'ready'>((resolve) => {
      program.stdout.on('data', (chunk) => {
        output += String(chunk);
        if (output.includes('"msg":"ready"') || output.includes('The playground is at')) resolve('ready');
      });
    });
    const state = await Promise.race([closed, ready]);
    return { state, output, errors, exitCode: program.exitCode };
  }

  async function stopAll(): Promise<void> {
    await Promise.all(running.splice(0).map((program) => ended(program, 'SIGTERM')));
  }

  return {
    /** `DATA_DIR` where a start names none. */
    folder,
    mongodbUri: openTestDatabase().uri,
    start,
    stopAll,
    /** The process of the first start that was not stopped. */
    processId: () => running[0]?.pid,
    clear: async () => {
      await stopAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A test with starts of its own, so that it may run beside others. */
export const it = test.extend<{ starts: Awaited<ReturnType<typeof prepareStarts>> }>({
  starts: async ({ task: _ }, use) => {
    const starts = await prepareStarts();
    await use(starts);
    await starts.clear();
  },
});

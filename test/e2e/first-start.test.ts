import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended } from '../support/product-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What a fresh copy of the project has and `npm start` needs. */
const NEEDED = [
  'infra',
  'manifests',
  'src',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

let project: string;
let program: ChildProcess | undefined;

/** A copy of its own, because other tests use this project's dist at the same time. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'safeguard-first-start-'));
  for (const name of NEEDED) await cp(join(root, name), join(project, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(project, 'node_modules'));
});
afterAll(async () => {
  if (program) await ended(program, 'SIGTERM');
  await rm(project, { recursive: true, force: true });
});

/** Does what `npm start` does, and resolves with what was printed once the playground's address is. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  const [node, ...args] = String(scripts.start).split(' ');
  expect(node).toBe('node');
  const { PATH = '', HOME = '', TMPDIR = tmpdir() } = process.env;
  const started = spawn(process.execPath, args, {
    cwd: project,
    // Ports that the system chooses; NODE_ENV is not set, as for somebody who tries the product.
    env: { PATH, HOME, TMPDIR, PORT: '0', METRICS_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  program = started;
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk) => {
        output += String(chunk);
        if (/The playground is at \S+\n/.test(output)) resolve(output);
      });
    }
    started.once('close', () => reject(new Error(`it ended:\n${output}`)));
  });
}

it('builds and starts the playground from nothing, and builds nothing the next time', async () => {
  const first = await start();
  expect(first).toContain('Building the server');
  expect(first).toContain('Building the playground page');
  const [, address = ''] = /The playground is at (\S+)/.exec(first) ?? [];
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('/playground/assets/');
  expect(await readdir(join(project, 'dist'))).toContain('main.js');
  if (program) expect(await ended(program, 'SIGTERM')).toBe(0);

  expect(await start()).not.toContain('Building');
  if (program) expect(await ended(program, 'SIGTERM')).toBe(0);
});

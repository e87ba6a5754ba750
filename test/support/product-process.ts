import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { WITHOUT_DATES } from './demonstration.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

interface Program {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The id of the user and group to run as, where it is not our own. */
  readonly user?: number | undefined;
}

/** Starts a built program of ours with this environment and nothing else of this process's. */
export function startProgram(
  script: string,
  { args = [], environment = {}, user }: Program = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const { PATH = '', HOME = '', TMPDIR = '', XDG_CACHE_HOME = '' } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, XDG_CACHE_HOME }).filter(([, value]) => value),
  );
  return spawn(process.execPath, [`${root}dist/${script}`, ...args], {
    cwd: root,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(user !== undefined && { uid: user, gid: user }),
  });
}

/** Resolves when the address answers with 200. @throws after `timeoutMs`. */
export async function answering(url: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    if (Date.now() > deadline) throw new Error(`${url} did not answer in ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends the signal and resolves with the exit code; null when the process was killed. */
export async function ended(program: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (program.exitCode !== null || program.signalCode !== null) return program.exitCode;
  const exited = once(program, 'exit') as Promise<[number | null]>;
  program.kill(signal);
  return (await exited)[0];
}

interface Options {
  readonly dataDir: string;
  /** By which way Slack reaches the product. */
  readonly slackBy?: 'http' | 'socket-mode';
  readonly environment?: Readonly<Record<string, string>>;
}

const SIGNING_SECRET = 'signing-secret-of-the-test-workspace';
const BOT_TOKEN = 'xoxb-token-of-the-test-workspace';
const APP_TOKEN = 'xapp-token-of-the-test-workspace';

/** The product and its Slack as processes of their own, so that one can be killed while the other lives on. */
export async function startApart({ dataDir, slackBy = 'http', environment = {} }: Options) {
  const [port, metricsPort, slackPort] = [await freePort(), await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const slackUrl = `http://127.0.0.1:${slackPort}/playground`;
  const playground = startProgram('playground/main.js', {
    args: [
      ...['--port', String(slackPort), '--product-url', origin],
      ...(slackBy === 'http' ? ['--signing-secret', SIGNING_SECRET] : ['--app-token', APP_TOKEN]),
      ...['--bot-token', BOT_TOKEN, '--retry-delays-ms', '0,200,1000'],
    ],
  });
  const organisationFile = join(await mkdtemp(join(tmpdir(), 'safeguard-apart-')), 'organisation.yaml');
  await writeFile(organisationFile, WITHOUT_DATES);
  await answering(`${slackUrl}/api/app`);
  const output: string[] = [];
  const startProduct = (more: Readonly<Record<string, string>> = {}) => {
    const program = startProgram('main.js', {
      environment: {
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        DATA_DIR: dataDir,
        PLAYGROUND: 'true',
        ORG_FILE: organisationFile,
        ...(slackBy === 'http' ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: APP_TOKEN }),
        SLACK_BOT_TOKEN: BOT_TOKEN,
        SLACK_API_URL: `${slackUrl}/slack/api/`,
        ...environment,
        ...more,
      },
    });
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
    return program;
  };
  return {
    origin,
    slackUrl,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    startProduct,
    ready: () => answering(`${origin}/readyz`),
    output: () => output.join(''),
    close: () => ended(playground, 'SIGKILL'),
  };
}

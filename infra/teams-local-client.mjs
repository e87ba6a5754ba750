import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clientSettings, readPeople, TENANT_ID } from './local-client/settings.mjs';

/** @typedef {import('./local-client/settings.mjs').Person} Person */

const START = 'npm run start:local-client';

/**
 * Whether a local client may talk to the product, asked with an activity of nobody that changes nothing.
 * @param {string} product
 * @returns {Promise<string | undefined>} what is wrong
 */
async function trouble(product) {
  const conversation = { id: 'a:nobody', tenantId: TENANT_ID, conversationType: 'personal' };
  const activity = { type: 'typing', channelId: 'msteams', serviceUrl: product, from: { id: 'nobody' }, conversation };
  const status = await fetch(`${product}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  }).then(
    (response) => response.status,
    () => undefined,
  );
  if (status === 200) return undefined;
  return status === undefined
    ? `Safeguard is not running at ${product}. Start it first, in another terminal: ${START}`
    : `What runs at ${product} does not take a local Teams client. Stop it, and start Safeguard with: ${START}`;
}

/** @param {number} wanted the port, or the system's choice where it is taken @returns {Promise<number>} */
async function freePort(wanted) {
  const server = createServer();
  server.listen({ port: wanted, host: '127.0.0.1' });
  try {
    await once(server, 'listening');
  } catch {
    return freePort(0);
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : wanted;
}

/**
 * Starts Microsoft's client as one person.
 * @param {{ product: string, folder: string, people: readonly Person[], person: Person, port: number }} options
 */
async function startClient({ product, folder, people, person, port }) {
  const settings = join(folder, `${person.id}.yml`);
  await writeFile(settings, clientSettings(people, person));
  const log = join(folder, `${person.id}.log`);
  const program = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
  const contain = new URL('local-client/contain.mjs', import.meta.url).href;
  const origin = `http://127.0.0.1:${port}`;
  const args = [
    ...['--app-endpoint', `${product}/api/messages`, '--channel-id', 'msteams'],
    ...['--port', String(port), '--service-url', `${origin}/_connector`],
    // It tells Microsoft how it is used unless it is asked not to.
    '--disable-telemetry',
  ];
  const client = spawn(process.execPath, ['--import', contain, program, 'start', ...args], {
    cwd: folder,
    env: {
      ...process.env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: settings,
      M365_AGENTS_PLAYGROUND_LOGFILE: log,
      TEAMSAPPTESTER_BROWSER: 'none',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    // Ctrl-C is ours to hear; it ends when we do.
    detached: true,
  });
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (client.stdout) });
  /** @type {Promise<string>} */
  const firstLine = new Promise((resolve) => lines.once('line', resolve));
  return { client, origin, log, firstLine };
}

/** @typedef {Awaited<ReturnType<typeof startClient>>} Started */

/**
 * It listens a moment before it has read its settings, so only its own answer counts.
 * @param {Started} started
 */
async function answers({ client, origin, log, firstLine }) {
  const isGone = () => client.exitCode !== null || client.signalCode !== null;
  const line = await Promise.race([firstLine, once(client, 'exit').then(() => '')]);
  // Where another program was faster it takes any other port, and what we told it of its own address is wrong.
  if (!isGone() && !origin.endsWith(`:${line.split(' ').at(-1)}`)) {
    throw new Error('A port was taken while the client started. Run the command again.');
  }
  while (!isGone()) {
    const isUp = await fetch(`${origin}/_debug/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await setTimeout(100);
  }
  const said = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter((line) => line.startsWith('error '));
  throw new Error(`Microsoft's client ended while it started.\n${said.join('\n')}`);
}

/** @param {readonly string[]} wanted people's ids; without any, those who show most */
async function main(wanted) {
  const product = `http://127.0.0.1:${process.env.PORT || 3978}`;
  // Where Microsoft's client is when nobody says otherwise, with the others behind it; 0 leaves all to the system.
  const firstPort = Number(process.env.LOCAL_CLIENT_PORT ?? 56150);
  const { people, usual } = readPeople();
  const ids = wanted.length > 0 ? wanted : usual;
  const chosen = ids.flatMap((id) => people.filter((person) => person.id === id));
  if (chosen.length < ids.length) throw new Error(`Choose among ${people.map(({ id }) => id).join(', ')}.`);
  const problem = await trouble(product);
  if (problem) throw new Error(problem);

  const folder = await mkdtemp(join(tmpdir(), 'safeguard-local-client-'));
  /** @type {Started[]} */
  const started = [];
  const stop = async () => {
    const left = started.filter(({ client }) => client.exitCode === null && client.signalCode === null);
    const gone = left.map(({ client }) => once(client, 'exit'));
    for (const { client } of left) client.kill();
    await Promise.all(gone);
    await rm(folder, { recursive: true, force: true });
  };
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  try {
    for (const [index, person] of chosen.entries()) {
      const port = await freePort(firstPort && firstPort + index);
      started.push(await startClient({ product, folder, people, person, port }));
    }
    await Promise.all(started.map(answers));
    const links = chosen.map(({ name }, index) => `  ${name.padEnd(16)}${started[index]?.origin}`);
    process.stdout.write(`${HEADING}\n\n${links.join('\n')}\n\n${ADVICE}\n`);
    const ended = started.map(({ client }) => once(client, 'exit').then(() => 'ended'));
    if ((await Promise.race([asked, ...ended])) === 'ended') throw new Error("Microsoft's client ended by itself.");
  } finally {
    await stop();
  }
}

const HEADING =
  "Microsoft's local Teams client runs, once for each of these people. Open them all: Safeguard can only write to\nsomebody who has opened theirs.";
const ADVICE = `To raise a concern: the + beside the message box, Action Command, command id raise_concern, Create.
Buttons that open a window in a chat (Raise a concern, Read concern) do nothing in this client; they do in Teams.

Whoever reaches one of these addresses can be that person. Microsoft's client by itself listens on every interface; started
like this it listens on this machine only. Even so, run it behind a firewall, and only while you look at it.
Ctrl-C ends it.`;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  });
}

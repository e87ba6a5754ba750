import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { readPeople, TENANT_ID } from '../../infra/local-client/settings.mjs';
import { ended, freePort } from './product-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Does what `npm run <name>` does, with this environment and nothing else of this process's. */
export async function runScript(name: string, environment: Readonly<Record<string, string>>) {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const args = String(scripts[name]).split(' ').slice(1);
  const { PATH = '', HOME = '', TMPDIR = tmpdir(), XDG_CACHE_HOME = '' } = process.env;
  const env = { PATH, HOME, TMPDIR, ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }), ...environment };
  const program = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return { program, output: () => output };
}

/** What a script prints once it is up. @throws when it ended instead. */
async function printed(script: Awaited<ReturnType<typeof runScript>>, words: RegExp): Promise<string> {
  while (!words.test(script.output())) {
    if (script.program.exitCode !== null) throw new Error(`It ended:\n${script.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return script.output();
}

/** The two commands of the README, on ports that nobody uses: the product, and Microsoft's client for each of these people. */
export async function startWithLocalClient() {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'safeguard-local-client-test-'));
  const PORT = String(port);
  const running: ChildProcess[] = [];
  const close = async () => {
    for (const program of running.reverse()) await ended(program, 'SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const settings = { PORT, METRICS_PORT: String(metricsPort), DATA_DIR: dataDir };
    const product = await runScript('start:local-client', settings);
    running.push(product.program);
    await printed(product, /The playground is at/);
    const clients = await runScript('playground:teams', { PORT, LOCAL_CLIENT_PORT: '0' });
    running.push(clients.program);
    const links = await printed(clients, /Ctrl-C/);
    return {
      clients: clients.program,
      /** Where somebody's client is. */
      urlOf: (name: string) => new RegExp(`${name}\\s+(\\S+)`).exec(links)?.[1] ?? '',
      skip: async (minutes: number) => {
        const body = JSON.stringify({ skipMs: minutes * 60_000 });
        const headers = { 'content-type': 'application/json' };
        const { status } = await fetch(`${origin}/playground-clock`, { method: 'POST', headers, body });
        if (status !== 200) throw new Error(`the clock did not move: ${status}`);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Fonts, icons and animations, which the client does without. */
const LOOKS = /^https:\/\/res(-\d)?[.]cdn[.]office[.]net\//;

/** One person's chat with the bot in Microsoft's client. */
export async function openLocalClient(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 950 } });
  page.setDefaultTimeout(60_000);
  /** Other machines that the page asked for something; none gets to know. */
  const asked: string[] = [];
  await page.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => {
      if (!LOOKS.test(route.request().url())) asked.push(route.request().url());
      return route.abort();
    },
  );
  /** Texts that dialogs showed: this client empties a dialog when the bot writes to the chat behind it. */
  await page.addInitScript(`
    globalThis.dialogsShown = [];
    new MutationObserver(() => {
      for (const dialog of document.querySelectorAll('[role=dialog]')) dialogsShown.push(dialog.textContent);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  `);
  const load = async () => {
    const installed = page.waitForResponse((response) => response.url().endsWith('/installation'));
    await page.goto(url);
    await (await installed).finished();
    await page.getByRole('button', { name: 'Send Message' }).waitFor();
  };
  await load();
  const dialog = page.getByRole('dialog');

  return {
    page,
    load,
    asked,
    dialog,
    card: (text: string | RegExp): Locator => page.locator('.fai-OutputCard .ac-adaptiveCard', { hasText: text }),
    /** The first text that a dialog showed since it was opened and that has these words in it. */
    dialogShowed: async (words: string): Promise<string> => {
      const found = `dialogsShown.find((shown) => shown.includes(${JSON.stringify(words)}))`;
      return String(await (await page.waitForFunction(found)).jsonValue());
    },
    say: async (text: string) => {
      await page.getByRole('textbox').last().click();
      await page.keyboard.insertText(text);
      await page.getByRole('button', { name: 'Send Message' }).click();
    },
    openExtension: async (commandId: string) => {
      await page.evaluate('dialogsShown.length = 0');
      await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
      await page.getByText('Action Command').click();
      await page.getByPlaceholder('Input command id').fill(commandId);
      await page.getByRole('button', { name: 'Create' }).click();
    },
    choose: (question: RegExp, answer: string) =>
      dialog.getByRole('radiogroup', { name: question }).getByRole('radio', { name: answer, exact: true }).check(),
    pickPerson: async (name: string) => {
      await dialog.getByRole('combobox').click();
      await page.getByText(name, { exact: true }).last().click();
    },
    closeDialog: () => dialog.getByRole('button').first().click(),
    /** Presses a button of the dialog, and waits for what it shows next. */
    go: async (button: string, next: string) => {
      await dialog.getByRole('button', { name: button, exact: true }).click();
      await dialog.getByText(next).waitFor();
    },
    /** An invoke that is written by hand, and the answer with these words in it, from the client's own log. */
    sendByHand: async (activity: Readonly<Record<string, unknown>>, words: string): Promise<string> => {
      await page.getByRole('button', { name: 'Mock an Activity' }).click();
      await page.getByRole('menuitem', { name: 'Custom activity' }).click();
      await dialog.locator('.view-lines, .cm-content').first().click();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(JSON.stringify(activity));
      const logged = page.getByText(/^invoke \d{3}$/);
      const before = await logged.count();
      await page.getByRole('button', { name: 'Send activity' }).click();
      await logged.nth(before).click();
      await page.getByRole('tab', { name: 'Response' }).click();
      const details = page.getByRole('tablist').locator('xpath=../..');
      await details.getByText(words).first().waitFor();
      return details.innerText();
    },
  };
}

export type LocalClient = Awaited<ReturnType<typeof openLocalClient>>;

/** An activity as the client makes them for somebody's own chat. */
export function activityOf(name: string, url: string, rest: Readonly<Record<string, unknown>>) {
  const person = readPeople().people.find((one) => one.name === name);
  return {
    channelId: 'msteams',
    serviceUrl: `${url}/_connector`,
    conversation: { id: `a:${person?.id}`, conversationType: 'personal', tenantId: TENANT_ID },
    from: { id: person?.teams, aadObjectId: person?.teams },
    recipient: { id: '28:safeguard' },
    ...rest,
  };
}

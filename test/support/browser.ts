import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium and Chrome usually are. */
const installedAt = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** No sandbox, because tests often run as root; and no calls home, which only make noise on a closed network. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
];

async function executable(): Promise<{ path: string; args: string[] }> {
  const installed = installedAt.find((path) => existsSync(path));
  if (installed) return { path: installed, args: flags };
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { path: await sparticuz.executablePath(), args: [...sparticuz.args.filter(isHarmless), ...flags] };
  }
  throw new Error(
    `The browser tests need Chromium or Chrome, and there is none on this ${process.platform} ${process.arch} machine. ` +
      'Install one: "apt-get install chromium" on Debian or Ubuntu, or Google Chrome from its own site elsewhere.',
  );
}

/** The packaged browser's own flags are for a cloud function: one process and an open web would change what pages see. */
function isHarmless(flag: string): boolean {
  return !/^--(single-process|no-zygote|disable-web-security|headless|window-size|allow-running-insecure-content)/.test(
    flag,
  );
}

/**
 * A headless browser: the machine's own, else the one that comes with the packages on Linux x64.
 * @throws {Error} saying what to install when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const { path, args } = await executable();
  return chromium.launch({ executablePath: path, args, headless: true });
}

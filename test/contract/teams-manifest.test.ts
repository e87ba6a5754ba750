import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildTeamsPackage, PackageError, readTeamsManifest, schemaProblems } from '../../infra/teams-package.mjs';
import { EXTENSION_COMMANDS, MENU_COMMANDS } from '../../src/platforms/teams/commands.js';
import { SHORTCUTS } from '../../src/presentation/action-ids.js';
import { PUBLIC_PAGES } from '../../src/presentation/public-pages.js';
import { LABELS } from '../../src/presentation/wording.js';
import { startTestProduct } from '../support/product.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const APP_ID = '7d3c0000-0000-4000-8000-00000000000a';
const ADDRESS = 'https://safeguard.example.org';
const environment = { MICROSOFT_APP_ID: APP_ID, PUBLIC_URL: ADDRESS };
const manifest = readTeamsManifest(environment);
const bot = manifest.bots?.[0];
const extension = manifest.composeExtensions?.[0];
const commands = extension?.commands ?? [];

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

function problemsWith(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readTeamsManifest({ ...environment, ...changes });
    return [];
  } catch (error) {
    if (error instanceof PackageError) return error.problems;
    throw error;
  }
}

/** Width and height, and whether there is an alpha channel, from the header of a PNG. */
function pictureOf(bytes: Buffer): { width: number; height: number; hasAlpha: boolean } {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), hasAlpha: bytes[25] === 6 };
}

describe("the Teams app's manifest", () => {
  it("is what Microsoft's schema of its version takes", async () => {
    expect(await schemaProblems(manifest)).toEqual([]);
    expect(manifest.$schema).toContain(`/teams/v${manifest.manifestVersion}/`);
  });

  it('is refused when it holds what the schema does not know', async () => {
    const problems = await schemaProblems({ ...manifest, ...{ secret: true } });
    expect(problems).toHaveLength(1);
  });

  it('lists the words that the bot answers, in the personal chat, and no other', () => {
    const lists = bot?.commandLists ?? [];
    expect(lists.map(({ scopes }) => scopes)).toEqual([['personal']]);
    expect(lists[0]?.commands.map(({ title }) => title)).toEqual([...MENU_COMMANDS]);
  });

  it('offers the actions that the message extension answers, each where it belongs and with a dialog, and no other', () => {
    const offered = commands.map(({ id, type, fetchTask, context }) => ({ id, type, fetchTask, context }));
    const answered = Object.entries(EXTENSION_COMMANDS).map(([id, contexts]) => ({
      id,
      type: 'action',
      fetchTask: true,
      context: [...contexts],
    }));
    expect(offered).toEqual(answered);
    expect(offered.map(({ id }) => id).sort()).toEqual(Object.values(SHORTCUTS).sort());
    expect(commands[0]?.title).toBe(LABELS.raise);
  });

  it('is one bot that talks, in every scope, without files or calls', () => {
    expect(manifest.bots).toHaveLength(1);
    expect(bot).toMatchObject({
      botId: APP_ID,
      scopes: ['personal', 'groupChat', 'team'],
      isNotificationOnly: false,
      supportsFiles: false,
      supportsCalling: false,
      supportsVideo: false,
    });
    expect(extension).toMatchObject({ botId: APP_ID });
  });

  it('shows the pages in a tab, and names the app for which Teams hands out tokens', () => {
    expect(manifest.staticTabs).toEqual([
      {
        entityId: 'pages',
        name: 'Pages',
        contentUrl: `${ADDRESS}/tab/`,
        websiteUrl: `${ADDRESS}/tab/`,
        scopes: ['personal'],
      },
    ]);
    // As `createEntraTokens` takes it.
    expect(manifest.webApplicationInfo).toEqual({ id: APP_ID, resource: `api://safeguard.example.org/${APP_ID}` });
  });

  it('asks for nothing that the product does not use', () => {
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
    const unused = ['authorization', 'devicePermissions', 'configurableTabs'];
    for (const name of unused) expect(manifest).not.toHaveProperty(name);
  });

  it("carries the product's version, in numbers only, and the environment's ids and address", () => {
    expect(manifest).toMatchObject({ version, id: APP_ID, validDomains: ['safeguard.example.org'] });
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(JSON.stringify(manifest)).not.toContain('${');
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
  });

  it('sends people to pages that the product serves, and to every one of them', async () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    const paths = [websiteUrl, privacyUrl, termsOfUseUrl].map((url) => url.replace(ADDRESS, ''));
    expect(paths).toEqual(PUBLIC_PAGES.map(({ path }) => path));
    const product = await startTestProduct();
    try {
      for (const { path, title } of PUBLIC_PAGES) {
        const answer = await fetch(`${product.origin}${path}`);
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        expect(answer.headers.get('content-type')).toContain('text/html');
        expect(await answer.text()).toContain(`<h1>${title}</h1>`);
      }
    } finally {
      await product.stop();
    }
  });

  it('has icons of the sizes that Teams takes, the outline see-through', () => {
    const picture = (name: string) => pictureOf(readFileSync(join(root, 'manifests/teams/icons', name)));
    expect(picture('color.png')).toMatchObject({ width: 192, height: 192 });
    expect(picture('outline.png')).toEqual({ width: 32, height: 32, hasAlpha: true });
  });
});

describe('the Teams app package', () => {
  it('holds the manifest and both icons at its top, and nothing else', async () => {
    const files = unzipSync(await buildTeamsPackage(environment));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const packed = JSON.parse(new TextDecoder().decode(files['manifest.json']));
    expect(packed).toEqual(manifest);
    expect(Object.values(manifest.icons).sort()).toEqual(['color.png', 'outline.png']);
  });

  it('has the same bytes in every time zone, and lands where the argument says', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'safeguard-package-'));
    try {
      const made = ['Pacific/Auckland', 'America/New_York'].map((zone, at) => {
        const path = join(folder, 'new', `${at}.zip`);
        const script = join(root, 'infra/teams-package.mjs');
        const run = spawnSync(process.execPath, [script, path], {
          env: { ...environment, TZ: zone },
          encoding: 'utf8',
        });
        expect(run).toMatchObject({ status: 0, stdout: `${path}\n`, stderr: '' });
        return readFileSync(path);
      });
      expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is not written when a variable is bad: one sentence for each, and never its value', async () => {
    const path = join(tmpdir(), `safeguard-never-${process.pid}.zip`);
    const run = spawnSync(process.execPath, [join(root, 'infra/teams-package.mjs'), path], {
      env: { MICROSOFT_APP_ID: 'sesame', PUBLIC_URL: '' },
      encoding: 'utf8',
    });
    expect(run.status).toBe(1);
    expect(run.stderr.trim().split('\n')).toEqual([
      "The Teams app package can't be made:",
      expect.stringMatching(/^- MICROSOFT_APP_ID is not an application \(client\) ID, .*\.$/),
      expect.stringMatching(/^- PUBLIC_URL is not set: .*\.$/),
    ]);
    expect(run.stderr).not.toContain('sesame');
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['an id with a word behind it', { MICROSOFT_APP_ID: `${APP_ID}-x` }],
    ['an id of noughts', { MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000' }],
    ['an address without TLS', { PUBLIC_URL: 'http://safeguard.example.org' }],
    ['an address of this machine', { PUBLIC_URL: 'https://localhost' }],
    ['an address in numbers', { PUBLIC_URL: 'https://192.0.2.1' }],
    ['an address with a path', { PUBLIC_URL: 'https://safeguard.example.org/here' }],
    ['an address with a password', { PUBLIC_URL: 'https://me:word@safeguard.example.org' }],
    ['words that are no address', { PUBLIC_URL: 'safeguard' }],
  ])('refuses %s', (_what, changes) => {
    expect(problemsWith(changes)).toHaveLength(1);
  });

  it('takes an address with a slash at its end, and an id in capitals', () => {
    const same = readTeamsManifest({ MICROSOFT_APP_ID: APP_ID.toUpperCase(), PUBLIC_URL: `${ADDRESS}/` });
    expect(same).toEqual(manifest);
  });
});

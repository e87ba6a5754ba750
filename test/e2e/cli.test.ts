import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { runCli } from '../support/cli.js';
import { connectWorkspace } from '../support/slack-workspace.js';
import { it, KEY } from '../support/starts.js';

const DEMONSTRATION = fileURLToPath(new URL('../../src/playground/demonstration-organisation.yaml', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const STAYS = { ENCRYPTION_KEYS: KEY };

async function changedFile(folder: string, change: (file: string) => string): Promise<string> {
  const path = join(folder, 'organisation.yaml');
  const before = await readFile(DEMONSTRATION, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
  return path;
}

/** Amara alone is on the rota: until then nobody of it was. */
const amaraOnRota = (file: string) => file.replace('weeks: [priya, sam]', 'weeks: [amara]');

describe.concurrent('the command line', () => {
  it('changes the organisation while the product runs, which follows within seconds', async ({ starts }) => {
    const { output, state } = await starts.start({});
    expect(state).toBe('ready');
    const url = /The playground is at (\S+)/.exec(output)?.[1] ?? '';
    const { person } = connectWorkspace(url);
    const tomasz = person('U01TOMASZ');
    const asksWhoIsOnDuty = async () => {
      await tomasz.command('/safeguard', 'duty');
      return JSON.stringify((await tomasz.screen()).ephemerals.at(-1));
    };
    expect(await asksWhoIsOnDuty()).toMatch(/On duty now: (Priya|Sam)/);

    const settings = { DATA_DIR: starts.folder };
    const file = await changedFile(starts.folder, amaraOnRota);
    const shown = await runCli(settings, 'org', 'import', file);
    expect(shown).toMatchObject({ code: 0, complained: '' });
    expect(shown.said).toContain('changed  weeks: priya, sam -> amara');
    expect(await asksWhoIsOnDuty()).not.toContain('Amara');

    const done = await runCli(settings, 'org', 'import', file, '--section', 'rota', '--yes');
    expect(done).toMatchObject({ code: 0, complained: '' });
    // Nobody asks in between: the product notices by itself, so that the first who asks is not told what was.
    const noticed = new Promise((resolve) => setTimeout(resolve, 12_000));
    const bad = await changedFile(starts.folder, (text) => text.replace('weeks:', 'weaks:'));
    const refused = await runCli(settings, 'org', 'import', bad, '--section', 'rota', '--yes');
    expect(refused).toMatchObject({ code: 1, said: '' });
    const line = (await readFile(bad, 'utf8')).split('\n').findIndex((each) => each.includes('weaks:')) + 1;
    expect(refused.complained).toContain(`- line ${line}: rota.weaks: is not a key that we know`);
    expect((await runCli(settings, 'org', 'export')).code).toBe(2);
    await noticed;
    expect(await asksWhoIsOnDuty()).toContain('On duty now: Amara');
  });

  it('works alone on the data of a product that is stopped, and leaves it to the next start', async ({ starts }) => {
    expect((await starts.start(STAYS)).state).toBe('ready');
    await starts.stopAll();
    const settings = { ...STAYS, DATA_DIR: starts.folder };
    const file = await changedFile(starts.folder, amaraOnRota);
    const done = await runCli(settings, 'org', 'import', file, '--section', 'rota', '--yes');
    expect(done).toMatchObject({ code: 0, complained: '' });
    expect((await runCli(settings, 'people', 'list')).said).toMatch(/^amara +Amara Okafor +staff +yes/m);
    expect(await readdir(starts.folder)).not.toContain('engine.json');
    expect((await starts.start(STAYS)).state).toBe('ready');
  });

  it('makes no database where there is none', async ({ starts }) => {
    const { code, complained } = await runCli({ DATA_DIR: join(starts.folder, 'nowhere') }, 'people', 'list');
    expect(code).toBe(1);
    expect(complained).toContain('DATA_DIR: holds no database yet');
    expect(await readdir(starts.folder)).toEqual([]);
  });

  it('is "npm run cli", and says what to do where nothing is built', async ({ starts }) => {
    const built = spawn('npm', ['run', '--silent', 'cli', '--', 'help'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    built.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    await once(built, 'close');
    expect([built.exitCode, said]).toEqual([0, expect.stringContaining('org import FILE')]);

    await mkdir(join(starts.folder, 'infra'));
    await cp(join(root, 'infra', 'cli.mjs'), join(starts.folder, 'infra', 'cli.mjs'));
    const script = join(starts.folder, 'infra', 'cli.mjs');
    const unbuilt = spawn(process.execPath, [script, 'people', 'list'], { stdio: ['ignore', 'inherit', 'pipe'] });
    let complained = '';
    unbuilt.stderr.on('data', (chunk) => {
      complained += String(chunk);
    });
    await once(unbuilt, 'close');
    expect([unbuilt.exitCode, complained]).toEqual([1, expect.stringContaining('npm ci && npm run build')]);
  });
});

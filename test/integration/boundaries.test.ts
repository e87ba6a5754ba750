import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../infra/boundaries.mjs', import.meta.url));
const fixture = fileURLToPath(new URL('../fixtures/boundaries', import.meta.url));
const made: string[] = [];

function judge(...args: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-boundaries-'));
  made.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

describe('the check of the import rule', () => {
  it('passes where the rule is kept', () => {
    const folder = folderWith({
      'src/domain/concern.ts': 'export const concern = 1;\n',
      'src/main.ts': "import './domain/concern.js';\nexport const port = process.env.PORT;\n",
    });
    expect(judge(folder)).toEqual({ status: 0, stderr: '' });
  });

  it('fails on bad imports, and names the rule and the two files', () => {
    const { status, stderr } = judge(fixture);
    expect(status).toBe(1);
    expect(stderr).toContain('domain-imports: src/domain/asks-the-application.ts imports src/application/raise.ts');
    expect(stderr).toContain('environment-readers: src/http/reads-the-environment.ts reads the environment');
  });

  it('fails when there is nothing to judge', () => {
    const { status, stderr } = judge(folderWith({}));
    expect(status).not.toBe(0);
    expect(stderr).toContain('no sources were found');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { VARIABLES } from '../../src/config-schema.js';

const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');

interface Listed {
  readonly name: string;
  readonly value: string;
  readonly above: string;
  readonly line: number;
}

/** `#NAME=value`, or without the sign where a value is in force. */
const listed: readonly Listed[] = lines.flatMap((text, line) => {
  const [, name, value = ''] = /^#?([A-Z][A-Z0-9_]*)=(.*)$/.exec(text) ?? [];
  return name ? [{ name, value, above: lines[line - 1] ?? '', line }] : [];
});

const names = listed.map(({ name }) => name);
const exampleOf = (name: string) => listed.find((entry) => entry.name === name)?.value;

describe('.env.example', () => {
  it('lists every variable that the product knows, once, and no other', () => {
    expect([...names].sort()).toEqual([...VARIABLES].sort());
  });

  it.each(listed)('says above $name what it is for', ({ above }) => {
    expect(above).toMatch(/^# .*\w/);
  });

  it("has the variables that the README's table of settings has", () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, table = ''] = /\n## Configuration\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const rows = table.split('\n').filter((row) => row.startsWith('| `'));
    const shown = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(shown.sort()).toEqual([...VARIABLES].sort());
  });

  it('sets nothing, so that a copy of it starts the product as no settings do', () => {
    expect(lines.filter((text) => text !== '' && !text.startsWith('#'))).toEqual([]);
  });

  it('shows the values that hold without settings', () => {
    const config = readConfig({});
    expect(exampleOf('PORT')).toBe(String(config.port));
    expect(exampleOf('METRICS_PORT')).toBe(String(config.metricsPort));
    expect(exampleOf('DATA_DIR')).toBe(config.dataDir);
  });

  it('shows values that the product accepts', () => {
    const shown = listed.filter(({ name, value }) => value !== '' && name !== 'SLACK_API_URL');
    const settings = Object.fromEntries(shown.map(({ name, value }) => [name, value]));
    const secrets = {
      ENCRYPTION_KEYS: `a:${Buffer.alloc(32).toString('base64')}`,
      SLACK_SIGNING_SECRET: 'not-a-secret',
      SLACK_BOT_TOKEN: 'not-a-token',
      SLACK_APP_TOKEN: 'xapp-not-a-token',
      MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000000',
      MICROSOFT_APP_PASSWORD: 'not-a-secret',
      MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-000000000001',
    };
    expect(readConfig({ ...settings, ...secrets })).toMatchObject({
      production: true,
      playground: 'off',
      teams: { kind: 'azure', type: 'SingleTenant' },
    });
  });
});

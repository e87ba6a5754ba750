import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AppsManifestCreateArguments, WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMAND, EVENTS } from '../../src/platforms/slack/app.js';
import { readManifest } from '../../src/playground/manifest.js';
import { createMethods } from '../../src/playground/web-api/methods.js';
import { createWorkspace } from '../../src/playground/workspace/workspace.js';
import { SHORTCUTS } from '../../src/presentation/action-ids.js';
import { LABELS } from '../../src/presentation/wording.js';

/** Slack's own type of a manifest, which its library exports as an argument only. */
type Manifest = AppsManifestCreateArguments['manifest'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => parse(readFileSync(join(root, 'manifests/slack', name), 'utf8')) as Manifest;
const manifest = read('manifest.yaml');
const scopesPage = readFileSync(join(root, 'manifests/slack/scopes.md'), 'utf8');

const { features, settings } = manifest;
const scopes: readonly string[] = manifest.oauth_config?.scopes?.bot ?? [];
const shortcuts = features?.shortcuts ?? [];
const commands = features?.slash_commands ?? [];

/** What each method asks for (the methods' pages in Slack's reference, checked on 23 November 2026). */
const SCOPE_OF: Readonly<Record<string, string | undefined>> = {
  'auth.test': undefined,
  'chat.delete': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.open': undefined,
  'views.publish': undefined,
  'views.update': undefined,
};

/** Slack asks for it wherever there is a command or a shortcut. */
const SCOPE_OF_COMMANDS = 'commands';

function* methodsOf(object: object, path: readonly string[] = []): Generator<string> {
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'function' && path.length > 0) yield [...path, name].join('.');
    else if (typeof value === 'object' && value !== null && path.length < 3) yield* methodsOf(value, [...path, name]);
  }
}

/** Slack's side of the product, without comments. */
function sources(): string {
  const folder = join(root, 'src/platforms/slack');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, ''))
    .join('\n');
}

/** Every method of the Web API whose name stands in the code after a dot, as in `client.views.open(`. */
function methodsCalled(): string[] {
  const code = sources();
  const isCalled = (name: string) => new RegExp(`\\.${name.replaceAll('.', '\\s*\\??\\.\\s*')}\\b`).test(code);
  return [...new Set(methodsOf(new WebClient('')))].filter(isCalled).sort();
}

interface ScopeRow {
  readonly scope: string;
  readonly feature: string;
  readonly methods: readonly string[];
  readonly test: string;
}

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

function scopeTable(): ScopeRow[] {
  return scopesPage
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [scope = '', feature = '', methods = '', test = ''] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      return { scope: quoted(scope)[0] ?? '', feature, methods: quoted(methods), test: quoted(test)[0] ?? '' };
    });
}

const scopeOf = (method: string) => SCOPE_OF[method];

describe("the Slack app's manifest", () => {
  it('offers the command that the code answers, and no other', () => {
    expect(commands.map(({ command }) => command)).toEqual([COMMAND]);
  });

  it('offers the shortcuts that the code answers, each of its kind, and no other', () => {
    const offered = shortcuts.map(({ callback_id, type }) => ({ callback_id, type }));
    expect(offered).toEqual([
      { callback_id: SHORTCUTS.raise, type: 'global' },
      { callback_id: SHORTCUTS.raiseAboutMessage, type: 'message' },
    ]);
    expect(offered).toHaveLength(Object.keys(SHORTCUTS).length);
  });

  it('subscribes to the events that the code handles, and to no other', () => {
    expect(settings?.event_subscriptions?.bot_events).toEqual([...EVENTS]);
    expect(settings?.event_subscriptions?.user_events).toBeUndefined();
    expect(sources().match(/\bapp\.event\(/g)).toHaveLength(EVENTS.length);
  });

  it('asks for the scopes of the methods that the code calls, and for no other', () => {
    const called = methodsCalled();
    expect(called).toEqual(Object.keys(SCOPE_OF).sort());
    const needed = called.map(scopeOf).filter((scope) => scope !== undefined);
    expect(new Set(scopes)).toEqual(new Set([SCOPE_OF_COMMANDS, ...needed]));
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(manifest.oauth_config?.scopes?.user).toBeUndefined();
  });

  it('is explained by the table of scopes: a row for each scope, its methods, and a test that exists', () => {
    const rows = scopeTable();
    expect(rows.map(({ scope }) => scope)).toEqual(scopes);
    for (const { scope, feature, methods, test } of rows) {
      expect({ scope, methods }).toEqual({ scope, methods: methodsCalled().filter((name) => scopeOf(name) === scope) });
      expect(feature).not.toBe('');
      expect({ test, exists: existsSync(join(root, test)) }).toEqual({ test, exists: true });
    }
    const [, withoutScope = ''] = /Methods that need no scope:([\s\S]*?)\n\n/.exec(scopesPage) ?? [];
    expect(quoted(withoutScope).sort()).toEqual(methodsCalled().filter((name) => scopeOf(name) === undefined));
  });

  it('has no key that Slack does not know: HTTP at one address, one workspace, a messages tab that is read-only', () => {
    const words = expect.stringMatching(/\w/);
    const address = 'https://safeguard.example.org/slack/events';
    const whole: Manifest = {
      _metadata: { major_version: 2, minor_version: 1 },
      display_information: { name: 'Safeguard', description: words, long_description: words, background_color: words },
      features: {
        // Nobody can type a disclosure to the bot by mistake.
        app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
        bot_user: { display_name: 'safeguard', always_online: true },
        shortcuts: [
          { type: 'global', callback_id: SHORTCUTS.raise, name: LABELS.raise, description: words },
          { type: 'message', callback_id: SHORTCUTS.raiseAboutMessage, name: words, description: words },
        ],
        slash_commands: [
          { command: COMMAND, url: address, description: words, usage_hint: words, should_escape: false },
        ],
      },
      oauth_config: { scopes: { bot: ['commands', 'chat:write', 'im:write', 'users:read', 'users:read.email'] } },
      settings: {
        event_subscriptions: { request_url: address, bot_events: [...EVENTS] },
        interactivity: { is_enabled: true, request_url: address },
        org_deploy_enabled: false,
        socket_mode_enabled: false,
        token_rotation_enabled: false,
      },
    };
    expect(manifest).toEqual(whole);
  });

  it('is the same for Socket Mode, but that no address is in it', () => {
    const { url: _url, ...command } = commands[0] ?? expect.unreachable('no command');
    const whole: Manifest = {
      ...manifest,
      features: { ...features, slash_commands: [command] },
      settings: {
        ...settings,
        event_subscriptions: { bot_events: [...EVENTS] },
        interactivity: { is_enabled: true },
        socket_mode_enabled: true,
      },
    };
    expect(read('manifest-socket-mode.yaml')).toEqual(whole);
    expect(JSON.stringify(whole)).not.toContain('http');
    expect(readManifest('socket-mode')).toEqual(readManifest('http'));
  });

  it('keeps within what Slack accepts', () => {
    const { name, description = '', long_description = '' } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    // Documented as 140; Slack refuses the 140th.
    expect(description.length).toBeLessThan(140);
    expect(long_description.length).toBeGreaterThan(174);
    expect(long_description.length).toBeLessThanOrEqual(4_000);
    expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const shortcut of shortcuts) {
      // Not in the reference: Slack answers "must be less than 25 characters".
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
    expect(commands[0]?.command.length).toBeLessThanOrEqual(32);
  });

  it("is what the playground's workspace has installed, which knows every method at the same scope", () => {
    const installed = readManifest('http');
    expect(installed).toMatchObject({
      features: {
        slash_commands: [{ command: COMMAND }],
        shortcuts: shortcuts.map(({ callback_id, name }) => ({ callback_id, name })),
      },
      oauth_config: { scopes: { bot: scopes } },
      settings: { event_subscriptions: { bot_events: [...EVENTS] } },
    });
    const known = createMethods(
      createWorkspace({ people: [], manifest: installed, baseUrl: 'http://127.0.0.1', clockOffsetMs: () => 0 }),
    );
    for (const method of methodsCalled()) {
      expect(known).toHaveProperty([method]);
      expect({ method, scope: known[method]?.scope }).toEqual({ method, scope: scopeOf(method) });
    }
  });
});

import { ErrorCode, type KnownBlock, type ModalView, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainManifest } from '../../../src/playground/manifest.js';
import { type PlaygroundWithApp, startPlaygroundWithApp } from '../../support/playground-with-app.js';

let running: PlaygroundWithApp;
let client: WebClient;
let triggers: string[];

beforeEach(async () => {
  running = await startPlaygroundWithApp();
  triggers = [];
  running.app.command('/safeguard', async ({ ack, body }) => {
    triggers.push(body.trigger_id);
    await ack();
  });
  client = clientWith(running.botToken);
});

afterEach(() => running.close());

function clientWith(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: `${running.baseUrl}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 1000,
  });
}

/** The error code that Slack gives, with whatever goes with it. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (typeof error !== 'object' || error === null || !('data' in error)) throw new Error(`not a refusal: ${error}`);
  return error.data as Record<string, unknown>;
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
const modal = (title = 'Title', more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  blocks: [section('Words')],
  ...more,
});

async function triggerFrom(personId: string): Promise<string> {
  await running.slack.person(personId).command('/safeguard');
  return triggers.pop() ?? '';
}

describe('the token', () => {
  it('is needed, must be right, and brings its scopes', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: 'U01SAFEBOT',
      team_id: 'T01SAFEGRD',
      bot_id: 'B01SAFEGRD',
    });
    expect(await refusal(clientWith('xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
    const bare = await fetch(`${running.baseUrl}/slack/api/auth.test`, { method: 'POST' });
    expect(await bare.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusal(client.conversations.history({ channel: 'C01GENERAL' }))).toMatchObject({
      error: 'missing_scope',
      needed: expect.stringContaining('channels:history'),
      provided: 'commands,chat:write,im:write,users:read,users:read.email',
    });
    expect(await refusal(client.apiCall('concerns.list'))).toMatchObject({ error: 'unknown_method' });
  });

  it('without the e-mail scope gives no e-mail', async () => {
    await running.close();
    const bot = ['commands', 'chat:write', 'im:write', 'users:read'];
    running = await startPlaygroundWithApp({ manifest: { ...plainManifest, oauth_config: { scopes: { bot } } } });
    client = clientWith(running.botToken);
    const { user } = await client.users.info({ user: 'U01AMARA' });
    expect(user?.profile).not.toHaveProperty('email');
    expect(await refusal(client.users.lookupByEmail({ email: 'amara@example.org' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read.email',
    });
  });
});

describe('people', () => {
  it('are of every kind that a workspace has', async () => {
    const kind = async (user: string) => (await client.users.info({ user })).user;
    expect(await kind('U01AMARA')).toMatchObject({
      real_name: 'Amara Okafor',
      deleted: false,
      profile: { email: 'amara@example.org' },
    });
    expect(await kind('U01JORDAN')).toMatchObject({ real_name: 'Jordan Blake', is_restricted: false });
    expect(await kind('U01GUEST')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await kind('U01ULTRA')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    expect(await kind('U01FORMER')).toMatchObject({ deleted: true });
    expect(await kind('U09STRANGER')).toMatchObject({ is_stranger: true, team_id: 'T09OTHERCO' });
    expect(await refusal(client.users.info({ user: 'U01NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  });

  it('are deactivated by an administrator: the directory says so, while what is posted to them is still taken', async () => {
    const amara = running.slack.person('U01AMARA');
    const deleted = async () => (await client.users.info({ user: 'U01AMARA' })).user?.deleted;
    await amara.deactivate();
    expect(await deleted()).toBe(true);
    expect(await refusal(client.conversations.open({ users: 'U01AMARA' }))).toMatchObject({ error: 'user_disabled' });
    const { channel } = await client.chat.postMessage({ channel: 'U01AMARA', text: 'Nobody reads this' });
    expect((await client.chat.postMessage({ channel: channel ?? '', text: 'Nor this' })).ok).toBe(true);
    await expect(amara.command('/safeguard')).rejects.toThrow('this account is deactivated');
    await amara.reactivate();
    expect(await deleted()).toBe(false);
    expect((await client.users.info({ user: 'U01AMARA' })).user).toMatchObject({ is_restricted: false });
    await expect(running.slack.person('U09STRANGER').deactivate()).rejects.toThrow('another company');
  });

  it('are found by e-mail, but not when their account is gone', async () => {
    expect(await client.users.lookupByEmail({ email: 'Amara@Example.org' })).toMatchObject({
      user: { id: 'U01AMARA' },
    });
    expect(await refusal(client.users.lookupByEmail({ email: 'dana@example.org' }))).toMatchObject({
      error: 'users_not_found',
    });
  });

  it('are listed page by page, robots included', async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of client.paginate('users.list', { limit: 4 })) {
      ids.push(...((page as { members?: { id?: string }[] }).members ?? []).map((member) => member.id));
    }
    expect(ids).toHaveLength(9);
    expect(ids).toEqual(expect.arrayContaining(['USLACKBOT', 'U01SAFEBOT', 'U01PRIYA', 'U01FORMER']));
    expect(await refusal(client.users.list({ cursor: 'nonsense' }))).toMatchObject({ error: 'invalid_cursor' });
  });
});

describe('messages', () => {
  it('reach a person by their id or by an opened conversation, and are the bot’s to change', async () => {
    const { channel } = await client.conversations.open({ users: 'U01AMARA' });
    expect(channel?.id).toBe('D01AMARA');
    const posted = await client.chat.postMessage({
      channel: 'U01AMARA',
      text: 'Hello',
      blocks: [section('Hello *there*')],
    });
    expect(posted).toMatchObject({ channel: 'D01AMARA', message: { bot_id: 'B01SAFEGRD' } });
    const ts = posted.ts ?? '';
    await client.chat.update({ channel: 'D01AMARA', ts, text: 'Changed' });
    const [message] = await running.slack.person('U01AMARA').messages();
    expect(message).toMatchObject({ text: 'Changed', editedTs: expect.any(String) });
    expect(message?.blocks).toMatchObject([
      { type: 'section', block_id: expect.any(String), text: { verbatim: false } },
    ]);
    await client.chat.delete({ channel: 'D01AMARA', ts });
    expect(await running.slack.person('U01AMARA').messages()).toEqual([]);
  });

  it('are refused as Slack refuses them', async () => {
    const ts = '1700000000.000000';
    const amara = running.slack.person('U01AMARA');
    const posted = await amara.post('C01GENERAL', 'By a person');
    const error = async (call: Promise<unknown>) => (await refusal(call)).error;
    expect(await error(client.chat.postMessage({ channel: 'U01NOBODY', text: 'x' }))).toBe('channel_not_found');
    expect(await error(client.chat.postMessage({ channel: 'C01GENERAL', text: 'x' }))).toBe('not_in_channel');
    expect(await error(client.chat.postMessage({ channel: 'U01AMARA', text: '' }))).toBe('no_text');
    expect(await error(client.chat.postMessage({ channel: 'U01AMARA', text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
    expect(await error(client.chat.update({ channel: 'D01AMARA', ts, text: 'x' }))).toBe('message_not_found');
    expect(await error(client.chat.update({ channel: 'U01AMARA', ts, text: 'x' }))).toBe('channel_not_found');
    expect(await error(client.chat.update({ channel: 'C01GENERAL', ts: posted.ts, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await error(client.chat.delete({ channel: 'C01GENERAL', ts: posted.ts }))).toBe('cant_delete_message');
    expect(await error(client.chat.postEphemeral({ channel: 'D01AMARA', user: 'U01PRIYA', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
    expect(await error(client.conversations.open({ users: 'U01FORMER' }))).toBe('user_disabled');
    expect(await error(client.conversations.open({ users: 'U01NOBODY' }))).toBe('user_not_found');
  });

  it('name the place of a bad block, and may not be too long altogether', async () => {
    expect(
      await refusal(client.chat.postMessage({ channel: 'U01AMARA', text: 'x', blocks: [section('')] })),
    ).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: { messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'] },
    });
    const long = Array.from({ length: 5 }, () => section('x'.repeat(2700)));
    expect(await refusal(client.chat.postMessage({ channel: 'U01AMARA', text: 'x', blocks: long }))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
    expect(await client.chat.postMessage({ channel: 'U01AMARA', text: 'x', blocks: long.slice(1) })).toMatchObject({
      ok: true,
    });
  });

  it('may be sent as JSON, and broken JSON is named', async () => {
    const headers = { authorization: `Bearer ${running.botToken}`, 'content-type': 'application/json; charset=utf-8' };
    const post = async (body: string) => {
      const response = await fetch(`${running.baseUrl}/slack/api/chat.postMessage`, { method: 'POST', headers, body });
      return response.json();
    };
    expect(await post(JSON.stringify({ channel: 'U01AMARA', blocks: [section('As JSON')] }))).toMatchObject({
      ok: true,
    });
    expect(await post('{')).toEqual({ ok: false, error: 'invalid_json' });
  });
});

describe('views', () => {
  it('open with a fresh trigger, once', async () => {
    const trigger_id = await triggerFrom('U01AMARA');
    const opened = await client.views.open({ trigger_id, view: modal('First') });
    expect(opened.view).toMatchObject({
      id: expect.stringMatching(/^V/),
      root_view_id: opened.view?.id,
      previous_view_id: null,
    });
    const again = client.views.open({ trigger_id, view: modal() });
    expect(await refusal(again)).toMatchObject({ error: 'exchanged_trigger_id' });
    const invented = client.views.open({ trigger_id: '1.2.3', view: modal() });
    expect(await refusal(invented)).toMatchObject({ error: 'invalid_trigger_id' });
  });

  it('do not open three seconds later', async () => {
    const trigger_id = await triggerFrom('U01AMARA');
    await new Promise((resolve) => setTimeout(resolve, 3050));
    expect(await refusal(client.views.open({ trigger_id, view: modal() }))).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('change their hash at every update, and refuse an old one', async () => {
    const opened = await client.views.open({ trigger_id: await triggerFrom('U01AMARA'), view: modal() });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    const updated = await client.views.update({ view_id, hash, view: modal('Second') });
    expect(updated.view?.hash).not.toBe(hash);
    const stale = client.views.update({ view_id, hash, view: modal('Third') });
    expect(await refusal(stale)).toMatchObject({ error: 'hash_conflict' });
    await running.slack.person('U01AMARA').close();
    expect(await refusal(client.views.update({ view_id, view: modal() }))).toMatchObject({ error: 'not_found' });
  });

  it('stack up to three, and only from inside a modal', async () => {
    const amara = running.slack.person('U01AMARA');
    running.app.action('more', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') triggers.push(body.trigger_id);
    });
    const deeper = modal('Deeper', {
      blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] }],
    });
    await client.views.open({ trigger_id: await triggerFrom('U01AMARA'), view: deeper });
    const press = async () => {
      await amara.press({ in: 'modal', element: 'More' });
      await expect.poll(() => triggers.length).toBeGreaterThan(0);
      return triggers.pop() ?? '';
    };
    await client.views.push({ trigger_id: await press(), view: deeper });
    await client.views.push({ trigger_id: await press(), view: deeper });
    expect((await amara.screen()).modals).toHaveLength(3);
    const fourth = client.views.push({ trigger_id: await press(), view: deeper });
    expect(await refusal(fourth)).toMatchObject({ error: 'push_limit_reached' });
    const outside = client.views.push({ trigger_id: await triggerFrom('U01PRIYA'), view: deeper });
    expect(await refusal(outside)).toMatchObject({ error: 'not_found' });
    await client.views.open({ trigger_id: await press(), view: modal('Unseen') });
    expect((await amara.screen()).modals.map(({ title }) => title)).toEqual(['Deeper', 'Deeper', 'Deeper']);
  });

  it('are refused whole when one thing in them is wrong, without using up the trigger', async () => {
    const trigger_id = await triggerFrom('U01AMARA');
    const tooLong = client.views.open({ trigger_id, view: modal('x'.repeat(25)) });
    expect(await refusal(tooLong)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    const blocks = Array.from({ length: 90 }, () => section('x'.repeat(3000)));
    expect(await refusal(client.views.open({ trigger_id, view: modal('Big', { blocks }) }))).toMatchObject({
      error: 'view_too_large',
    });
    expect(await client.views.open({ trigger_id, view: modal() })).toMatchObject({ ok: true });
  });

  it('of the home tab are published for one person, with the hash that is known', async () => {
    const view = { type: 'home' as const, blocks: [section('Home')] };
    const first = await client.views.publish({ user_id: 'U01AMARA', view });
    const hash = first.view?.hash ?? '';
    await client.views.publish({ user_id: 'U01AMARA', hash, view });
    expect(await refusal(client.views.publish({ user_id: 'U01AMARA', hash, view }))).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await running.slack.person('U01PRIYA').home()).toBeNull();
    expect(await running.slack.person('U01AMARA').home()).toMatchObject({ type: 'home' });
  });
});

describe('faults', () => {
  const post = () => client.chat.postMessage({ channel: 'U01AMARA', text: 'x' });
  const failure = async () =>
    post().then(
      () => undefined,
      (error: { code?: string }) => error.code,
    );

  it.each([
    ['rate-limited', ErrorCode.RateLimitedError],
    ['status', ErrorCode.HTTPError],
    ['hang', ErrorCode.RequestError],
    ['reset', ErrorCode.RequestError],
    ['error', ErrorCode.PlatformError],
  ] as const)('%s meets the next call only', async (kind, code) => {
    await running.slack.fault({ method: 'chat.postMessage', kind, times: 1 });
    expect(await failure()).toBe(code);
    expect(await failure()).toBeUndefined();
    expect(await running.slack.person('U01AMARA').messages()).toHaveLength(1);
  });

  it('that come afterwards lose the answer, not the message', async () => {
    await running.slack.fault({ kind: 'reset', times: 1, afterwards: true });
    expect(await failure()).toBe(ErrorCode.RequestError);
    expect(await running.slack.person('U01AMARA').messages()).toHaveLength(1);
  });

  it('name the seconds to wait, and can be cleared', async () => {
    await running.slack.fault({ kind: 'rate-limited', retryAfterSeconds: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await running.slack.clearFaults();
    expect(await failure()).toBeUndefined();
  });
});

describe('what left the product', () => {
  it('is all recorded, with its arguments as they were and without the token', async () => {
    await client.chat.postMessage({ channel: 'U01AMARA', text: 'Words', blocks: [section('Sentinel')] });
    const calls = await running.slack.calls();
    expect(calls).toMatchObject([
      {
        kind: 'web-api',
        method: 'chat.postMessage',
        args: { channel: 'U01AMARA', blocks: [section('Sentinel')] },
        status: 200,
      },
    ]);
    expect(JSON.stringify(calls)).not.toContain(running.botToken);
  });
});

describe('the playground answers only its own machine', () => {
  it.each([
    ['another name', { host: 'attacker.example' }],
    ['another page', { origin: 'https://attacker.example' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
  ])('and not %s', async (_who, headers) => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(`${running.baseUrl}/api/people`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
    expect(status).toBe(403);
  });
});

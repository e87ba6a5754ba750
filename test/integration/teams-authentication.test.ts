import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Activity } from 'botbuilder';
import { MicrosoftAppCredentials } from 'botframework-connector';
import { decodeProtectedHeader, exportSPKI, importJWK, type JWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { teamsActivity } from '../../src/platforms/teams/activity.js';
import { TeamsAdapter } from '../../src/platforms/teams/adapter.js';
import {
  APP_ID,
  type AuthenticatedTeams,
  cloudWithKeysAt,
  listening,
  startAuthenticatedTeams,
  startIssuer,
  TENANT_ID,
} from '../support/authenticated-teams.js';

const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const PRIYA = '2f9e1b64-8d3a-4f07-b6c9-5e7a1d4c3b02';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let other: Awaited<ReturnType<typeof startIssuer>>;
let teams: AuthenticatedTeams;
/** The SDK writes there by itself. */
let console_: MockInstance<typeof console.error>;
beforeAll(async () => {
  [issuer, other] = await Promise.all([startIssuer(), startIssuer()]);
  teams = await startAuthenticatedTeams({ metadataUrl: issuer.metadataUrl });
});
afterAll(() => Promise.all([teams?.close(), issuer?.close(), other?.close()]));
beforeEach(() => {
  console_ = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => console_.mockRestore());

/** Somebody opens the form, which is answered in the answer itself. */
function activity(changes: Record<string, unknown> = {}) {
  return {
    type: 'invoke',
    name: 'task/fetch',
    id: `f:${randomUUID()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    from: { id: '29:amara', aadObjectId: AMARA, name: 'Amara' },
    recipient: { id: `28:${APP_ID}` },
    conversation: { id: 'a:amara', conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
    value: { data: { action: 'report.open', msteams: { type: 'task/fetch' } } },
    ...changes,
  };
}

/** As the SDK is handed it; what its type names besides is not read here. */
function activityOf(body: object): Activity {
  const { timestamp: _, ...read } = teamsActivity.parse(body);
  const partial: Partial<Activity> = read;
  return partial as Activity;
}

/** Bytes as they are, or a value to be written as JSON. */
type Raw = string | Uint8Array<ArrayBuffer>;
const isRaw = (body: Raw | object): body is Raw => typeof body === 'string' || ArrayBuffer.isView(body);

async function post(
  body: Raw | object,
  authorization?: string,
  { to = teams, headers = {} }: { to?: AuthenticatedTeams; headers?: Record<string, string> } = {},
) {
  const answer = await fetch(to.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }), ...headers },
    body: isRaw(body) ? body : JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

const bearer = async (...wanted: Parameters<typeof issuer.issue>) => `Bearer ${await issuer.issue(...wanted)}`;

/** The good token's claims under another algorithm and key. */
async function resigned(alg: 'none' | 'HS256'): Promise<string> {
  const good = await issuer.issue(SERVICE_URL);
  const { kid = '' } = decodeProtectedHeader(good);
  const [, claims = ''] = good.split('.');
  if (alg === 'none') {
    return `Bearer ${Buffer.from(JSON.stringify({ alg, kid, typ: 'JWT' })).toString('base64url')}.${claims}.`;
  }
  const { keys } = (await (await fetch(issuer.metadataUrl.replace('openidconfiguration', 'keys'))).json()) as {
    keys: [JWK];
  };
  const publicKey = await importJWK(keys[0], 'RS256', { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('the key is an RSA key');
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  return `Bearer ${await new SignJWT(payload).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(secret)}`;
}

describe('an activity that proves itself', () => {
  it('is answered', async () => {
    const { status, text } = await post(activity(), await bearer(SERVICE_URL));
    expect(status).toBe(200);
    expect(text).toContain('What happened?');
  });

  it('is answered to nobody else, however many come at once with others that prove nothing', async () => {
    const good = await bearer(SERVICE_URL);
    const bad = `Bearer ${await other.issue(SERVICE_URL)}`;
    const from = (at: number) => ({ id: `29:${at % 2}`, aadObjectId: at % 2 ? AMARA : PRIYA, name: '' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => post(activity({ from: from(at) }), at % 4 < 2 ? good : bad)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map((_, at) => (at % 4 < 2 ? 200 : 401)));
    const drafts = answers.flatMap(({ text }) => /"draftId":"([^"]+)"/.exec(text)?.[1] ?? []);
    expect(new Set(drafts).size).toBe(20);
  });

  it.each([
    ['conversation', { conversation: { id: 'a:amara', conversationType: 'personal', tenantId: randomUUID() } }],
    ['channel data', { channelData: { tenant: { id: randomUUID() } } }],
  ])('is refused when its %s is of another tenant', async (_name, changes) => {
    expect(await post(activity(changes), await bearer(SERVICE_URL))).toEqual({ status: 403, text: '' });
    expect(teams.refused.at(-1)).toBe('workspace');
  });

  it('is refused when it names a host that is not the channel, though its token names the same', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net.evil.example/';
    expect(await post(activity({ serviceUrl }), await bearer(serviceUrl))).toEqual({ status: 403, text: '' });
    expect(teams.refused.at(-1)).toBe('service-url');
  });
});

describe('an activity that does not', () => {
  it.each<readonly [string, () => Promise<string | undefined>]>([
    ['no header', async () => undefined],
    ['an empty header', async () => ''],
    ['a word', async () => 'Zebedee'],
    ['garbage for a token', async () => 'Bearer Zebedee.Zebedee.Zebedee'],
    ['another scheme', async () => (await bearer(SERVICE_URL)).replace('Bearer', 'Basic')],
    ['a signature by another key', async () => `Bearer ${await other.issue(SERVICE_URL)}`],
    ['a signature that was changed', async () => (await bearer(SERVICE_URL)).replace(/.{8}$/, 'AAAAAAAA')],
    ['no algorithm', () => resigned('none')],
    ['the public key as a shared secret', () => resigned('HS256')],
    ['another audience', () => bearer(SERVICE_URL, { audience: '5c9d3e71-0b7a-4f0e-8a45-2f6b8d1c9e33' })],
    ['another issuer', () => bearer(SERVICE_URL, { issuer: 'https://issuer.example/' })],
    ['an age past its end', () => bearer(SERVICE_URL, { notBefore: '-3h', expires: '-1h' })],
    ['a beginning still to come', () => bearer(SERVICE_URL, { notBefore: '1h', expires: '2h' })],
    ['another service URL', () => bearer('https://smba.trafficmanager.net/amer/')],
    ['no service URL', () => bearer(SERVICE_URL, { claims: { serviceurl: undefined } })],
    [
      'what the secret of the app itself bought, which names no service URL',
      () =>
        bearer(SERVICE_URL, {
          issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          claims: { serviceurl: undefined, appid: APP_ID, ver: '1.0' },
        }),
    ],
    [
      'what another bot’s secret bought for us',
      () =>
        bearer(SERVICE_URL, {
          issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          claims: { appid: '5c9d3e71-0b7a-4f0e-8a45-2f6b8d1c9e33', ver: '1.0' },
        }),
    ],
  ])('is refused with %s, counted, and nothing of it is repeated', async (_name, header) => {
    const authorization = await header();
    const before = teams.refused.length;
    expect(await post(activity(), authorization)).toEqual({ status: 401, text: '' });
    // Nor what else is wrong with it.
    const elsewhere = activity({ channelData: { tenant: { id: randomUUID() } } });
    expect(await post(elsewhere, authorization)).toEqual({ status: 401, text: '' });
    expect(teams.refused.slice(before)).toEqual(['signature', 'signature']);
    const written = teams.logged() + JSON.stringify(console_.mock.calls);
    const parts = (authorization ?? '').replace(/^\w+ /, '').split('.');
    for (const part of parts.filter(({ length }) => length > 6)) expect(written).not.toContain(part);
  });

  it.each([
    ['refuse the connection', undefined],
    [
      'answer with an error',
      (_request: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(503).end(),
    ],
    ['give no answer', () => {}],
  ] as const)('is refused while the keys %s, since nobody can be proved', async (_name, answer) => {
    const keys = await listening(answer ?? (() => {}));
    if (answer === undefined) await keys.close();
    const lost = await startAuthenticatedTeams({ metadataUrl: `${keys.origin}/.well-known/openidconfiguration` });
    try {
      const authorization = await bearer(SERVICE_URL);
      expect(await post(activity(), authorization, { to: lost })).toEqual({ status: 401, text: '' });
      expect(lost.refused).toEqual(['signature']);
      expect(lost.logged()).not.toContain(authorization.split('.')[2]);
    } finally {
      await lost.close();
      if (answer) await keys.close();
    }
  });
});

it('lets nobody in with an empty app id, for which the SDK asks for no proof at all', async () => {
  const credentials = { kind: 'azure', appId: '', password: 'a-client-secret', type: 'MultiTenant' } as const;
  const adapter = new TeamsAdapter({ ...credentials, tenantId: TENANT_ID }, { timeoutMs: 2_000 });
  const turn = vi.fn();
  await expect(adapter.handle('', activityOf(activity()), turn)).rejects.toMatchObject({ statusCode: 401 });
  expect(turn).not.toHaveBeenCalled();
});

it.each([
  ['nothing in it', {}],
  ['another channel', activity({ channelId: 'webchat' })],
  ['another tenant', activity({ conversation: { id: 'a:x', tenantId: randomUUID() } })],
  ['a host that is not the channel', activity({ serviceUrl: 'https://evil.example/' })],
])('whoever shows no proof is told that alone, and not of %s', async (_name, body) => {
  expect(await post(body)).toEqual({ status: 401, text: '' });
  expect(teams.refused.at(-1)).toBe('signature');
});

it('a refusal leaves a line of its reason and its request, with the id that the request has in the log', async () => {
  const fresh = await startAuthenticatedTeams({ metadataUrl: issuer.metadataUrl });
  try {
    await post(activity(), 'Bearer Zebedee.Zebedee.Zebedee', { to: fresh });
    await post({}, await bearer(SERVICE_URL), { to: fresh });
    await post(activity({ serviceUrl: 'https://evil.example/' }), await bearer('https://evil.example/'), { to: fresh });
    const lines = fresh
      .logged()
      .split('\n')
      .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
    const refusals = lines.filter(({ msg }) => msg === 'a request was refused');
    expect(refusals.map(({ level, reason }) => [level, reason])).toEqual([
      [40, 'signature'],
      [40, 'shape'],
      [40, 'service-url'],
    ]);
    const requests = lines.flatMap(({ req }) => (req === undefined ? [] : [(req as { id: string }).id]));
    expect(refusals.map(({ requestId }) => requestId)).toEqual(requests);
    for (const line of refusals) expect(JSON.stringify(line)).not.toMatch(/Zebedee|Amara|7d3c5a10|evil/);
  } finally {
    await fresh.close();
  }
});

describe('a body that is none of Teams’', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const withDeep = JSON.stringify(activity({ deep: 0 })).replace('"deep":0', `"deep":${deep(10_000)}`);
  const withDeepChoice = JSON.stringify(activity({ value: { data: { go: 0 } } })).replace(
    '"go":0',
    `"go":${deep(10_000)}`,
  );

  it.each<readonly [string, number, Raw, Record<string, string>]>([
    ['of a megabyte', 413, JSON.stringify(activity({ text: 'x'.repeat(1_000_000) })), {}],
    ['10,000 levels deep, of nobody', 401, deep(10_000), {}],
    ['with 10,000 levels in it, of nobody', 401, withDeep, {}],
    ['that is no UTF-8, of nobody', 401, Buffer.from('{"type":"message","text":"\xff\xfe"}', 'latin1'), {}],
    ['in another character set', 415, '{}', { 'content-type': 'application/json; charset=iso-8859-1' }],
    ['packed, of nobody', 401, gzipSync(JSON.stringify(activity())), { 'content-encoding': 'gzip' }],
    ['packed, and far bigger', 413, gzipSync(Buffer.alloc(50_000_000, ' ')), { 'content-encoding': 'gzip' }],
    ['that only says it is packed', 400, JSON.stringify(activity()), { 'content-encoding': 'gzip' }],
    ['packed in an unknown way', 415, 'x', { 'content-encoding': 'rot13' }],
    ['cut short', 400, JSON.stringify(activity()).slice(0, 80), {}],
  ])('is refused when it is %s', async (_name, status, body, headers) => {
    expect(await post(body, undefined, { headers })).toEqual({ status, text: '' });
  });

  it.each<readonly [string, Raw]>([
    ['10,000 levels deep', deep(10_000)],
    ['that is no UTF-8', Buffer.from('{"type":"message","text":"\xff\xfe"}', 'latin1')],
  ])('from whoever has a token is refused when it is %s', async (_name, body) => {
    expect(await post(body, await bearer(SERVICE_URL))).toEqual({ status: 400, text: '' });
  });

  it.each([
    ['beside what we read', withDeep],
    ['in what we read', withDeepChoice],
  ])('does no harm from Teams itself, 10,000 levels deep %s', async (_name, body) => {
    expect((await post(body, await bearer(SERVICE_URL))).status).toBe(200);
  });
});

describe('our own identity', () => {
  const password = 'a-client-secret';
  const at = { timeoutMs: 2_000 };

  async function credentialsIn(type: 'SingleTenant' | 'MultiTenant', during: 'turn' | 'delivery') {
    const cloud = during === 'turn' ? { cloud: cloudWithKeysAt(issuer.metadataUrl) } : {};
    const adapter = new TeamsAdapter(
      { kind: 'azure', appId: APP_ID, password, type, tenantId: TENANT_ID },
      { ...at, ...cloud },
    );
    let used: unknown;
    const look = async (context: { turnState: Map<unknown, unknown> }) => {
      used = (context.turnState.get(adapter.ConnectorClientKey) as { credentials?: unknown }).credentials;
    };
    if (during === 'turn') {
      await adapter.handle(await bearer(SERVICE_URL), activityOf(activity()), look);
    } else await adapter.inConversation({ serviceUrl: SERVICE_URL, channelId: 'msteams' }, look);
    if (!(used instanceof MicrosoftAppCredentials)) throw new Error('no credentials of an app');
    const { appId, appPassword, oAuthEndpoint, oAuthScope } = used;
    return { appId, appPassword, oAuthEndpoint, oAuthScope };
  }

  it.each([
    ['SingleTenant', 'turn', TENANT_ID],
    ['SingleTenant', 'delivery', TENANT_ID],
    ['MultiTenant', 'turn', 'botframework.com'],
    ['MultiTenant', 'delivery', 'botframework.com'],
  ] as const)('as a %s app is proved, during a %s, by a token of %s', async (type, during, tenant) => {
    expect(await credentialsIn(type, during)).toEqual({
      appId: APP_ID,
      appPassword: password,
      oAuthEndpoint: `https://login.microsoftonline.com/${tenant}`,
      oAuthScope: 'https://api.botframework.com',
    });
  });

  it('as a multi-tenant app serves our tenant alone', async () => {
    const multi = await startAuthenticatedTeams({ metadataUrl: issuer.metadataUrl, type: 'MultiTenant' });
    try {
      const good = await bearer(SERVICE_URL);
      expect((await post(activity(), good, { to: multi })).status).toBe(200);
      const elsewhere = activity({ channelData: { tenant: { id: randomUUID() } } });
      expect((await post(elsewhere, good, { to: multi })).status).toBe(403);
      expect((await post(activity(), undefined, { to: multi })).status).toBe(401);
    } finally {
      await multi.close();
    }
  });
});

// Last: it takes the database away.
it('answers a fault inside the turn with nothing, and logs it in neutral words', async () => {
  const good = await bearer(SERVICE_URL);
  await teams.loseDatabase();
  const before = teams.logged().length;
  const uninstall = activity({
    type: 'installationUpdate',
    name: undefined,
    value: undefined,
    action: 'remove',
    text: 'Zebedee',
  });
  expect(await post(uninstall, good)).toEqual({ status: 200, text: '' });
  const written = teams.logged().slice(before);
  expect(written).toContain('an activity could not be answered');
  expect(written).toContain('"code":"storage"');
  expect(written + JSON.stringify(console_.mock.calls)).not.toMatch(/Zebedee|Amara|7d3c5a10/);
});

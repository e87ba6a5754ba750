import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TAB_HEADER } from '../../src/http/tab-contract.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** The tab as its requests are: who gets in, by which way, and what an attacker gets. */

const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';
const LEILA = '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04';
const FIONA = '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05';
const TOMASZ = 'a3f7b2c9-2d8e-4e51-8c34-1d6e9f5a4b06';
const PRIYA = '2f9e1b64-8d3a-4f07-b6c9-5e7a1d4c3b02';
/** A guest of the tenant, whom nobody listed. */
const GUEST = 'b95a2c7d-3e86-4f19-8b40-6d1f4e9c5a09';
const STRANGER = 'f4c81a6e-7b20-4d95-a3e7-9c5d2b8f1e10';

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
beforeAll(async () => {
  product = await startTestProduct();
  tab = createTabVisitor(product);
});
afterAll(() => product?.stop());

/** 256 bytes leave four bits of the last letter unread. */
function respelt(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + letters[letters.indexOf(token.at(-1) ?? '') ^ 1];
}

/** The link that the home tab of the workspace leads to. */
async function linkOf(userId: string): Promise<string> {
  const person = product.slack.person(userId);
  await person.openHome();
  await person.waitForHome((view) => JSON.stringify(view).includes('Open as pages'));
  await person.press({ in: 'home', element: 'Open as pages' });
  const shown = JSON.stringify(await person.waitForModal((view) => JSON.stringify(view).includes('/tab/enter/')));
  return /http[^"]*\/tab\/enter\/[\w-]{43}/.exec(shown)?.[0] ?? '';
}

describe('whoever is signed in to Teams', () => {
  test('gets in with the token of their tenant, and sees the pages of their roles', async () => {
    const amara = await tab.inTeams(AMARA);
    expect(amara.opened.status).toBe(200);
    expect(amara.opened.body).toMatchObject({ name: 'Amara Okafor', organisation: 'Care Mastery' });
    const labels = (body: { pages: { label: string }[] }) => body.pages.map(({ label }) => label);
    expect(labels(amara.opened.body)).not.toContain('Insight');
    const fiona = await tab.inTeams(FIONA);
    expect(labels(fiona.opened.body)).toEqual(expect.arrayContaining(['Duty desk', 'Insight', 'Set-up']));
    expect((await amara.ask('GET', '/duty-desk')).status).toBe(200);
  });

  test.each([
    ['from another company', () => tab.tokenFor(STRANGER)],
    ['with nonsense', async () => 'nonsense'],
    ['with an id token', () => tab.tokenFor(AMARA, true)],
  ])('does not get in %s', async (_name, token) => {
    const headers = { authorization: `Bearer ${await token()}` };
    expect(await tab.ask({ headers }, 'POST', '/session', {})).toEqual({ status: 401, body: { because: 'sign-in' } });
  });

  test('is told that they have to sign in by whatever their token is, also without our mark', async () => {
    const fetched = (method: string, path: string, headers: Record<string, string>) =>
      fetch(`${product.origin}/api/tab${path}`, { method, headers });
    for (const token of ['nonsense', await tab.tokenFor(STRANGER), await tab.tokenFor(AMARA, true)]) {
      const headers = { authorization: `Bearer ${token}` };
      for (const [method, path] of [
        ['POST', '/session'],
        ['GET', '/session'],
        ['GET', '/duty-desk'],
        ['POST', '/press'],
      ] as const) {
        expect([path, (await fetched(method, path, headers)).status]).toEqual([path, 401]);
      }
    }
    expect((await fetched('GET', '/duty-desk', {})).status).toBe(401);
    // A token that is good opens the pages without it, since no browser sends one by itself.
    const good = { authorization: `Bearer ${await tab.tokenFor(AMARA)}` };
    const opened = await fetched('POST', '/session', good);
    expect(opened.status).toBe(200);
    const { token } = (await opened.json()) as { token: string };
    expect((await fetched('GET', '/mine', { ...good, 'x-safeguard-session': token })).status).toBe(200);
    // What says that it comes from another site is refused, whatever it brings.
    expect((await fetched('POST', '/session', { ...good, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('can neither go on with the token of somebody else, nor without any', async () => {
    const amara = await tab.inTeams(AMARA);
    const { authorization: _own, ...session } = amara.way.headers as Record<string, string>;
    const others = { headers: { ...session, authorization: `Bearer ${await tab.tokenFor(TOMASZ)}` } };
    for (const way of [others, { headers: session }]) {
      expect((await tab.ask(way, 'GET', '/duty-desk')).status).toBe(401);
    }
    const { 'x-safeguard-session': token = '' } = session;
    const asCookie = { headers: { cookie: `safeguard=${token}`, 'sec-fetch-site': 'same-origin' } };
    expect((await tab.ask(asCookie, 'GET', '/duty-desk')).status).toBe(401);
  });

  test('is locked out after a quarter of an hour, until they sign in by hand', async () => {
    const leila = await tab.inTeams(LEILA, true);
    await product.slack.skip('14m');
    expect((await leila.ask('GET', '/duty-desk')).status).toBe(200);
    await product.slack.skip('14m');
    expect((await leila.ask('GET', '/duty-desk')).status).toBe(200);
    await product.slack.skip('15m');
    const locked = { status: 423, body: { because: 'locked' } };
    expect(await leila.ask('GET', '/duty-desk')).toEqual(locked);
    // Neither a reload nor an end of the session opens it again.
    expect((await tab.inTeams(LEILA)).opened).toEqual(locked);
    await leila.ask('DELETE', '/session');
    expect((await tab.inTeams(LEILA)).opened).toEqual(locked);
    const headers = { authorization: `Bearer ${await tab.tokenFor(LEILA)}` };
    const others = { byHand: await tab.tokenFor(TOMASZ, true) };
    expect((await tab.ask({ headers }, 'POST', '/session', others)).status).toBe(401);

    const again = await tab.inTeams(LEILA, true);
    expect(again.opened.status).toBe(200);
    expect((await again.ask('GET', '/duty-desk')).status).toBe(200);
    expect((await leila.ask('GET', '/duty-desk')).status).toBe(401);
    expect((await tab.inTeams(LEILA)).opened.status).toBe(200);
  });

  test('signs in by hand where Teams can’t say who they are, and goes on by what that bought', async () => {
    const byHand = await tab.tokenFor(PRIYA, true);
    const opened = await tab.ask({ headers: {} }, 'POST', '/session', { byHand });
    expect(opened).toMatchObject({ status: 200, body: { name: 'Priya Shah' } });
    // It counts once here as well.
    expect((await tab.ask({ headers: {} }, 'POST', '/session', { byHand })).status).toBe(423);
    const session = { 'x-safeguard-session': opened.body.token };
    const by = (token?: string) => ({ headers: { ...session, ...(token && { authorization: `Bearer ${token}` }) } });
    expect((await tab.ask(by(byHand), 'GET', '/mine')).status).toBe(200);
    expect((await tab.ask(by(await tab.tokenFor(PRIYA)), 'GET', '/mine')).status).toBe(200);
    expect((await tab.ask(by(), 'GET', '/mine')).status).toBe(401);
    expect((await tab.ask(by(await tab.tokenFor(TOMASZ, true)), 'GET', '/mine')).status).toBe(401);
  });

  test.each<[string, () => Promise<string>, () => Promise<string | undefined>]>([
    ['nothing at all', async () => '', async () => undefined],
    ['what Teams handed out', async () => '', () => tab.tokenFor(PRIYA)],
    ['a proof beside a token that proves nothing', async () => 'nonsense', () => tab.tokenFor(PRIYA, true)],
    ['a proof beside the token of somebody else', () => tab.tokenFor(TOMASZ), () => tab.tokenFor(PRIYA, true)],
    ['the proof of somebody of another company', async () => '', () => tab.tokenFor(STRANGER, true)],
  ])('does not sign in by hand with %s', async (_name, silent, proof) => {
    const token = await silent();
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    const byHand = await proof();
    const answer = await tab.ask({ headers }, 'POST', '/session', byHand === undefined ? {} : { byHand });
    expect(answer).toEqual({ status: 401, body: { because: 'sign-in' } });
  });

  test('proves who they are once with each password that they type', async () => {
    const headers = { authorization: `Bearer ${await tab.tokenFor(LEILA)}` };
    const byHand = { byHand: await tab.tokenFor(LEILA, true) };
    expect((await tab.ask({ headers }, 'POST', '/session', byHand)).status).toBe(200);
    expect((await tab.ask({ headers }, 'POST', '/session', byHand)).status).toBe(423);
  });

  test.each<[string, number, (proof: string) => string]>([
    ['with another last letter, which ends in the same bytes', 423, respelt],
    ['with a blank behind it', 400, (proof) => `${proof} `],
    ['with a line behind it', 400, (proof) => `${proof}\n`],
    ['padded', 400, (proof) => `${proof}==`],
    ['in the other alphabet', 400, (proof) => proof.replace(/.$/, '+')],
    ['in four parts', 400, (proof) => `${proof}.x`],
    ['without a signature', 400, (proof) => proof.replace(/[^.]*$/, '')],
  ])('does not prove it a second time by the same one %s', async (_name, status, written) => {
    const headers = { authorization: `Bearer ${await tab.tokenFor(LEILA)}` };
    const proof = await tab.tokenFor(LEILA, true);
    const session = (byHand: string) => tab.ask({ headers }, 'POST', '/session', { byHand });
    expect((await session(proof)).status).toBe(200);
    expect(written(proof)).not.toBe(proof);
    expect((await session(written(proof))).status).toBe(status);
  });
});

describe('a link from Slack', () => {
  test('opens the pages once, and only by its button', async () => {
    const link = await linkOf('U01AMARA');
    const looked = await fetch(link);
    expect(looked.status).toBe(200);
    expect(looked.headers.get('set-cookie')).toBeNull();
    const amara = await tab.byLink(link);
    expect(amara.entered.status).toBe(303);
    expect(amara.cookie).toMatch(/^safeguard=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await amara.ask('GET', '/session')).body).toMatchObject({ name: 'Amara Okafor' });
    expect((await amara.ask('GET', '/session')).body).not.toHaveProperty('token');

    const replayed = await tab.byLink(link);
    expect(replayed.entered.status).toBe(404);
    expect(replayed.cookie).toBe('');
    expect((await fetch(link)).status).toBe(404);
  });

  test('opens nothing from a page of another site, and is not used up by it', async () => {
    const link = await linkOf('U01TOMASZ');
    const headers = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
    const foreign = await fetch(link, { method: 'POST', headers, redirect: 'manual' });
    expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([404, null]);
    expect((await tab.byLink(link)).entered.status).toBe(303);
  });

  test('works for two minutes', async () => {
    const link = await linkOf('U01TOMASZ');
    await product.slack.skip('121s');
    expect((await tab.byLink(link)).entered.status).toBe(404);
  });

  test('that opened a page locks it as well: the next link opens it', async () => {
    const first = await tab.byLink(await linkOf('U01TOMASZ'));
    await product.slack.skip('16m');
    expect((await first.ask('GET', '/mine')).status).toBe(423);
    const next = await tab.byLink(await linkOf('U01TOMASZ'));
    expect((await next.ask('GET', '/mine')).status).toBe(200);
    await next.ask('DELETE', '/session');
    expect((await next.ask('GET', '/mine')).status).toBe(401);
  });

  test('is asked for by nobody else: another site gets nothing with the cookie', async () => {
    const { way, ask } = await tab.byLink(await linkOf('U01AMARA'));
    expect((await ask('GET', '/mine')).status).toBe(200);
    const crossSite = { headers: { ...way.headers, 'sec-fetch-site': 'cross-site' } };
    expect((await tab.ask(crossSite, 'GET', '/mine')).status).toBe(403);
    const { cookie } = way.headers as Record<string, string>;
    const plain = await fetch(`${product.origin}/api/tab/press`, { method: 'POST', headers: { cookie: cookie ?? '' } });
    expect(plain.status).toBe(403);
    expect((await fetch(`${product.origin}/api/tab/mine`, { headers: { cookie: cookie ?? '' } })).status).toBe(403);
    // A token of somebody's own beside it is no mark of ours.
    const beside = { cookie: cookie ?? '', authorization: `Bearer ${await tab.tokenFor(TOMASZ)}` };
    expect((await fetch(`${product.origin}/api/tab/mine`, { headers: beside })).status).toBe(403);
  });
});

describe('what an attacker gets', () => {
  test('of a concern that they are kept from: the same as of one that does not exist', async () => {
    const { amara } = await whoIsWho(product);
    const fiona = await tab.inTeams(FIONA, true);
    const leila = await tab.inTeams(LEILA, true);
    const rows = async (of: typeof fiona): Promise<{ concernId: string }[]> =>
      (await of.ask('GET', '/duty-desk')).body.rows;
    await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01TOMASZ'] });
    await expect.poll(async () => (await rows(leila)).length).toBe(1);
    const [hers] = await rows(leila);
    // The lead is kept from this one, so that the manager is asked.
    await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01LEILA'] });
    await expect.poll(async () => (await rows(fiona)).length).toBeGreaterThan(0);
    const kept = (await rows(fiona)).filter(({ concernId }) => concernId !== hers?.concernId);
    expect(kept).toHaveLength(1);

    const read = (of: typeof fiona, concernId = '00000000-0000-4000-8000-000000000000') =>
      of.ask('POST', '/press', { action: 'concern.read', concernId });
    const nothing = await read(leila);
    expect(nothing.body).toMatchObject({ kind: 'window', window: { title: 'Not found' } });
    expect(await read(leila, kept[0]?.concernId)).toEqual(nothing);
    expect((await read(leila, hers?.concernId)).body).toMatchObject({ kind: 'details' });
    expect(await rows(leila)).toHaveLength(1);
    // Whoever raised them reads neither.
    const reporter = await tab.inTeams(AMARA, true);
    for (const each of [hers, ...kept]) expect(await read(reporter, each?.concernId)).toEqual(nothing);
  });

  test.each([
    ['POST', '/press', { action: 'concern.read', concernId: '../people' }],
    ['POST', '/press', { action: 'x'.repeat(200) }],
    ['POST', '/form', { about: { verb: 'close' }, typed: {} }],
    ['POST', '/form', { about: { verb: 'no-such-verb', token: 'x'.repeat(20) }, typed: {} }],
    ['POST', '/report', { draftId: 'x', typed: [], stood: [], go: 'send' }],
    ['GET', '/page?name=__proto__', undefined],
    ['GET', '/page?name=rota&rest=1&rest=2', undefined],
  ])('of %s %s with %j: a refusal that changes nothing', async (method, path, body) => {
    const { ask } = await tab.inTeams(TOMASZ, true);
    expect(await ask(method, path, body)).toEqual({ status: 400, body: { because: 'not-understood' } });
  });

  test.each([
    '/tab/../package.json',
    '/tab/assets/../../main.js',
    '/tab/assets/..%2f..%2fmain.js',
    '/tab/%2e%2e/main.js',
  ])('of %s: nothing', async (path) => {
    const response = await fetch(product.origin + path);
    expect(response.status).toBe(404);
  });

  test('of the pages: they are framed by Teams alone, and nothing of them is kept', async () => {
    const { headers } = await fetch(`${product.origin}/tab/`);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://teams.microsoft.com');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('cache-control')).toBe('no-store');
    const answer = await fetch(`${product.origin}/api/tab/session`, { headers: { [TAB_HEADER]: '1' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('once they have left: nothing, from the next request on', async () => {
    const tomasz = await tab.inTeams(TOMASZ, true);
    expect((await tomasz.ask('GET', '/mine')).status).toBe(200);
    await fetch(`${product.origin}/playground/api/teams/people/${TOMASZ}/deactivate`, { method: 'POST' });
    await product.slack.skip('61m');
    await expect.poll(async () => (await tab.inTeams(TOMASZ)).opened.status).not.toBe(200);
  });
});

describe('whoever is refused', () => {
  // Of their own product: the log has room for so many lines a minute.
  let refusing: TestProduct;
  beforeAll(async () => {
    refusing = await startTestProduct();
  });
  afterAll(() => refusing?.stop());

  test('is counted, and logged by the reason and the request alone; a page that was left is only counted', async () => {
    const figure = async (reason: string) => {
      const figures = await (await fetch(`http://127.0.0.1:${refusing.metricsPort}/metrics`)).text();
      const of = new RegExp(`safeguard_requests_refused_total\\{reason="${reason}"\\} (\\d+)`);
      return Number(of.exec(figures)?.[1] ?? 0);
    };
    const reasons = ['tab-sign-in', 'tab-foreign', 'tab-not-a-member', 'tab-locked'];
    const figures = () => Promise.all(reasons.map(figure));
    const from = refusing.logged().length;
    const before = await figures();
    const tab = createTabVisitor(refusing);
    const priya = await tab.inTeams(PRIYA);
    const headers = { authorization: `Bearer ${await tab.tokenFor(STRANGER)}` };
    await tab.ask({ headers }, 'POST', '/session', {});
    await tab.ask({ headers }, 'GET', '/mine');
    await tab.ask({ headers: { 'sec-fetch-site': 'cross-site' } }, 'GET', '/mine');
    await fetch(`${refusing.origin}/api/tab/mine`, { headers: { cookie: 'safeguard=x' } });
    await refusing.slack.skip('16m');
    for (let times = 0; times < 3; times += 1) await priya.ask('GET', '/mine');
    expect((await tab.inTeams(PRIYA)).opened.status).toBe(423);
    const guest = await tab.inTeams(GUEST);
    expect(guest.opened).toEqual({ status: 403, body: { because: 'not-a-member' } });
    expect((await figures()).map((now, at) => now - (before[at] ?? 0))).toEqual([2, 2, 1, 4]);

    const lines = refusing.logged().slice(from).split('\n');
    const refusals = lines.filter((line) => line.includes('a request was refused')).map((line) => JSON.parse(line));
    expect(refusals.map(({ reason }) => reason).sort()).toEqual(
      ['tab-foreign', 'tab-foreign', 'tab-not-a-member', 'tab-sign-in', 'tab-sign-in'].sort(),
    );
    for (const { pid: _pid, hostname: _host, time: _time, ...line } of refusals) {
      expect(line).toEqual({
        level: 40,
        reason: expect.any(String),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        msg: 'a request was refused',
      });
    }
  });
});

describe('the duty desk', () => {
  test('says that a concern is late from its first target on, whoever was asked since', async () => {
    const { amara } = await whoIsWho(product);
    const reference = await raiseConcern(amara, { danger: 'Yes' });
    await product.slack.skip('31m');
    const leila = await tab.inTeams(LEILA, true);
    const row = async () =>
      (await leila.ask('GET', '/duty-desk')).body.rows.find(
        (each: { reference: string }) => each.reference === reference,
      );
    await expect.poll(row).toMatchObject({ urgent: true, isPast: true });
  });
});

describe('records leave only with whoever proved a moment ago who they are', () => {
  test('six minutes later, or with the device’s token alone, the links wait for a sign-in by hand', async () => {
    const { amara } = await whoIsWho(product);
    const leila = await tab.inTeams(LEILA, true);
    const reference = await raiseConcern(amara, { responsible: 'Yes', subjects: ['U01GRACE'] });
    const mine = async (): Promise<{ concernId: string; reference: string } | undefined> =>
      (await leila.ask('GET', '/duty-desk')).body.rows.find(
        (row: { reference: string }) => row.reference === reference,
      );
    await expect.poll(mine).toBeDefined();
    const concernId = (await mine())?.concernId;
    await leila.ask('POST', '/press', { action: 'concern.acknowledge', concernId });
    const opened = await leila.ask('POST', '/press', { action: 'case.draft-pack', concernId });
    const about = opened.body.form.about;
    const which = opened.body.form.parts.find(({ id }: { id: string }) => id === 'pack');
    const drafted = await leila.ask('POST', '/form', { about, typed: { pack: which.options[0].value } });
    const { item, links } = drafted.body.shown.view;
    expect((await fetch(links[0].url)).status).toBe(200);

    const again = (way: Parameters<typeof tab.ask>[0] = leila.way) =>
      tab.ask(way, 'POST', '/press', { action: 'case.pack', concernId, item });
    await product.slack.skip('6m');
    expect((await again()).body.view.links).toEqual([
      { id: 'pdf', label: 'Download PDF' },
      { id: 'text', label: 'Open plain text' },
    ]);
    const headers = leila.way.headers as Record<string, string>;
    const byHand = { byHand: await tab.tokenFor(LEILA, true) };
    const proved = await tab.ask({ headers }, 'POST', '/session', byHand);
    // The page goes on with the new one: what it had before is over.
    expect((await again()).status).toBe(401);
    const next = { headers: { ...headers, 'x-safeguard-session': proved.body.token } };
    expect((await again(next)).body.view.links[0]).toHaveProperty('url');

    const linked = await tab.byLink(await linkOf('U01LEILA'));
    expect((await again(linked.way)).body.view.links[0]).toHaveProperty('url');
    await product.slack.skip('6m');
    expect((await again(linked.way)).body.view.links[0]).not.toHaveProperty('url');
  });
});

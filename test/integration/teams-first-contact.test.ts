import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, accountOn } from '../../src/domain/ids.js';
import { TeamsAdapter } from '../../src/platforms/teams/adapter.js';
import { createAddresses } from '../../src/platforms/teams/address.js';
import { createTeamsDirectory } from '../../src/platforms/teams/identity.js';
import { createMayCall } from '../../src/platforms/teams/service-urls.js';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { HOME, openKeptAddresses } from '../support/kept-addresses.js';
import { startTestProduct } from '../support/product.js';
import { about, raiseConcern } from '../support/raising.js';

const seen = (value: unknown) => JSON.stringify(value);

/** A product with its address book, and whoever is on duty. */
async function start(organisation: string) {
  const product = await startTestProduct({ organisation });
  const who = await whoIsWho(product);
  const duty = await product.teams.named(who.dutyName);
  return {
    product,
    who,
    duty,
    dutyAccount: accountOn('teams', duty.id),
    book: await openKeptAddresses(product),
    opened: async () =>
      (await product.teams.calls()).filter(({ method }) => method === 'createConversation').map(({ status }) => status),
  };
}

type Started = Awaited<ReturnType<typeof start>>;
let here: Started;
beforeAll(async () => {
  here = await start(await demonstrationToldInTeams('priya', 'sam'));
});
afterAll(async () => {
  await here?.book.close();
  await here?.product.stop();
});

const isIn = (reference: string) => (message: unknown) => seen(message).includes(reference);

describe('somebody who never wrote to the bot', () => {
  test('is told on their other platform as long as nobody of the tenant was heard from', async () => {
    const reference = await raiseConcern(here.who.tomasz);
    await here.who.duty.waitForMessage(about(reference));
    expect(await here.opened()).toEqual([]);
    expect(here.product.logged()).toContain('"reason":"no_address","platform":"teams"');
  });

  test('is told there too when the app is not installed for them, which is found out once', async () => {
    await (await here.product.teams.named('Amara Okafor')).install();
    for (const turn of [1, 2]) {
      const reference = await raiseConcern(here.who.tomasz);
      await here.who.duty.waitForMessage(about(reference));
      expect({ turn, opened: await here.opened() }).toEqual({ turn, opened: [403] });
    }
    expect(await here.book.isReachable(here.dutyAccount)).toBe(false);
    expect(await here.duty.messages()).toEqual([]);
  });

  test('is written to first when the app is there, in a chat that is kept', async () => {
    await here.duty.install();
    await here.book.forget(here.dutyAccount);
    const first = await raiseConcern(here.who.tomasz);
    const card = await here.duty.waitForMessage(isIn(first));
    await here.duty.waitForMessage(isIn(await raiseConcern(here.who.tomasz)));
    expect(await here.opened()).toEqual([403, 201]);
    await here.duty.press(card, 'concern.acknowledge');
    await here.duty.waitForMessage(isIn(`You have had ${first}`));
    expect(await here.book.isReachable(here.dutyAccount)).toBe(true);
    const kept = seen(await here.book.addressOf(here.dutyAccount));
    expect(kept).toContain(here.duty.id);
    expect(kept).not.toMatch(/Priya|Sam/);
  });
});

describe('an address that was tampered with', () => {
  let evil: Server;
  let heard: string[];
  let evilUrl: string;
  beforeAll(async () => {
    heard = [];
    evil = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    // Leads to this machine by a name that is not on the list.
    evilUrl = `http://0.0.0.0:${(evil.address() as AddressInfo).port}/`;
    expect((await fetch(evilUrl)).status).toBe(201);
    heard.length = 0;
  });
  afterAll(() => {
    evil.closeAllConnections();
    evil.close();
  });

  const evilReference = (account: Account) => ({
    serviceUrl: evilUrl,
    channelId: 'msteams',
    conversation: { id: 'a:evil', conversationType: 'personal', isGroup: false, name: '' },
    bot: { id: '28:bot', name: '' },
    user: { id: '29:user', name: '', aadObjectId: account },
  });
  const evilHome = () => ({ serviceUrl: evilUrl, tenantId: 'any', bot: { id: '28:bot', name: '' } });

  test('is never called: the other platform of the same person is, and that is counted', async () => {
    const { book, dutyAccount, who, product } = here;
    await book.keep(dutyAccount, evilReference(dutyAccount));
    await book.keep(HOME, { ...evilHome(), tenantId: (await product.teams.app()).tenantId });
    const fallbacks = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${product.metricsPort}/metrics`)).text();
      return Number(
        /safeguard_delivery_fallbacks_total\{platform="teams",reason="no_address"\} (\d+)/.exec(metrics)?.[1],
      );
    };
    const before = await fallbacks();
    const reference = await raiseConcern(who.tomasz);
    await who.duty.waitForMessage(about(reference));
    expect(await fallbacks()).toBeGreaterThan(before);
    expect(heard).toEqual([]);
  });

  test('is never called by the directory', async () => {
    const adapter = new TeamsAdapter({ kind: 'local-emulator' }, { timeoutMs: 2_000 });
    const asked = (mayCall: (url: string) => boolean) =>
      createTeamsDirectory(adapter, createAddresses({ book: here.book, mayCall, tenantId: undefined }));
    const directory = asked(createMayCall(true));
    expect(await directory.byAccount(here.dutyAccount)).toBeUndefined();
    expect(heard).toEqual([]);
    // It would be, if the host were not judged.
    await asked(() => true)
      .byAccount(here.dutyAccount)
      .catch(() => undefined);
    expect(heard).toHaveLength(1);
    heard.length = 0;
  });

  test('is not kept in the first place', async () => {
    const addresses = createAddresses({ book: here.book, mayCall: createMayCall(true), tenantId: undefined });
    expect(await addresses.keepOpened('somebody', 'a:1', evilHome())).toBeUndefined();
    expect(await here.book.addressOf(accountOn('teams', 'somebody'))).toBeUndefined();
    const known = await addresses.keepOpened('somebody', 'a:1', { ...evilHome(), serviceUrl: 'http://127.0.0.1/' });
    expect(await here.book.addressOf(accountOn('teams', 'somebody'))).toEqual(known);
  });

  test('is not used to open chats where it is of another tenant', async () => {
    const homeOf = (tenantId: string) => createAddresses({ book: here.book, mayCall: () => true, tenantId }).home();
    await here.book.keep(HOME, evilHome());
    expect(await homeOf('any')).toEqual(evilHome());
    expect(await homeOf('ours')).toBeUndefined();
  });

  test('takes the concern to the next person where there is no other platform', async () => {
    const source = await demonstrationToldInTeams();
    const teamsOnly = source.replaceAll(/(id: (?:priya|sam), name: [^,]+), email: [^,]+(.*) slack: [^,]+,/g, '$1$2');
    const there = await start(teamsOnly);
    try {
      for (const name of ['Priya Shah', 'Sam Whitlock']) {
        const account = accountOn('teams', (await there.product.teams.named(name)).id);
        await there.book.keep(account, evilReference(account));
      }
      const reference = await raiseConcern(there.who.tomasz);
      await there.who.lead.waitForMessage(about(reference));
      expect(there.product.logged()).toContain('"outcome":"undeliverable"');
      expect(there.product.logged()).toContain('"reason":"no_address"');
      expect(heard).toEqual([]);
    } finally {
      await there.book.close();
      await there.product.stop();
    }
  });
});

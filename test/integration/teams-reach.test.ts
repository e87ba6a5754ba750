import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountOn } from '../../src/domain/ids.js';
import { WITHOUT_DATES, whoIsWho } from '../support/demonstration.js';
import { openKeptAddresses } from '../support/kept-addresses.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { raiseConcern } from '../support/raising.js';

/** The lead is in Teams alone, everybody else on both platforms. */
let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
let lead: Awaited<ReturnType<TestProduct['teams']['named']>>;
let book: Awaited<ReturnType<typeof openKeptAddresses>>;
beforeAll(async () => {
  const demonstration = WITHOUT_DATES;
  const organisation = demonstration.replace(/(id: leila, name: [^,]+), email: [^,]+(.*) slack: [^,]+,/, '$1$2');
  product = await startTestProduct({ organisation });
  who = await whoIsWho(product);
  lead = await product.teams.named('Leila Haddad');
  book = await openKeptAddresses(product);
});
afterAll(async () => {
  await book?.close();
  await product?.stop();
});

async function figure(): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${product.metricsPort}/metrics`)).text();
  return Number(/^safeguard_chain_people_unreachable (\S+)$/m.exec(metrics)?.[1]);
}

const reach = () => book.reachOf(accountOn('teams', lead.id));

test('says at start, in figures alone, that somebody of the chain can be reached nowhere', async () => {
  await expect.poll(() => product.logged(), { timeout: 60_000 }).toContain('can be reached on no platform');
  const line = product
    .logged()
    .split('\n')
    .find((each) => each.includes('can be reached on no platform'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 40, people: 1, rota: 0, leads: 1, managers: 0 });
  expect(line).not.toMatch(/Leila|leila|91b6e3d5/);
  expect(await figure()).toBe(1);
});

test('sees who installs the app, blocks it, writes again and takes it away', async () => {
  await lead.install();
  expect([await figure(), await reach()]).toEqual([0, 'reachable']);

  await lead.block();
  await raiseConcern(who.amara, { responsible: 'Not sure' });
  await expect.poll(reach, { timeout: 60_000 }).toBe('blocked');
  expect(await figure()).toBe(1);

  await lead.unblock();
  await lead.say('help');
  expect([await figure(), await reach()]).toEqual([0, 'reachable']);

  await lead.uninstall();
  expect([await figure(), await reach()]).toEqual([1, 'not-installed']);
});

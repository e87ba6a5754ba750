import { afterAll, expect, test } from 'vitest';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern } from '../support/raising.js';

let product: TestProduct | undefined;
afterAll(() => product?.stop());

test('the hosted tenant is the same after a restart: whoever installs the app again is told in Teams, and meanwhile in Slack', async () => {
  const organisation = await demonstrationToldInTeams('priya', 'sam');
  const first = await startTestProduct({ organisation });
  product = first;
  const { tenantId } = await first.teams.app();
  const { dutyName } = await whoIsWho(first);
  await (await first.teams.named(dutyName)).install();
  await first.stop();

  const again = await startTestProduct({ mongodbUri: first.mongodbUri, environment: { PORT: String(first.port) } });
  product = again;
  expect((await again.teams.app()).tenantId).toBe(tenantId);
  const who = await whoIsWho(again);
  const inTeams = await again.teams.named(dutyName);
  // The tenant itself forgets who had the app: the kept chat is refused, and nothing is lost.
  const reference = await raiseConcern(who.tomasz);
  await who.duty.waitForMessage(about(reference));
  expect(again.logged()).toContain('"reason":"http_403","platform":"teams"');
  expect(await inTeams.messages()).toEqual([]);

  await inTeams.install();
  const next = await raiseConcern(who.tomasz);
  await inTeams.waitForMessage((message) => JSON.stringify(message).includes(next));
});

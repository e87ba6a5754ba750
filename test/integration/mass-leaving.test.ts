import { afterEach, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { connectOutsideChat } from '../support/outside-chat.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';
import type { MessageShown } from '../support/slack-workspace.js';

/** A directory that knows nobody any more, such as that of another workspace, must not lock the organisation out. */

const IN_SLACK = WITHOUT_DATES.replaceAll(', prefers: teams', '').replaceAll(/, teams: [-0-9a-f]+/g, '');

let product: TestProduct | undefined;
afterEach(async () => {
  await product?.stop();
  product = undefined;
});

test('nobody who decides is locked out, they hear of it, and everybody is there again once it is mended', async () => {
  product = await startTestProduct({ organisation: IN_SLACK });
  const { slack, logged, origin, metricsPort } = product;
  await slack.fault({ method: 'users.info', kind: 'error', error: 'user_not_found' });
  for (let minute = 0; minute < 180; minute += 6) await slack.skip('6m');

  expect(logged()).toContain('people whose accounts seem to be gone stay');
  // A few people are looked at in each tick, and each of them once an hour.
  const metrics = async () => {
    await slack.skip('6m');
    return (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  };
  await expect.poll(metrics).toMatch(/^safeguard_nobody_reachable 1$/m);
  expect(await metrics()).toMatch(/^safeguard_leavers_held_back [1-9]/m);
  await connectOutsideChat(`${origin}/playground`).reached('e-mail', 'fiona@example.org');

  await slack.clearFaults();
  for (let minute = 0; minute < 60; minute += 6) await slack.skip('6m');
  const reference = await raiseConcern(slack.person('U01AMARA'));
  // Of the chain somebody is always there to be told and to put others back.
  const saying = (words: string) => (message: MessageShown) => wordsOf(message).includes(words);
  const told = async (id: string) => (await slack.person(id).messages()).some(about(reference));
  await expect
    .poll(async () => {
      await slack.skip('20m');
      return (await Promise.all(['U01PRIYA', 'U01SAM', 'U01LEILA', 'U01FIONA'].map(told))).includes(true);
    })
    .toBe(true);
  expect((await slack.person('U01FIONA').messages()).some(saying('Accounts seem to be gone'))).toBe(false);
});

import { afterEach, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { connectOutsideChat } from '../support/outside-chat.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern } from '../support/raising.js';

/** A platform takes nothing from the app any more: its token was revoked, or the app was taken out of the workspace. */

const DEMONSTRATION = WITHOUT_DATES;
/** Priya on duty, Sam next. */
const IN_BOTH = DEMONSTRATION.replaceAll(', prefers: teams', '').replace(
  'weeks: [priya, sam]',
  'weeks: [priya, sam]\n  overrides:\n    - { from: 2026-01-05T09:00, to: 2099-01-05T09:00, person: priya }',
);
const IN_SLACK = IN_BOTH.replaceAll(/, teams: [-0-9a-f]+/g, '');
/** Found by their addresses alone. */
const BY_EMAIL = IN_SLACK.replaceAll(/, slack: U\w+/g, '');

/** All that messages and directories ask; the form can still be opened. */
const ASKED = [
  'users.info',
  'users.lookupByEmail',
  'conversations.open',
  'chat.postMessage',
  'chat.update',
  'auth.test',
];

let product: TestProduct | undefined;
afterEach(async () => {
  await product?.stop();
  product = undefined;
});

async function start(organisation: string) {
  product = await startTestProduct({ organisation });
  const { slack, metricsPort, logged, origin } = product;
  return {
    ...product,
    refuse: async (error: string) => {
      for (const method of ASKED) await slack.fault({ method, kind: 'error', error });
    },
    fiveMinutes: async () => {
      for (const _minute of [1, 2, 3, 4, 5]) await slack.skip('1m');
    },
    nobodyReachable: async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return Number(/^safeguard_nobody_reachable (\S+)$/m.exec(metrics)?.[1]);
    },
    saysSo: () => logged().includes('a concern that came now would reach nobody'),
    outside: connectOutsideChat(`${origin}/playground`),
  };
}

test.each([
  ['the token was revoked', IN_SLACK, 'token_revoked'],
  ['the app was taken away, and people were never met', BY_EMAIL, 'account_inactive'],
])(
  '%s: an alarm stands within five minutes and goes out beside chat, until it is mended',
  async (_name, file, error) => {
    const { slack, outside, ...world } = await start(file);
    expect(await world.nobodyReachable()).toBe(0);
    await world.refuse(error);
    const reference = file === IN_SLACK ? await raiseConcern(slack.person('U01AMARA'), { danger: 'Yes' }) : undefined;
    await world.fiveMinutes();
    expect(await world.nobodyReachable()).toBe(1);
    expect(world.saysSo()).toBe(true);
    // The deputy and the lead are called about whoever is on duty; what is said is in chat, once it is there again.
    await outside.reached('page', 'Sam Whitlock');
    await outside.reached('e-mail', 'leila@example.org');

    await slack.clearFaults();
    await world.fiveMinutes();
    expect(await world.nobodyReachable()).toBe(0);
    if (reference) await slack.person('U01PRIYA').waitForMessage(about(reference));
  },
);

test('whoever is on another platform is told there, and nobody is out of reach', async () => {
  const { slack, teams, ...world } = await start(IN_BOTH);
  const priya = await teams.named('Priya Shah');
  await priya.install();
  await world.refuse('token_revoked');
  await world.fiveMinutes();
  const reference = await raiseConcern(slack.person('U01AMARA'));
  await priya.waitForMessage((message) => JSON.stringify(message).includes(reference));
  expect(await world.nobodyReachable()).toBe(0);
});

import { afterEach, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { connectOutsideChat } from '../support/outside-chat.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, raiseConcern, wordsOf } from '../support/raising.js';
import type { MessageShown } from '../support/slack-workspace.js';

/** Whoever is on duty can't be told of anything: by each cause, within five minutes. One person is on duty whatever the week. */

const DEMONSTRATION = WITHOUT_DATES;
/** Priya on duty, Sam next; everybody in Slack alone, or Priya in Teams alone. */
const ONE_OVERRIDE = DEMONSTRATION.replaceAll(', prefers: teams', '').replace(
  'weeks: [priya, sam]',
  'weeks: [priya, sam]\n  overrides:\n    - { from: 2026-01-05T09:00, to: 2099-01-05T09:00, person: priya }',
);
const IN_SLACK = ONE_OVERRIDE.replaceAll(/, teams: [-0-9a-f]+/g, '');
const PRIYA_IN_TEAMS = ONE_OVERRIDE.replace('slack: U01PRIYA, ', '').replace('email: priya@example.org, ', '');

let product: TestProduct | undefined;
afterEach(async () => {
  await product?.stop();
  product = undefined;
});

async function start(organisation: string) {
  product = await startTestProduct({ organisation });
  const { slack, teams } = product;
  const on = { slack, teams, product };
  return { ...on, sam: slack.person('U01SAM'), leila: slack.person('U01LEILA'), fiona: slack.person('U01FIONA') };
}

const ALARM = 'Messages do not reach Priya Shah, who is on duty.';
const saying =
  (words: string) =>
  (message: MessageShown): boolean =>
    wordsOf(message).includes(words);

const alarmsTo = async (person: { messages(): Promise<readonly MessageShown[]> }) =>
  (await person.messages()).filter(saying('Messages do not reach'));

type People = Pick<Awaited<ReturnType<typeof start>>, 'slack' | 'sam' | 'leila' | 'fiona'>;

async function alarmed({ slack, sam, leila, fiona }: People) {
  await slack.skip('5m');
  for (const person of [sam, leila]) {
    expect(wordsOf(await person.waitForMessage(saying(ALARM)))).toContain('+44 20 7946 0100');
    await slack.skip('2m');
    expect((await person.messages()).filter(saying(ALARM))).toHaveLength(1);
  }
  // There is a lead, so the manager is left in peace.
  expect((await fiona.messages()).filter(saying(ALARM))).toEqual([]);
}

/** Whoever has no active account has left, so that coming back is for a lead to say. */
async function putBack({ slack, leila }: People): Promise<void> {
  await slack.skip('1h');
  await slack.skip('5m');
  const letter = await leila.waitForMessage(saying('Priya Shah seems to be back'));
  await leila.press({ in: letter, element: 'Put them back' });
}

async function over({ slack, sam, leila }: People): Promise<void> {
  await slack.skip('5m');
  for (const person of [sam, leila]) {
    await person.waitForMessage(saying('Messages reach Priya Shah again.'));
    expect((await person.messages()).filter(saying(ALARM))).toEqual([]);
  }
}

test('an account that was deactivated in Slack, until somebody puts its person back', async () => {
  const world = await start(IN_SLACK);
  const priya = world.slack.person('U01PRIYA');
  await raiseConcern(world.slack.person('U01AMARA'));
  await priya.waitForMessage(() => true);
  await priya.deactivate();
  await alarmed(world);
  await priya.reactivate();
  await putBack(world);
  await over(world);
});

test('a concern that comes meanwhile goes to the deputy at once, although Slack would take the message', async () => {
  const { slack, sam } = await start(IN_SLACK);
  const priya = slack.person('U01PRIYA');
  const amara = slack.person('U01AMARA');
  await priya.waitForMessage(about(await raiseConcern(amara)));
  await priya.deactivate();
  const reference = await raiseConcern(amara);
  await sam.waitForMessage(about(reference));
  expect((await priya.messages()).filter(about(reference))).toEqual([]);
});

test('an account that the roster in Teams does not know any more', async () => {
  const world = await start(PRIYA_IN_TEAMS);
  const priya = await world.teams.named('Priya Shah');
  await priya.install();
  await world.slack.skip('5m');
  await priya.deactivate();
  // Twice not found, a minute apart.
  await world.slack.skip('1m');
  await world.slack.skip('2m');
  await alarmed(world);
  await priya.reactivate();
  await putBack(world);
  await over(world);
});

test('the app was taken away in Teams, until it is there again', async () => {
  const world = await start(PRIYA_IN_TEAMS);
  const priya = await world.teams.named('Priya Shah');
  await priya.install();
  await priya.uninstall();
  await alarmed(world);
  await priya.install();
  await over(world);
});

test('nobody is called about an alarm that is over', async () => {
  const world = await start(PRIYA_IN_TEAMS);
  const outside = connectOutsideChat(`${world.product.origin}/playground`);
  const calls = async () => (await outside.messages()).filter(({ kind }) => kind === 'page');
  await outside.fault({ method: 'pager', kind: 'status', status: 500 });
  const priya = await world.teams.named('Priya Shah');
  await priya.install();
  await priya.uninstall();
  await alarmed(world);
  expect(world.product.logged()).toContain('http_500');
  await priya.install();
  await over(world);
  await outside.clearFaults();
  for (const _minute of [1, 2]) await world.slack.skip('2m');
  expect(await calls()).toEqual([]);
});

test('a message that was refused finally, until they are heard from', async () => {
  const world = await start(PRIYA_IN_TEAMS);
  const priya = await world.teams.named('Priya Shah');
  await priya.install();
  await world.slack.skip('2m');
  await priya.block();
  const reference = await raiseConcern(world.slack.person('U01AMARA'));
  await world.sam.waitForMessage(about(reference));
  await alarmed(world);
  await priya.unblock();
  await priya.say('help');
  await over(world);
});

test('somebody of whom no platform was told an account', async () => {
  await alarmed(await start(IN_SLACK.replace('slack: U01PRIYA, ', '').replace('email: priya@example.org, ', '')));
});

test('nobody is alarmed because a directory gives no answer, or while nobody was heard from', async () => {
  const { slack, teams, sam, leila } = await start(PRIYA_IN_TEAMS);
  await slack.fault({ method: 'users.info', kind: 'status', status: 503 });
  await teams.fault({ method: 'getConversationMember', kind: 'status', status: 503 });
  for (const _minute of [1, 2, 3]) await slack.skip('10m');
  for (const person of [sam, leila]) expect(await alarmsTo(person)).toEqual([]);
  const priya = await teams.named('Priya Shah');
  await priya.install();
  for (const _minute of [1, 2, 3]) await slack.skip('10m');
  for (const person of [sam, leila]) expect(await alarmsTo(person)).toEqual([]);
});

test('a deputy out of reach is for the leads alone to know; a whole chain, for whoever watches the product', async () => {
  const { slack, sam, leila, product: running } = await start(IN_SLACK);
  const figure = async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${running.metricsPort}/metrics`)).text();
    return Number(/^safeguard_nobody_reachable (\S+)$/m.exec(metrics)?.[1]);
  };
  expect(await figure()).toBe(0);
  await sam.deactivate();
  await slack.skip('5m');
  await leila.waitForMessage(saying('Messages do not reach Sam Whitlock, who is the deputy.'));
  expect(await alarmsTo(slack.person('U01PRIYA'))).toEqual([]);
  for (const id of ['U01PRIYA', 'U01LEILA', 'U01FIONA']) await slack.person(id).deactivate();
  expect(running.logged()).not.toContain('would reach nobody');
  // Leads and managers are looked at within the hour, and at once when a message to them is refused.
  await raiseConcern(slack.person('U01AMARA'));
  for (const _round of [1, 2]) await slack.skip('1h');
  await expect.poll(figure, { timeout: 60_000 }).toBe(1);
  await expect
    .poll(async () => {
      await slack.skip('1m');
      return running.logged();
    })
    .toContain('a concern that came now would reach nobody');
});

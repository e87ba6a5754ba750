import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.js';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { startMongoProxy } from '../support/mongo-proxy.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { buttonsOf } from '../support/teams-tenant.js';

/** What only Teams' clients do: refresh cards, fall back to an old way, share them, and lose the app. */

const NOT_FOUND = "We can't find that, or it is not for you.";

const database = openTestDatabase();
let proxy: Awaited<ReturnType<typeof startMongoProxy>>;
let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
type Colleague = Awaited<ReturnType<TestProduct['teams']['named']>>;
let amara: Colleague;
let tomasz: Colleague;
let duty: Colleague;
let deputy: Colleague;

beforeAll(async () => {
  proxy = await startMongoProxy(database.uri);
  const organisation = await demonstrationToldInTeams('priya', 'sam');
  product = await startTestProduct({ organisation, mongodbUri: proxy.uri });
  who = await whoIsWho(product);
  amara = await product.teams.named('Amara Okafor');
  tomasz = await product.teams.named('Tomasz Nowak');
  duty = await product.teams.named(who.dutyName);
  deputy = await product.teams.named(who.deputyName);
  for (const person of [amara, tomasz, duty, deputy]) await person.install();
});
afterEach(() => product.teams.clearFaults());
afterAll(async () => {
  proxy?.set({ kind: 'open' });
  await product?.stop();
  proxy?.close();
});

const seen = (value: unknown) => JSON.stringify(value);

async function openForm(whatHappened = 'Words of nobody else.'): Promise<void> {
  await amara.say('safeguard');
  const offer = await amara.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
  await amara.press(offer, 'Raise a concern');
  await amara.waitForDialog();
  const answers = { danger: 'No', atRisk: 'A client', responsible: 'No', whatHappened };
  for (const [question, answer] of Object.entries(answers)) await amara.change(question, answer);
}

async function raise(): Promise<string> {
  await openForm();
  await amara.pressInDialog('next');
  await amara.pressInDialog('send');
  const received = await amara.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
  await amara.closeDialog();
  return /SG-[0-9A-Z]{6}/.exec(seen(received))?.[0] ?? 'none';
}

const cardAbout = (person: Colleague, reference: string, words = '') =>
  person.waitForMessage((message) => seen(message).includes(reference) && seen(message).includes(words));

/** An activity as a client of that person would send it. */
async function post(person: Colleague, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const { tenantId, botId } = await product.teams.app();
  const { chatId } = await person.screen();
  const response = await fetch(`${product.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: `${product.origin}/playground/teams/`,
      from: { id: `29:${person.id}`, aadObjectId: person.id },
      recipient: { id: botId },
      conversation: { id: chatId, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      ...changes,
    }),
  });
  return response.text();
}

/** The same, from a group chat in which somebody shared the card. */
async function postFromGroup(person: Colleague, changes: Readonly<Record<string, unknown>>): Promise<string> {
  const { tenantId } = await product.teams.app();
  const [group] = (await person.screen()).groups;
  return post(person, { ...changes, conversation: { id: group?.id, conversationType: 'groupChat', tenantId } });
}

async function stored(reference: string): Promise<{ readonly id: string; readonly status: string }> {
  const client = new MongoClient(database.uri);
  const found = await client.db().collection('concerns').findOne({ reference });
  await client.close();
  return { id: String(found?._id), status: String(found?.status) };
}

/** What the bot wrote into the first group meanwhile. */
async function saidInGroup(deed: () => Promise<unknown>): Promise<readonly string[]> {
  const calls = await connectorCallsAfter(deed);
  const [group] = (await amara.screen()).groups;
  return calls.filter((call) => call.includes(group?.id ?? 'none'));
}

async function connectorCallsAfter(deed: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await product.teams.calls()).at(-1)?.id ?? 0;
  await deed();
  const calls = await product.teams.calls(before);
  return calls.filter(({ kind }) => kind === 'connector').map(({ method, args }) => `${method} ${seen(args)}`);
}

test('opening the chat shows what is true now, although the change of the card got lost', async () => {
  const reference = await raise();
  const card = await cardAbout(duty, reference);
  await product.slack.skip('61m');
  const copy = await cardAbout(deputy, reference);
  await product.teams.fault({ method: 'updateActivity', kind: 'status', status: 503 });
  await duty.press(card, 'Acknowledge');
  expect(seen(await cardAbout(deputy, reference))).toContain('Acknowledge');
  await deputy.openChat();
  const shown = await cardAbout(deputy, `${who.dutyName} has had ${reference}`);
  expect([shown.id, buttonsOf(shown.cards[0])]).toEqual([copy.id, []]);
});

test('a client that knows no Action.Execute acknowledges all the same, and is told when it is too late', async () => {
  const reference = await raise();
  await product.slack.skip('61m');
  const [card, copy] = [await cardAbout(duty, reference), await cardAbout(deputy, reference)];
  await product.teams.fault({ method: 'updateActivity', kind: 'status', status: 503 });
  await duty.press(card, 'concern.acknowledge', { asFallback: true });
  expect((await stored(reference)).status).toBe('held');
  await deputy.press(copy, 'concern.acknowledge', { asFallback: true });
  await deputy.waitForMessage((message) => seen(message).includes(`${who.dutyName} has had this concern since`));
});

test('a card that was shared does nothing in a group, whoever presses it, and says nothing there', async () => {
  const reference = await raise();
  await cardAbout(duty, reference);
  const { id: concernId } = await stored(reference);
  const said = await saidInGroup(async () => {
    for (const verb of ['concern.acknowledge', 'concern.decline', 'concern.refresh']) {
      const value = { action: { type: 'Action.Execute', verb, data: { concernId } } };
      expect(await postFromGroup(duty, { name: 'adaptiveCard/action', value })).toContain(NOT_FOUND);
    }
    for (const action of ['concern.acknowledge', 'concern.decline']) {
      await postFromGroup(duty, { type: 'message', value: { action, concernId } });
    }
  });
  expect(said).toEqual([]);
  expect((await stored(reference)).status).toBe('unacknowledged');
});

test('refreshing a card that was never theirs shows nothing', async () => {
  const reference = await raise();
  await cardAbout(duty, reference);
  const { id: concernId } = await stored(reference);
  const refresh = (id: string) => ({
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'concern.refresh', data: { concernId: id } } },
  });
  const answer = await post(tomasz, refresh(concernId));
  expect(answer).toContain(NOT_FOUND);
  expect(await post(tomasz, refresh(randomUUID()))).toBe(answer);
  expect(await post(amara, refresh(concernId))).toBe(answer);
});

test('whatever the bot answers is previewed by its first line', async () => {
  for (const [word, first] of [
    ['safeguard', 'Safeguard is ready when you are.'],
    ['duty', 'On duty now: '],
    ['My neighbour is hurt', 'What you typed stays in this chat'],
  ] as const) {
    await amara.say(word);
    const preview = (await amara.screen()).notifications.at(-1);
    expect(preview?.phone.startsWith(first)).toBe(true);
    expect(preview?.chatList).toBe('Sent a card');
  }
});

test('being added to a group is no reason to write there', async () => {
  const said = await saidInGroup(() => postFromGroup(amara, { type: 'installationUpdate', action: 'add' }));
  expect(said).toEqual([]);
});

test('whoever took the app away is not tried there again, until they come back', async () => {
  await duty.uninstall();
  const { chatId } = await duty.screen();
  const tried = await connectorCallsAfter(async () => {
    const reference = await raise();
    await who.duty.waitForMessage((message) => seen(message).includes(reference));
  });
  expect(tried.filter((call) => call.includes(chatId))).toEqual([]);
  await duty.install();
  await cardAbout(duty, await raise());
});

test('whoever blocked the bot is tried once, and again as soon as they write to it', async () => {
  await duty.block();
  const { chatId } = await duty.screen();
  const raiseUnheard = () =>
    connectorCallsAfter(async () => {
      const reference = await raise();
      await who.duty.waitForMessage((message) => seen(message).includes(reference));
    })
      .then((calls) => calls.filter((call) => call.startsWith('sendTo') || call.startsWith('replyTo')))
      .then((calls) => calls.filter((call) => call.includes(chatId)));
  expect((await raiseUnheard()).length).toBeGreaterThan(0);
  expect(await raiseUnheard()).toEqual([]);
  await duty.unblock();
  await duty.say('help');
  await cardAbout(duty, await raise());
});

test('an answer that was given survives going back, and a step that is sent again', async () => {
  await openForm('Words to keep.');
  await amara.pressInDialog('next');
  await amara.change('ringOn', '01632 960009');
  await amara.pressInDialog('back');
  const first = await amara.waitForDialog((dialog) => seen(dialog).includes('What happened?'));
  expect(first.values.whatHappened).toBe('Words to keep.');
  await amara.pressInDialog('next');
  const second = await amara.waitForDialog((dialog) => 'ringOn' in dialog.values);
  expect(second.values.ringOn).toBe('01632 960009');
  await amara.sendAgain();
  await amara.pressInDialog('send');
  await amara.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
  await amara.closeDialog();
});

test('a form is taken from whoever opened it, and shown to nobody else, also while nothing can be looked up', async () => {
  await openForm('Words of Amara alone.');
  await amara.pressInDialog('next');
  const dialog = await amara.waitForDialog((shown) => seen(shown).includes('This goes to'));
  const draftId = /"draftId":"([^"]+)"/.exec(seen(dialog))?.[1];
  expect(draftId).toBeTruthy();
  const step = (go: string) => ({
    name: 'task/submit',
    value: { data: { action: 'report.step', draftId, step: 2, go } },
  });
  for (const go of ['back', 'send', 'next']) {
    const answer = await post(tomasz, step(go));
    expect(answer).toContain('We could not read this form. Your concern was not sent');
    expect(answer).not.toContain('Words of Amara');
  }
  proxy.set({ kind: 'hanging' });
  try {
    expect(await post(amara, step('back'))).toContain('Your words are still in the form');
    expect(await post(tomasz, step('back'))).toBe('');
  } finally {
    proxy.set({ kind: 'open' });
  }
  await expect
    .poll(async () => (await fetch(`${product.origin}/readyz`)).json(), { timeout: 60_000 })
    .toEqual({ status: 'ready' });
  await amara.pressInDialog('send');
  await amara.waitForDialog((shown) => seen(shown).includes('We have your concern'));
  await amara.closeDialog();
});

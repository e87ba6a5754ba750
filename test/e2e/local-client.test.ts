import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import {
  activityOf,
  type LocalClient,
  openLocalClient,
  runScript,
  startWithLocalClient,
} from '../support/local-client.js';
import { ended, freePort } from '../support/product-process.js';

let running: Awaited<ReturnType<typeof startWithLocalClient>>;
let browser: Browser;
let amara: LocalClient;
let duty: LocalClient;
let deputy: LocalClient;
let dutyName: string;
let deputyName: string;

/** The product and Microsoft's own client, as the README's commands start them; nobody of us wrote this client. */
beforeAll(async () => {
  running = await startWithLocalClient();
  browser = await launchBrowser();
  amara = await openLocalClient(browser, running.urlOf('Amara Okafor'));
  await amara.say('duty');
  const onDuty = (await amara.card('On duty now').textContent()) ?? '';
  [, dutyName = '', deputyName = ''] = /On duty now: ([\w ]+)\. Deputy: ([\w ]+)\./.exec(onDuty) ?? [];
  duty = await openLocalClient(browser, running.urlOf(dutyName));
  deputy = await openLocalClient(browser, running.urlOf(deputyName));
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

async function fillForm(whatHappened: string, danger: 'No' | 'Yes' = 'No') {
  await amara.openExtension('raise_concern');
  await amara.choose(/immediate danger/, danger);
  await amara.choose(/at risk/, 'A client');
  await amara.choose(/be responsible/, 'No');
  await amara.dialog.locator('textarea').fill(whatHappened);
  await amara.go('Next', 'This goes to');
}

/** @returns the reference, which is also on a card in the chat then */
async function send(): Promise<string> {
  await amara.dialog.getByRole('button', { name: 'Send', exact: true }).click();
  const shown = await amara.dialogShowed('We have your concern, SG-');
  const reference = /SG-[0-9A-Z]{6}/.exec(shown)?.[0] ?? 'none';
  await amara.card(reference).waitFor();
  await amara.closeDialog();
  return reference;
}

test('a message to the bot is answered by a card, and a disclosure is never repeated', async () => {
  await amara.say('safeguard');
  const offer = amara.card('The form opens in a window of its own').last();
  await offer.getByRole('button', { name: 'Raise a concern' }).waitFor();
  await amara.say('My neighbour Zebedee hits his son');
  await amara.card('stays in this chat').waitFor();
  expect(await amara.card('Zebedee').count()).toBe(0);
});

test('loading the page again, which installs the app again, welcomes nobody again', async () => {
  await amara.load();
  await amara.say('duty');
  await amara.card('On duty now').waitFor();
  expect(await amara.card('Safeguard is how you raise').count()).toBe(0);
});

test('a concern goes by steps through the message extension to the card of the duty person, who takes it', async () => {
  await fillForm('They told me something that worries me.');
  await amara.go('Add more detail', 'How do you know?');
  await amara.choose(/How do you know/, 'The person told me');
  // Where it goes stands on both of these steps; the button on the one that it goes back to alone.
  await amara.go('Back', 'Add more detail');
  await amara.go('Back', 'What happened?');
  expect(await amara.dialog.locator('textarea').inputValue()).toBe('They told me something that worries me.');
  await amara.go('Next', 'This goes to');
  await amara.dialog.getByText(`This goes to ${dutyName}.`).waitFor();
  const reference = await send();

  const card = duty.card(reference);
  await card.getByText(`New concern ${reference}`).waitFor();
  expect(await card.textContent()).not.toMatch(/Amara|worries me|client/);

  // This client opens no dialog from a chat's card: pressing Read concern sends nothing. Its log shows what the answer is.
  const read = duty.page.waitForRequest((request) => request.method() === 'POST');
  await card.getByRole('button', { name: 'Read concern' }).click();
  await card.getByRole('button', { name: 'Acknowledge' }).click();
  const { name, value } = (await read).postDataJSON() as { name: string; value: { action: { data: object } } };
  expect(name).toBe('adaptiveCard/action');
  await duty.card(`You have had ${reference}`).waitFor();
  expect(await duty.page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  await amara.card(`${dutyName} took ${reference}`).waitFor();

  const asked = { msteams: { type: 'task/fetch' }, action: 'concern.read', ...value.action.data };
  const fetch = { type: 'invoke', name: 'task/fetch', value: { data: asked } };
  const details = await duty.sendByHand(activityOf(dutyName, running.urlOf(dutyName), fetch), reference);
  expect(details).toContain('They told me something that worries me.');
  expect(details).toContain('Amara Okafor');
});

test('an urgent concern that nobody acknowledges goes to the deputy, unasked', async () => {
  await fillForm('Somebody is in danger.', 'Yes');
  const reference = await send();
  await duty.card(reference).waitFor();
  expect(await deputy.card(reference).count()).toBe(0);
  await running.skip(16);
  const card = deputy.card(reference);
  await card.getByRole('button', { name: 'Acknowledge' }).click();
  await deputy.card(`You have had ${reference}`).waitFor();
  // Changed for everyone who has it.
  await duty.card(new RegExp(`${reference}.*${deputyName}|${deputyName}.*${reference}`)).waitFor();
  expect(await duty.card(reference).getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
});

test('whoever is picked as not to see it is told nothing, though they are on duty', async () => {
  await fillForm('It is about somebody.');
  await amara.pickPerson(dutyName);
  await amara.go('Back', 'What happened?');
  await amara.go('Next', `This goes to ${deputyName}.`);
  const reference = await send();
  await deputy.card(reference).getByRole('button', { name: 'Acknowledge' }).click();
  await deputy.card(`You have had ${reference}`).waitFor();
  expect(await duty.card(reference).count()).toBe(0);
});

test('the client asks no other machine for anything but its looks, and no other machine reaches it', async () => {
  expect([amara, duty, deputy].flatMap(({ asked }) => asked)).toEqual([]);
  const ping = new URL('/_debug/ping', amara.page.url());
  expect((await fetch(ping)).status).toBe(200);
  // Another address of this machine, where what listens on every interface answers.
  ping.hostname = '127.0.0.2';
  await expect(fetch(ping)).rejects.toThrow();
});

test('Ctrl-C ends every client, and without the product the command says what to start', async () => {
  const urls = [amara, duty, deputy].map(({ page }) => page.url());
  expect(await ended(running.clients, 'SIGINT')).toBe(0);
  for (const url of urls) await expect(fetch(url)).rejects.toThrow();

  const alone = await runScript('playground:teams', { PORT: String(await freePort()) });
  expect((await once(alone.program, 'close'))[0]).toBe(1);
  expect(alone.output()).toMatch(/^Safeguard is not running at .*npm run start:local-client\n$/);
});

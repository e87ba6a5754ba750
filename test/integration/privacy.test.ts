import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRACTICE_TEXT } from '../../src/domain/practice.js';
import { whoIsWho } from '../support/demonstration.js';
import { startDrill } from '../support/drills.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, fillForm, hasBlock, raiseConcern, wordsOf } from '../support/raising.js';
import { dumpDatabase, leaked, readFiles } from '../support/sentinels.js';

let product: TestProduct;
let reference: string;
let drill: string;

beforeAll(async () => {
  // An engine of its own, so that its files hold nothing but what this test made.
  product = await startTestProduct({ environment: { MONGODB_URI: '' }, logLevel: 'trace' });
  reference = await driveEverything();
});
afterAll(() => product?.stop());

/** Every flow that the product has, with sentinels wherever something can be typed or chosen. */
async function driveEverything(): Promise<string> {
  const { slack } = product;
  const { amara, duty, deputy, lead, manager, tomasz } = await whoIsWho(product);

  const raised = await raiseConcern(amara, {
    danger: 'Yes',
    whatHappened: 'She said marmalade, and then lighthouse.',
    more: {
      personAtRisk: 'Wilhelmina Brackenbury',
      types: ['Coercive control', 'Self-harm or suicidal thoughts'],
      when: 'harpsichord',
      livesIn: 'threnody',
      othersAtRisk: 'quagmire',
      ringOn: '+44 7700 900123',
    },
  });
  const card = await duty.waitForMessage(about(raised));
  await duty.press({ in: card, element: 'Read concern' });
  await duty.waitForModal((view) => wordsOf(view).includes('marmalade'));
  await duty.press({ in: 'modal', element: "I can't take this" });
  await deputy.waitForMessage(about(raised));
  await slack.skip('16m');
  await slack.skip('16m');
  await slack.skip('16m');
  // The older cards are taken away by and by: the newest is the one that stays.
  const { dms } = await lead.waitFor((screen) => screen.dms.filter(about(raised)).length === 1);
  const leadCard = dms.find(about(raised)) ?? card;
  await lead.press({ in: leadCard, element: 'Acknowledge' });
  await amara.waitForMessage(about('A person has your concern'));

  // About somebody here, with a quotation, while Slack refuses messages for a while.
  await slack.fault({ method: 'chat.postMessage', kind: 'rate-limited', times: 2, retryAfterSeconds: 1 });
  const posted = await tomasz.post('C01GENERAL', 'I told her periwinkle.');
  await amara.messageShortcut('raise_concern_about_message', posted);
  await amara.waitForModal((view) => hasBlock(view, 'quoted-message'));
  await amara.change('danger', 'No');
  await amara.change('atRisk', 'A client');
  await amara.change('whatHappened', 'He wrote marmalade to a lighthouse.');
  await amara.change('responsible', 'Yes');
  await amara.waitForModal((view) => hasBlock(view, 'subjects'));
  await amara.change('subjects', ['U01TOMASZ']);
  await amara.submit();
  const second = /SG-[0-9A-Z]{6}/.exec(wordsOf((await amara.modal()) ?? {}))?.[0] ?? 'none';
  await slack.skip('1m');
  await lead.waitForMessage(about(second));
  await slack.skip('61m');
  await manager.waitForMessage(about(second));

  // Nobody here can be told.
  await fillForm(amara, {
    responsible: 'Yes',
    subjects: [lead.id, manager.id, duty.id, deputy.id],
    whatHappened: 'marmalade',
  });
  await amara.submit();
  await amara.waitForModal((view) => wordsOf(view).includes('Nobody here has been told'));
  await slack.skip('61m');
  await amara.press({ in: 'modal', element: 'I have rung them' });

  await amara.command('/safeguard', 'gooseberry');
  await amara.waitForModal();
  await slack.person('U01GUEST').command('/safeguard', 'gooseberry');
  for (const word of ['help', 'duty', 'mine', 'rota']) await amara.command('/safeguard', word);
  await amara.openHome();
  await amara.waitForHome(about(raised));

  drill = await startDrill(lead);
  const practice = await duty.waitForMessage(about(drill));
  await duty.press({ in: practice, element: 'Read concern' });
  await duty.waitForModal((view) => wordsOf(view).includes(PRACTICE_TEXT));
  await duty.press({ in: 'modal', element: 'Acknowledge' });
  await manager.waitForMessage((message) => message.text.startsWith('Practice: a drill has ended.'));
  return raised;
}

test('no message, home tab or private answer holds a word of a concern', async () => {
  const calls = await product.slack.calls();
  const windows = new Set(['views.open', 'views.update', 'views.push']);
  const outbound = calls.filter(({ kind, method }) =>
    kind === 'answer' ? method.startsWith('/') : !windows.has(method),
  );
  const said = outbound.map(({ kind, method, args, response }) => ({
    method,
    // Of an answer the workspace keeps the product's words as `args`, and what it showed of them as `response`.
    words: JSON.stringify(kind === 'answer' ? [args, response] : args),
  }));
  expect(said.filter(({ words }) => leaked(words).length > 0)).toEqual([]);
  // The search does find what it should: the reference in messages, and the narrative in windows.
  expect(said.some(({ words }) => words.includes(reference))).toBe(true);
  expect(said.some(({ method, words }) => method === '/safeguard' && words.includes('opens the form'))).toBe(true);
  expect(leaked(JSON.stringify(calls.filter(({ method }) => windows.has(method)))).length).toBeGreaterThan(8);
});

test('every preview of a message is neutral', async () => {
  for (const person of ['U01AMARA', 'U01PRIYA', 'U01SAM', 'U01LEILA', 'U01FIONA']) {
    const { notifications } = await product.slack.person(person).screen();
    expect(notifications.length).toBeGreaterThan(0);
    expect(leaked(JSON.stringify(notifications))).toEqual([]);
  }
});

test('every preview and every message of a drill says first that it is one', async () => {
  for (const person of ['U01PRIYA', 'U01SAM', 'U01LEILA', 'U01FIONA']) {
    const { notifications, dms } = await product.slack.person(person).screen();
    const shown = [...notifications.flatMap(({ phone, desktop }) => [phone, desktop]), ...dms.map(({ text }) => text)];
    for (const words of shown.filter((each) => each.includes(drill))) expect(words).toMatch(/^\*?Practice: /);
  }
  const { notifications } = await product.slack.person('U01LEILA').screen();
  expect(notifications.filter(({ phone }) => phone.startsWith('Practice: ')).length).toBe(2);
});

test('no log line holds a word of a concern', () => {
  const logged = product.logged();
  expect(logged).toContain('delivery');
  expect(leaked(logged)).toEqual([]);
});

test('no document and no job holds a word of a concern', async () => {
  const { text, names } = await dumpDatabase(product.dataDir);
  expect(names).toEqual(expect.arrayContaining(['concerns', 'deliveries', 'people', 'drafts', 'ticks', 'access-log']));
  expect(leaked(text)).toEqual([]);
  expect(leaked(text.toLowerCase())).toEqual([]);
  expect(text).not.toContain(PRACTICE_TEXT);
  expect(text).toContain(reference);
});

test('no file of the database holds a word of a concern', async () => {
  const texts = await readFiles(product.dataDir);
  expect(texts.flatMap(leaked)).toEqual([]);
  expect(texts.some((text) => text.includes(reference))).toBe(true);
});

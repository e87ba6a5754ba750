import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installation } from '../../../src/playground/workspace/ids.js';
import { about, raiseConcern, wordsOf } from '../../support/raising.js';
import { type SocketProduct, startSocketProduct } from '../../support/socket-mode.js';

/** What comes in envelopes goes through the same checks as over HTTP, and is answered in the envelope's acknowledgement. */

let product: SocketProduct;
beforeAll(async () => {
  product = await startSocketProduct();
});
afterAll(() => product?.stop());
afterEach(async () => {
  for (const person of Object.values(product.who)) {
    if (typeof person !== 'string' && (await person.modal())) await person.close(true);
  }
});

const user = { id: 'U01AMARA' };
const team = { id: installation.team.id };
const refused = (reason: string) => product.figure(`safeguard_requests_refused_total{reason="${reason}"}`);
const opened = async () => (await product.slack.calls()).filter(({ method }) => method === 'views.open').length;
const UNANSWERED = { ok: false, failure: 'operation_timeout', noRetry: false };

test('takes a concern to the duty person and back, without an address of its own', async () => {
  const { amara, duty } = product.who;
  const reference = await raiseConcern(amara);
  const card = await duty.waitForMessage(about(reference));
  expect((await duty.press({ in: card, element: 'Acknowledge' })).kind).toBe('acknowledged');
  await amara.waitForMessage(about(`took ${reference}`));
  const response = await fetch(`${product.origin}/slack/events`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
});

test('answers a command in the acknowledgement, to the person alone', async () => {
  const { tomasz } = product.who;
  expect((await tomasz.command('/safeguard', 'help')).kind).toBe('acknowledged');
  const { ephemerals } = await tomasz.screen();
  expect(wordsOf(ephemerals.at(-1) ?? {})).toContain('/safeguard duty shows who is on duty');
});

test('opens the home tab for an event', async () => {
  await product.who.tomasz.openHome();
  await product.who.tomasz.waitForHome(about('Raise a concern'));
});

test('a form that can not be taken is answered beside its questions, in the acknowledgement', async () => {
  const values = { whatHappened: { 'answer.whatHappened': { type: 'plain_text_input', value: 'words of mine' } } };
  const view = { id: 'V1', callback_id: 'report.form', private_metadata: 'nobodys-draft', state: { values } };
  const before = await product.stored();
  const answer = await product.slack.deliver('interactive', { type: 'view_submission', user, team, view });
  expect(answer).toMatchObject({ ok: true, body: expect.stringContaining('"response_action":"errors"') });
  expect(await product.stored()).toBe(before);
});

describe('a copy of an envelope has no second effect:', () => {
  test('a command', async () => {
    const before = await opened();
    await product.who.amara.command('/safeguard');
    await product.who.amara.waitForModal();
    const copies = (await refused('repeated')) ?? 0;
    expect(await product.slack.socket.again()).toEqual({ ok: true, status: 200, body: '', noRetry: false });
    expect(await opened()).toBe(before + 1);
    expect(await refused('repeated')).toBe(copies + 1);
  });

  test('"Send", which is answered as it was at first', async () => {
    const before = await product.stored();
    const reference = await raiseConcern(product.who.amara);
    const answer = await product.slack.socket.again();
    expect(answer).toMatchObject({ ok: true, body: expect.stringContaining(reference) });
    expect(await product.stored()).toBe(before + 1);
  });

  test('a press', async () => {
    const { amara, duty } = product.who;
    const reference = await raiseConcern(amara);
    const card = await duty.waitForMessage(about(reference));
    await duty.press({ in: card, element: 'Read concern' });
    const before = await opened();
    expect(await product.slack.socket.again()).toMatchObject({ ok: true, body: '' });
    expect(await opened()).toBe(before);
  });

  test('an event that Slack repeats in another envelope', async () => {
    const event = { type: 'app_home_opened', user: 'U01GRACE', tab: 'home' };
    const payload = { type: 'event_callback', team_id: team.id, event_id: `Ev${randomUUID()}`, event };
    const published = async () =>
      (await product.slack.calls()).filter(({ method }) => method === 'views.publish').length;
    await product.slack.deliver('events_api', payload);
    await product.slack.person('U01GRACE').waitForHome();
    const before = await published();
    const copies = (await refused('repeated')) ?? 0;
    expect((await product.slack.deliver('events_api', payload)).ok).toBe(true);
    expect(await refused('repeated')).toBe(copies + 1);
    expect(await published()).toBe(before);
  });
});

describe('refused at the edge', () => {
  const command = { command: '/safeguard', text: '', user_id: 'U01AMARA', team_id: team.id, trigger_id: '1.2.3' };

  test('what a person would wait for stays unanswered, so that Slack says that it failed', async () => {
    const before = { shape: (await refused('shape')) ?? 0, workspace: (await refused('workspace')) ?? 0 };
    const forms = await opened();
    const payloads = [
      { type: 'surprise', user, team },
      { ...command, user_id: { $ne: null } },
      { ...command, team_id: 'T09OTHER' },
    ];
    const answers = await Promise.all(payloads.map((payload) => product.slack.deliver('interactive', payload)));
    expect(answers).toEqual([UNANSWERED, UNANSWERED, UNANSWERED]);
    expect(await refused('shape')).toBe(before.shape + 2);
    expect(await refused('workspace')).toBe(before.workspace + 1);
    expect(await opened()).toBe(forms);
  });

  test.each([
    ['without an event', { type: 'event_callback', team_id: team.id, event_id: 'Ev1' }],
    ['of another workspace', { type: 'event_callback', team_id: 'T09OTHER', event_id: 'Ev2', event: { type: 'x' } }],
    ['that only counts', { type: 'app_rate_limited', team_id: team.id, minute_rate_limited: 1 }],
  ])('an event %s is acknowledged, because repeating it would change nothing', async (_, payload) => {
    expect((await product.slack.deliver('events_api', payload)).ok).toBe(true);
  });

  test('after all of it everything works', async () => {
    expect(await product.slack.socket.connections()).toBe(1);
    expect(await raiseConcern(product.who.tomasz)).toMatch(/^SG-/);
  });
});

test('a case that is longer than Slack takes in an acknowledgement comes into its window all the same', async () => {
  const { amara, duty } = product.who;
  const reference = await raiseConcern(amara, { whatHappened: 'first words '.repeat(200) });
  const card = await duty.waitForMessage(about(reference));
  await duty.press({ in: card, element: 'Acknowledge' });
  await duty.press({
    in: await duty.waitForMessage(about(`You have had ${reference} since`)),
    element: 'Read concern',
  });
  const pressed = product.logged().split('connected to Slack').length;
  for (let note = 1; note <= 7; note += 1) {
    await duty.waitForModal((view) => view.callbackId === 'concern.details');
    await duty.press({ in: 'modal', element: 'Add note' });
    await duty.waitForModal((view) => view.callbackId === 'ticket.form');
    await duty.change('source', 'Fact: seen, heard or done');
    await duty.change('text', `note ${note} ${'and more words '.repeat(150)}`);
    expect((await duty.submit()).kind).toBe('acknowledged');
    const taken = await duty.waitForModal((view) => view.callbackId !== 'ticket.form');
    if (taken.callbackId === 'message.window') expect(wordsOf(taken)).toContain('this window is long');
  }
  const answers = (await product.slack.calls()).filter(({ method }) => method === 'view_submission');
  expect(JSON.stringify(answers.at(-1)?.args)).toContain('this window is long');
  const shown = await duty.waitForModal((view) => view.callbackId === 'concern.details');
  expect(JSON.stringify(shown.blocks).length).toBeGreaterThan(20_480);
  // A frame that is too long would have cost the connection.
  expect(product.logged().split('connected to Slack')).toHaveLength(pressed);
});

test('what was said in envelopes, and the tokens, are in no log', () => {
  const logged = product.logged();
  expect(logged).toContain('connected to Slack');
  for (const secret of ['first words', 'and more words', 'words of mine', 'xapp-', 'xoxb-', 'ticket=']) {
    expect(logged).not.toContain(secret);
  }
});

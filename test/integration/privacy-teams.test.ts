import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, type MockInstance, test, vi } from 'vitest';
import type { Call } from '../../src/playground/web-api/calls.js';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { dumpDatabase, leaked, readFiles } from '../support/sentinels.js';
import { buttonsOf } from '../support/teams-tenant.js';

/** What goes through Teams: the words of a concern stand in dialogs that somebody opened by a press, and nowhere else. */

const EVERYBODY = ['Amara Okafor', 'Priya Shah', 'Sam Whitlock', 'Leila Haddad', 'Fiona Macleod', 'Tomasz Nowak'];

let product: TestProduct;
let reference: string;
/** What the process wrote beside its log: the SDK likes to print what it got. */
let outputs: MockInstance[];
/** Bodies of the answers to requests that were refused. */
const refusals: string[] = [];

beforeAll(async () => {
  outputs = [
    ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation(() => {}),
    ),
    vi.spyOn(process.stdout, 'write'),
    vi.spyOn(process.stderr, 'write'),
  ];
  product = await startTestProduct({
    // An engine of its own, so that its files hold nothing but what this test made.
    environment: { MONGODB_URI: '' },
    organisation: await demonstrationToldInTeams('amara', 'priya', 'sam', 'leila', 'fiona', 'tomasz', 'grace'),
    logLevel: 'trace',
  });
  reference = await driveEverything();
});
afterAll(async () => {
  await product?.stop();
  for (const output of outputs) output.mockRestore();
});

const seen = (value: unknown) => JSON.stringify(value);

type Colleague = Awaited<ReturnType<TestProduct['teams']['named']>>;

async function openForm(reporter: Colleague): Promise<void> {
  await reporter.say('safeguard');
  const offer = await reporter.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
  await reporter.press(offer, 'Raise a concern');
  await reporter.waitForDialog();
}

async function answerFour(reporter: Colleague, answers: Readonly<Record<string, string>> = {}): Promise<void> {
  const four = { danger: 'Yes', atRisk: 'A client', responsible: 'No', whatHappened: 'marmalade and lighthouse' };
  for (const [question, answer] of Object.entries({ ...four, ...answers })) await reporter.change(question, answer);
}

async function sent(reporter: Colleague): Promise<string> {
  await reporter.pressInDialog('send');
  const received = await reporter.waitForDialog((dialog) => /SG-[0-9A-Z]{6}/.test(seen(dialog)));
  return /SG-[0-9A-Z]{6}/.exec(seen(received))?.[0] ?? 'none';
}

const newest = (person: Colleague, about: string, words = '') =>
  person.waitForMessage((message) => seen(message).includes(about) && seen(message).includes(words));

/** Every flow that Teams has, with sentinels wherever something can be typed or chosen. */
async function driveEverything(): Promise<string> {
  const { teams, slack } = product;
  const who = await whoIsWho(product);
  const people = await Promise.all(EVERYBODY.map((name) => teams.named(name)));
  for (const person of people) await person.install();
  const [amara, , , lead, manager, tomasz] = people as [
    Colleague,
    Colleague,
    Colleague,
    Colleague,
    Colleague,
    Colleague,
  ];
  const duty = await teams.named(who.dutyName);
  const deputy = await teams.named(who.deputyName);

  // By steps, back and forth, refused and complete.
  await openForm(amara);
  await amara.pressInDialog('next');
  await answerFour(amara, { personAtRisk: 'Wilhelmina Brackenbury' });
  await amara.pressInDialog('next');
  await amara.change('ringOn', '+44 7700 900123');
  await amara.pressInDialog('back');
  await amara.change('responsible', 'Yes');
  await amara.pressInDialog('next');
  await amara.pressInDialog('send');
  await amara.waitForDialog((dialog) => seen(dialog).includes('has not been sent yet'));
  await amara.pressInDialog('back');
  await amara.change('responsible', 'No');
  await amara.pressInDialog('next');
  await amara.pressInDialog('detail');
  await amara.change('types', ['Coercive control', 'Self-harm or suicidal thoughts']);
  await amara.change('when', 'harpsichord');
  await amara.change('livesIn', 'threnody');
  await amara.change('othersAtRisk', 'quagmire');
  const raised = await sent(amara);
  await amara.closeDialog();

  // Read, handed on, executed by an old client, escalated, taken.
  const card = await newest(duty, raised);
  await duty.press(card, 'Read concern');
  await duty.waitForDialog((dialog) => seen(dialog).includes('marmalade'));
  await duty.pressInDialog("I can't take this");
  await newest(deputy, raised);
  for (const skip of ['16m', '16m', '16m']) await slack.skip(skip);
  for (const person of [duty, deputy, lead, manager]) await person.openChat();
  const leadCard = await newest(lead, raised, 'Acknowledge');
  await lead.press(leadCard, 'concern.acknowledge', { asFallback: true });
  await newest(amara, raised, 'took');
  await amara.refresh(leadCard).catch(() => undefined);

  // About somebody here, quoted from a group, while the connector refuses for a while.
  const [group] = (await tomasz.screen()).groups;
  await tomasz.say('I told her periwinkle.', group?.id, { mention: false });
  const quoted = (await tomasz.screen()).groups[0]?.messages.at(-1);
  await teams.fault({ kind: 'rate-limited', times: 2, retryAfterSeconds: 1 });
  await amara.extension('raise_concern_about_message', { from: 'message', messageId: quoted?.id ?? 'none' });
  await amara.waitForDialog((dialog) => seen(dialog).includes('periwinkle'));
  await answerFour(amara, { responsible: 'Yes' });
  await amara.pressInDialog('next');
  await amara.change('subjects', ['Tomasz Nowak']);
  await teams.fault({ method: 'sendToConversation', kind: 'status', status: 502, times: 1 });
  await teams.fault({ method: 'replyToActivity', kind: 'status', status: 502, times: 1 });
  const second = await sent(amara);
  await amara.closeDialog();
  await slack.skip('1m');
  await newest(lead, second);
  await slack.skip('61m');
  await newest(manager, second);
  await teams.clearFaults();

  // Nobody here can be told.
  await openForm(amara);
  await answerFour(amara, { responsible: 'Yes' });
  await amara.pressInDialog('next');
  await amara.change('subjects', ['Leila Haddad', 'Fiona Macleod', 'Priya Shah', 'Sam Whitlock']);
  const untold = await sent(amara);
  const reminder = await newest(amara, untold, 'I have rung them');
  await amara.press(reminder, 'concern.confirm-external-call');
  await amara.closeDialog();

  // Away from Teams, and back.
  await duty.uninstall();
  await deputy.block();
  await openForm(amara);
  await answerFour(amara);
  await amara.pressInDialog('next');
  const elsewhere = await sent(amara);
  await amara.closeDialog();
  await who.duty.waitForMessage((message) => seen(message).includes(elsewhere));
  await slack.skip('16m');
  await who.deputy.waitForMessage((message) => seen(message).includes(elsewhere));
  await duty.install();
  await deputy.unblock();

  // Typed where it should not be, also while nothing can be answered.
  await amara.say('gooseberry hurts me');
  await amara.say('safeguard gooseberry');
  await amara.say('gooseberry', group?.id);
  const guest = await teams.named('Casey Guest');
  await guest.install();
  await guest.say('gooseberry');
  for (const kind of ['reset', 'status', 'error'] as const) {
    await teams.fault({ method: 'replyToActivity', kind, times: 1 });
    await amara.say('gooseberry once more');
  }
  await teams.clearFaults();
  await amara.extension('raise_concern', { from: 'commandBox' });
  await amara.closeDialog();
  for (const word of ['help', 'duty', 'mine', 'rota']) await amara.say(word);
  await amara.sendAgain();

  await sendWhatIsRefused(lead.id);
  return raised;
}

/** Activities that no client sends, each full of words. */
async function sendWhatIsRefused(from: string): Promise<void> {
  const { tenantId } = await product.teams.app();
  const honest = {
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: `${product.origin}/playground/teams/`,
    from: { id: '29:gooseberry', aadObjectId: from, name: 'Wilhelmina gooseberry' },
    recipient: { id: '28:bot' },
    // No word of theirs: answers go there, and the tenant of this process logs the paths that it is asked for.
    conversation: { id: 'a:forged', conversationType: 'personal', tenantId },
    text: 'marmalade gooseberry',
  };
  const invoke = (name: string, value: unknown) => ({ ...honest, type: 'invoke', name, value });
  const bodies: readonly unknown[] = [
    { ...honest, conversation: { id: 'a:x', tenantId: 'gooseberry' } },
    { ...honest, serviceUrl: 'https://gooseberry.example/' },
    { ...honest, channelId: 'gooseberry' },
    { ...honest, from: 'gooseberry' },
    { ...honest, conversation: { id: 'a:gone', conversationType: 'personal', tenantId } },
    invoke('gooseberry', { marmalade: true }),
    invoke('task/fetch', { data: { action: 'gooseberry', concernId: 'marmalade' } }),
    invoke('task/submit', {
      data: { action: 'report.step', draftId: 'gooseberry', step: 1, go: 'send', whatHappened: 'marmalade' },
    }),
    invoke('task/submit', { data: { action: 'report.step', draftId: 'x', step: 'gooseberry', go: 'marmalade' } }),
    invoke('adaptiveCard/action', { action: { verb: 'gooseberry', data: { concernId: 'marmalade' } } }),
    invoke('composeExtension/fetchTask', { commandId: 'gooseberry', messagePayload: { body: { content: 7 } } }),
    invoke('composeExtension/submitAction', { commandId: 'gooseberry', data: { marmalade: 'gooseberry' } }),
    '{"text":"marmalade gooseberry"',
    `{"text":"gooseberry ${'marmalade '.repeat(60_000)}"}`,
  ];
  for (const body of bodies) {
    const response = await fetch(`${product.origin}/api/messages?word=gooseberry`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer gooseberry' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    refusals.push(await response.text());
  }
}

/** What is opened by a press holds words; everything else that an invoke answers becomes a card or words in a chat. */
const DIALOGS = /^(task|composeExtension)\//;
const isDialog = ({ kind, method }: Call) => kind === 'answer' && DIALOGS.test(method);

/** An activity names whom it is for, which is whoever gets it. */
function withoutRecipient({ args }: Call): unknown {
  const { body, ...rest } = args as { readonly body?: object };
  return { ...rest, body: body && { ...body, recipient: undefined } };
}

test('nothing that the bot says or changes in a chat holds a word of a concern', async () => {
  const calls = await product.teams.calls();
  const said = calls
    .filter((call) => !isDialog(call))
    .map((call) => ({
      method: call.method,
      words: seen(call.kind === 'answer' ? call.response : withoutRecipient(call)),
    }));
  expect(said.filter(({ words }) => leaked(words).length > 0)).toEqual([]);
  // The search does find what it should.
  const methods = new Set(said.map(({ method }) => method));
  expect([...methods]).toEqual(
    expect.arrayContaining(['replyToActivity', 'updateActivity', 'deleteActivity', 'adaptiveCard/action']),
  );
  expect(said.some(({ words }) => words.includes(reference))).toBe(true);
  expect(leaked(seen(calls.filter(isDialog))).length).toBeGreaterThan(8);
});

test('a dialog holds words in its card alone: its title is neutral', async () => {
  const answers = (await product.teams.calls()).filter(isDialog).map(({ response }) => String(response));
  const titles = answers.flatMap((answer) => {
    const { task } = JSON.parse(answer || '{}') as { task?: { value?: { title?: string } } };
    return task?.value?.title ?? [];
  });
  expect(titles.length).toBeGreaterThan(20);
  expect(titles.filter((title) => leaked(title).length > 0)).toEqual([]);
});

test('no screen shows a word of a concern, but in what people wrote and opened themselves', async () => {
  for (const name of [...EVERYBODY, 'Casey Guest']) {
    const { chat, groups, notifications, notices } = await (await product.teams.named(name)).screen();
    expect(notifications.length).toBeGreaterThan(0);
    const byBot = [...chat, ...groups.flatMap(({ messages }) => messages)].filter((message) => message.byBot);
    expect(leaked(seen([byBot, notifications, notices]))).toEqual([]);
    for (const { cards } of byBot) expect(cards.length).toBeGreaterThan(0);
  }
});

test('nothing of it reached the other platform in clear either', async () => {
  const calls = await product.slack.calls();
  const windows = new Set(['views.open', 'views.update', 'views.push']);
  const said = calls.filter(({ method }) => !windows.has(method)).map(({ args }) => seen(args));
  expect(said.length).toBeGreaterThan(0);
  expect(said.flatMap(leaked)).toEqual([]);
});

test('nothing is written of it: no log line, no output of the process, no metric, no answer to what was refused', async () => {
  const logged = product.logged();
  expect(logged).toContain('delivery');
  expect(leaked(logged)).toEqual([]);
  const printed = outputs.flatMap(({ mock }) => mock.calls.map((call) => call.map(String).join(' ')));
  expect(printed.flatMap(leaked)).toEqual([]);
  const metrics = await (await fetch(`http://127.0.0.1:${product.metricsPort}/metrics`)).text();
  expect(metrics).toContain('safeguard_');
  expect(leaked(metrics)).toEqual([]);
  expect(refusals.length).toBeGreaterThan(10);
  // An answer may be a form of its own, whose questions are ours.
  expect(refusals.filter((body) => /gooseberry|marmalade|Wilhelmina/.test(body))).toEqual([]);
});

test('the SDK prints nothing', () => {
  const printed = outputs.flatMap(({ mock }) => mock.calls.map((call) => call.map(String).join(' ')));
  expect(printed).toEqual([]);
});

test('nothing is stored of it in clear: no document, no job, no file', async () => {
  const { text, names } = await dumpDatabase(product.dataDir);
  expect(names).toEqual(expect.arrayContaining(['concerns', 'addresses', 'people', 'drafts', 'ticks', 'access-log']));
  expect(leaked(text)).toEqual([]);
  expect(leaked(text.toLowerCase())).toEqual([]);
  const files = await readFiles(product.dataDir);
  // The organisation file is the operator's own, and stands in the folder for this test alone.
  const own = files.filter((file) => !file.includes('organisation:\n'));
  expect(own.flatMap(leaked)).toEqual([]);
  expect(own.some((file) => file.includes(reference))).toBe(true);
});

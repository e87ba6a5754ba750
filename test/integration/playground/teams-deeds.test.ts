import { afterEach, describe, expect, it } from 'vitest';
import {
  AMARA,
  type Heard,
  type PlaygroundWithBot,
  PRIYA,
  startPlaygroundWithBot,
} from '../../support/playground-with-bot.js';
import { buttonsOf } from '../../support/teams-tenant.js';

const opened: PlaygroundWithBot[] = [];

async function start() {
  const started = await startPlaygroundWithBot();
  opened.push(started);
  const amara = started.teams.person(AMARA);
  await amara.install();
  const { chatId } = await amara.screen();
  const post = (content: object) =>
    started.connector('POST', `v3/conversations/${chatId}/activities`, { type: 'message', ...attached(content) });
  return { ...started, amara, chatId, post, last: () => started.heard.at(-1) ?? expect.fail('nothing was heard') };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const contentType = 'application/vnd.microsoft.card.adaptive';
const attached = (content: object) => ({ attachments: [{ contentType, content }] });
const card = (over: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [], ...over });

const duty = card({
  body: [{ type: 'TextBlock', text: 'New concern' }],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Acknowledge',
      verb: 'concern.acknowledge',
      data: { concernId: 'c1' },
      fallback: {
        type: 'Action.Submit',
        title: 'Acknowledge',
        data: { action: 'concern.acknowledge', concernId: 'c1' },
      },
    },
    {
      type: 'Action.Submit',
      title: 'Read concern',
      data: { msteams: { type: 'task/fetch' }, action: 'concern.read', concernId: 'c1' },
    },
  ],
  refresh: { action: { type: 'Action.Execute', verb: 'concern.refresh', data: { concernId: 'c1' } } },
});

const taken = card({ body: [{ type: 'TextBlock', text: 'You have it' }] });
const cardAnswer = { statusCode: 200, type: contentType, value: taken };

const form = card({
  body: [
    { type: 'Input.Text', id: 'what', label: 'What happened', isRequired: true, errorMessage: 'Write a few words' },
    {
      type: 'Input.ChoiceSet',
      id: 'who',
      label: 'Who',
      isMultiSelect: true,
      style: 'filtered',
      choices: [{ title: 'Nobody here', value: 'person:none' }],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    },
    { type: 'Input.Toggle', id: 'sure', title: 'I am sure' },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Next', data: { action: 'report.step', draftId: 'd1', go: 'next' } },
    { type: 'Action.Submit', title: 'Back', associatedInputs: 'none', data: { action: 'report.step', go: 'back' } },
  ],
});
const opens = (content: object, title = 'Raise a concern') => ({
  task: { type: 'continue', value: { title, height: 'large', width: 'medium', card: { contentType, content } } },
});

describe('adding the app', () => {
  it('tells it so, with everything that it needs to write later', async () => {
    const { heard, serviceUrl, chatId, teams, amara } = await start();
    const { botId, tenantId } = await teams.app();
    expect(heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate']);
    expect(heard[0]).toMatchObject({
      action: 'add',
      channelId: 'msteams',
      serviceUrl,
      from: { aadObjectId: AMARA },
      recipient: { id: botId },
      conversation: { id: chatId, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    });
    expect(heard[0]?.from.id).toMatch(/^29:/);
    expect(botId).toMatch(/^28:/);
    expect(chatId).toMatch(/^a:/);
    expect(heard[1]).toMatchObject({ membersAdded: [{ id: botId }, { aadObjectId: AMARA }] });
    expect((await amara.screen()).person).toMatchObject({ installed: true, blocked: false });
  });
});

describe('writing', () => {
  it('sends what is written to the bot, and shows it in the chat', async () => {
    const { amara, last } = await start();
    expect(await amara.say('help')).toEqual({ kind: 'acknowledged' });
    expect(last()).toMatchObject({ type: 'message', text: 'help', conversation: { conversationType: 'personal' } });
    expect(await amara.messages()).toMatchObject([{ text: 'help', byBot: false, from: AMARA }]);
  });

  it('reaches the bot from a group only with a mention', async () => {
    const { amara, last, heard } = await start();
    const before = heard.length;
    await amara.say('tea at four', 'groupChat', { mention: false });
    expect(heard).toHaveLength(before);
    await amara.say('help', 'groupChat');
    expect(last()).toMatchObject({
      text: '<at>Safeguard</at> help',
      conversation: { conversationType: 'groupChat', isGroup: true },
      entities: [{ type: 'mention' }],
    });
    await amara.say('help', 'channel');
    expect(last().conversation.conversationType).toBe('channel');
    expect(last()).toHaveProperty('channelData.team.id');
  });

  it('can send the same activity twice, and comes from another tenant as such', async () => {
    const { amara, heard, teams, last } = await start();
    await amara.say('help');
    await amara.sendAgain();
    expect(heard.at(-1)).toEqual(heard.at(-2));
    const alex = await teams.named('Alex Morgan');
    await alex.install();
    expect(last().conversation.tenantId).not.toBe((await teams.app()).tenantId);
  });

  it('is not possible before the app is there', async () => {
    const { teams } = await start();
    await expect(teams.person(PRIYA).say('help')).rejects.toThrow(/not in their chat/);
  });
});

describe('the buttons of a card', () => {
  it('send Action.Execute as an invoke, and its answer replaces the card for this person until the message changes', async () => {
    const { amara, post, answerInvoke, last, connector, chatId } = await start();
    await post(duty);
    const [message] = await amara.messages();
    expect(buttonsOf(message?.cards[0])).toEqual(['Acknowledge', 'Read concern']);
    answerInvoke('adaptiveCard/action', () => cardAnswer);
    expect(await amara.press(message ?? expect.fail(), 'concern.acknowledge')).toEqual({ kind: 'acknowledged' });
    expect(last()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message?.id,
      value: {
        action: { type: 'Action.Execute', verb: 'concern.acknowledge', data: { concernId: 'c1' } },
        trigger: 'manual',
      },
    });
    expect((await amara.messages())[0]?.cards).toEqual([taken]);
    await connector('PUT', `v3/conversations/${chatId}/activities/${message?.id}`, {
      type: 'message',
      ...attached(duty),
    });
    expect((await amara.messages())[0]?.cards[0]?.actions).toHaveLength(2);
  });

  it('send the fallback as a message with a value and no text, as an older client does', async () => {
    const { amara, post, last } = await start();
    await post(duty);
    const [message] = await amara.messages();
    await amara.press(message ?? expect.fail(), 'Acknowledge', { asFallback: true });
    expect(last()).toMatchObject({
      type: 'message',
      value: { action: 'concern.acknowledge', concernId: 'c1' },
      replyToId: message?.id,
    });
    expect(last()).not.toHaveProperty('text');
  });

  it('are refreshed by themselves when the chat is opened', async () => {
    const { amara, post, answerInvoke, last } = await start();
    await post(duty);
    answerInvoke('adaptiveCard/action', () => cardAnswer);
    await amara.openChat();
    expect(last().value).toMatchObject({ action: { verb: 'concern.refresh' }, trigger: 'automatic' });
    expect((await amara.messages())[0]?.cards).toEqual([taken]);
  });

  it('can be answered with words for this person alone', async () => {
    const { amara, post, answerInvoke } = await start();
    await post(duty);
    const value = 'This is no longer with you.';
    answerInvoke('adaptiveCard/action', () => ({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value,
    }));
    await amara.press((await amara.messages())[0] ?? expect.fail(), 'Acknowledge');
    expect((await amara.screen()).notices.map(({ text }) => text)).toEqual([value]);
  });

  it.each([
    ['an empty answer', (_: Heard) => undefined, /empty|JSON/],
    ['an answer of an unknown type', () => ({ statusCode: 200, type: 'card', value: taken }), /the answer/],
    ['a card that Teams would not show', () => ({ ...cardAnswer, value: { ...taken, version: '1.6' } }), /version/],
  ])('show "Something went wrong" after %s', async (_what, body, failure) => {
    const { amara, post, answerWith } = await start();
    await post(duty);
    answerWith((req, res) => {
      const answer = body(req.body as Heard);
      if (answer) res.json(answer);
      else res.status(200).end();
    });
    const outcome = await amara.press((await amara.messages())[0] ?? expect.fail(), 'Acknowledge');
    expect(outcome).toMatchObject({ kind: 'failed', failure: expect.stringMatching(failure) });
    expect((await amara.screen()).notices[0]?.text).toMatch(/^Something went wrong/);
  });

  it('show it as well when the app fails or is not there', async () => {
    const { amara, post, answerWith, stopBot } = await start();
    await post(duty);
    const [message] = await amara.messages();
    answerWith((_req, res) => void res.sendStatus(500));
    expect(await amara.press(message ?? expect.fail(), 'Acknowledge')).toMatchObject({ failure: 'http_500' });
    await stopBot();
    expect(await amara.press(message ?? expect.fail(), 'Acknowledge')).toMatchObject({ failure: 'dispatch_failed' });
    expect((await amara.screen()).notices).toHaveLength(2);
  });
});

describe('dialogs', () => {
  it('open from a card, keep what is typed, and send it with the data of the button', async () => {
    const { amara, post, answerInvoke, last, teams } = await start();
    await post(duty);
    answerInvoke('task/fetch', () => opens(form));
    await amara.press((await amara.messages())[0] ?? expect.fail(), 'Read concern');
    expect(last()).toMatchObject({
      name: 'task/fetch',
      value: { data: { action: 'concern.read', concernId: 'c1', msteams: { type: 'task/fetch' } }, context: {} },
    });
    expect(await amara.dialog()).toMatchObject({
      title: 'Raise a concern',
      height: 'large',
      values: { sure: 'false' },
    });

    await amara.change('What happened', 'It worries me');
    await amara.change('who', ['Nobody here', 'Priya Shah']);
    await amara.change('sure', true);
    answerInvoke('task/submit', () => opens(form, 'Step 2'));
    await amara.pressInDialog('Next');
    expect(last()).toMatchObject({
      name: 'task/submit',
      value: {
        data: {
          action: 'report.step',
          draftId: 'd1',
          go: 'next',
          what: 'It worries me',
          who: `person:none,${PRIYA}`,
          sure: 'true',
        },
      },
    });
    expect((await amara.dialog())?.title).toBe('Step 2');
    expect((await teams.calls()).map(({ method }) => method)).toContain('task/submit');
  });

  it('complain of a required input before anything is sent, unless the button takes no inputs', async () => {
    const { amara, heard, answerInvoke } = await start();
    answerInvoke('composeExtension/fetchTask', () => opens(form));
    await amara.extension('raise_concern');
    const before = heard.length;
    expect(await amara.pressInDialog('next')).toEqual({ kind: 'refused', errors: { what: 'Write a few words' } });
    expect(heard).toHaveLength(before);
    answerInvoke('composeExtension/submitAction', () => opens(form, 'Step 1'));
    await amara.pressInDialog('back');
    expect(heard.at(-1)?.value?.data).toEqual({ action: 'report.step', go: 'back' });
  });

  it('say something, close without a word to the app, and close after an empty answer to a submission', async () => {
    const { amara, heard, answerInvoke, answerWith } = await start();
    answerInvoke('composeExtension/fetchTask', () => ({ task: { type: 'message', value: 'Not here' } }));
    await amara.extension('raise_concern');
    expect(await amara.dialog()).toMatchObject({ card: null, message: 'Not here' });
    const before = heard.length;
    await amara.closeDialog();
    expect([await amara.dialog(), heard.length]).toEqual([null, before]);
    answerInvoke('composeExtension/fetchTask', () => opens(form));
    await amara.extension('raise_concern');
    answerWith((_req, res) => void res.status(200).end());
    await amara.pressInDialog('Back');
    expect(await amara.dialog()).toBeNull();
  });

  it.each([
    ['without a title', { task: { type: 'continue', value: { card: { contentType, content: form } } } }, /title/],
    [
      'of an unknown height',
      { task: { type: 'continue', value: { ...opens(form).task.value, height: 'huge' } } },
      /height/,
    ],
    ['with Action.Execute', opens(duty), /no Action\.Execute/],
    ['of an unknown type', { task: { type: 'close' } }, /task/],
  ])('do not open %s', async (_what, body, failure) => {
    const { amara, answerInvoke } = await start();
    answerInvoke('composeExtension/fetchTask', () => body);
    expect(await amara.extension('raise_concern')).toMatchObject({ failure: expect.stringMatching(failure) });
    expect(await amara.dialog()).toBeNull();
    expect((await amara.screen()).notices).toHaveLength(1);
  });

  it('do not open after an empty answer, and say that something went wrong', async () => {
    const { amara, answerWith } = await start();
    answerWith((_req, res) => void res.status(200).end());
    expect(await amara.extension('raise_concern')).toMatchObject({ failure: 'the answer is empty' });
    expect((await amara.screen()).notices[0]?.text).toMatch(/^Something went wrong/);
  });

  it('keep what was typed when the app does not answer, and say that something went wrong', async () => {
    const { amara, answerInvoke, answerWith } = await start();
    answerInvoke('composeExtension/fetchTask', () => opens(form));
    await amara.extension('raise_concern');
    await amara.change('what', 'It worries me');
    answerWith((_req, res) => void res.sendStatus(503));
    await amara.pressInDialog('Next');
    const dialog = await amara.dialog();
    expect(dialog?.values.what).toBe('It worries me');
    expect(dialog?.trouble).toMatch(/^Something went wrong/);
  });
});

describe('message extensions', () => {
  it('on a message carry it, its author and its words, then and when the dialog is sent', async () => {
    const { amara, teams, answerInvoke, last } = await start();
    await teams.person(PRIYA).say('a <b>bold</b> word', 'groupChat', { mention: false });
    const said = (await amara.screen()).groups[0]?.messages.at(-1) ?? expect.fail();
    answerInvoke('composeExtension/fetchTask', () => opens(form));
    await amara.extension('raise_concern_about_message', { from: 'message', messageId: said.id });
    const carried = {
      commandId: 'raise_concern_about_message',
      commandContext: 'message',
      messagePayload: {
        id: said.id,
        body: { contentType: 'html', content: '<p>a &lt;b>bold&lt;/b> word</p>' },
        from: { user: { id: PRIYA, displayName: 'Priya Shah' } },
      },
    };
    expect(last().value).toMatchObject(carried);
    expect(last().conversation.conversationType).toBe('groupChat');
    await amara.change('what', 'words');
    await amara.pressInDialog('Next');
    expect(last()).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { ...carried, data: { what: 'words' } },
    });
  });

  it('that the app does not have there are no commands', async () => {
    const { amara } = await start();
    await expect(amara.extension('raise_concern_about_message')).rejects.toThrow(/no such command/);
    await expect(amara.extension('another')).rejects.toThrow(/no such command/);
  });
});

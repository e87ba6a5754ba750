import { afterEach, describe, expect, it } from 'vitest';
import { AMARA, type PlaygroundWithBot, startPlaygroundWithBot } from '../../support/playground-with-bot.js';

const opened: PlaygroundWithBot[] = [];

async function start() {
  const started = await startPlaygroundWithBot();
  opened.push(started);
  const amara = started.teams.person(AMARA);
  await amara.install();
  const { chatId } = await amara.screen();
  return { ...started, amara, chatId, activities: `v3/conversations/${encodeURIComponent(chatId)}/activities` };
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const card = (over: object = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'A neutral card', wrap: true }],
  ...over,
});
const withCard = (content: unknown, contentType = 'application/vnd.microsoft.card.adaptive') => ({
  type: 'message',
  summary: 'Safeguard has a message for you',
  attachments: [{ contentType, content }],
});
const executes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ type: 'Action.Execute', title: `Do ${index}`, verb: `do.${index}` }));

describe('the Bot Connector of the tenant', () => {
  it('posts to a personal chat, replaces what was posted, and takes it away', async () => {
    const { connector, activities, amara } = await start();
    const posted = await connector('POST', activities, withCard(card()));
    expect(posted.status).toBe(201);
    const [message] = await amara.messages();
    expect(message).toMatchObject({ id: posted.answer.id, byBot: true, edited: false });
    expect((await amara.screen()).notifications).toMatchObject([
      { phone: 'Safeguard has a message for you', chatList: 'A neutral card' },
    ]);

    const put = await connector('PUT', `${activities}/${posted.answer.id}`, { type: 'message', text: 'Changed' });
    expect(put).toMatchObject({ status: 200, answer: { id: posted.answer.id } });
    expect(await amara.messages()).toMatchObject([{ text: 'Changed', cards: [], edited: true }]);

    expect((await connector('DELETE', `${activities}/${posted.answer.id}`)).status).toBe(200);
    expect(await amara.messages()).toEqual([]);
    expect((await connector('PUT', `${activities}/${posted.answer.id}`, { type: 'message', text: 'x' })).status).toBe(
      404,
    );
  });

  it('knows nobody whose account is deactivated, while their chat still takes what is posted', async () => {
    const { connector, activities, amara, chatId, heard, teams } = await start();
    const member = () => connector('GET', `v3/conversations/${encodeURIComponent(chatId)}/members/${AMARA}`);
    expect((await member()).status).toBe(200);
    await amara.deactivate();
    expect(await member()).toMatchObject({ status: 404, answer: { error: { code: 'MemberNotFoundInConversation' } } });
    expect((await connector('POST', activities, withCard(card()))).status).toBe(201);
    const { recipient, conversation } = heard[0] ?? expect.fail('nothing was heard');
    const channelData = { tenant: { id: conversation.tenantId } };
    const body = { isGroup: false, bot: { id: recipient.id }, members: [{ id: AMARA }], channelData };
    expect((await connector('POST', 'v3/conversations', body)).status).toBe(403);
    await expect(amara.say('help')).rejects.toThrow('this account is deactivated');
    await amara.reactivate();
    expect((await member()).status).toBe(200);
    await expect((await teams.named('Alex Morgan')).deactivate()).rejects.toThrow('another company');
  });

  it('opens the personal chat of somebody who has the app, by object id or by the id that a bot knows', async () => {
    const { connector, heard, chatId, amara } = await start();
    const { from, recipient, conversation } = heard[0] ?? expect.fail('nothing was heard');
    const channelData = { tenant: { id: conversation.tenantId } };
    for (const id of [from.id, AMARA]) {
      const body = { isGroup: false, bot: { id: recipient.id }, members: [{ id }], channelData };
      expect(await connector('POST', 'v3/conversations', body)).toMatchObject({ status: 201, answer: { id: chatId } });
    }
    await amara.uninstall();
    const body = { isGroup: false, bot: { id: recipient.id }, members: [{ id: AMARA }], channelData };
    const { status, answer } = await connector('POST', 'v3/conversations', body);
    expect([status, answer.error?.code]).toEqual([403, 'ForbiddenOperationException']);
  });

  it('refuses to write to whoever removed or blocked the app, with 403, and lets it through again afterwards', async () => {
    const { connector, activities, amara } = await start();
    const hello = { type: 'message', text: 'Hello' };
    await amara.block();
    expect(await connector('POST', activities, hello)).toMatchObject({
      status: 403,
      answer: { error: { code: 'MessageWritesBlocked' } },
    });
    await amara.unblock();
    await amara.uninstall();
    expect(await connector('POST', activities, hello)).toMatchObject({
      status: 403,
      answer: { error: { code: 'BotNotInConversationRoster' } },
    });
    await amara.install();
    expect((await connector('POST', activities, hello)).status).toBe(201);
  });

  it('knows the members of a conversation, and no others', async () => {
    const { connector, chatId } = await start();
    const members = `v3/conversations/${chatId}/members`;
    expect((await connector('GET', `${members}/${AMARA}`)).answer).toMatchObject({
      aadObjectId: AMARA,
      email: 'amara@example.org',
      userPrincipalName: 'amara@example.org',
      userRole: 'user',
    });
    expect((await connector('GET', `${members}/29:nobody`)).status).toBe(404);
    expect((await connector('GET', `v3/conversations/a:nowhere/members/${AMARA}`)).answer.error?.code).toBe(
      'ConversationNotFound',
    );
  });

  it.each([
    ['a newer version', withCard(card({ version: '1.6' })), /up to version 1\.5/],
    [
      'Action.Execute in an old version',
      withCard(card({ version: '1.3', actions: executes(1) })),
      /needs version 1\.4/,
    ],
    ['an unknown element', withCard(card({ body: [{ type: 'Table' }] })), /body\.0.*Table|Table/],
    ['an unknown action', withCard(card({ actions: [{ type: 'Action.Http', title: 'x' }] })), /Action\.Http/],
    ['an unknown property', withCard(card({ body: [{ type: 'TextBlock', text: 'x', onclick: 'y' }] })), /onclick/],
    ['a button without a verb', withCard(card({ actions: [{ type: 'Action.Execute', title: 'x' }] })), /verb/],
    ['seven buttons', withCard(card({ actions: executes(7) })), /6 actions at most/],
    ['two inputs of one id', withCard(card({ body: Array(2).fill({ type: 'Input.Text', id: 'same' }) })), /id same/],
    ['another content type', withCard(card(), 'application/json'), /Unknown attachment type/],
    ['nothing at all', { type: 'message' }, /text or an attachment/],
    ['an unknown activity', { type: 'invoke', text: 'x' }, /Unknown activity type/],
  ])('refuses %s with a 400 that says what', async (_what, activity, words) => {
    const { connector, activities, amara } = await start();
    const { status, answer } = await connector('POST', activities, activity);
    expect(status).toBe(400);
    expect(answer.error?.message).toMatch(words);
    expect(await amara.messages()).toEqual([]);
  });

  it('refuses a message of more than 28 KB with 413', async () => {
    const { connector, activities } = await start();
    expect((await connector('POST', activities, { type: 'message', text: 'x'.repeat(28_000) })).status).toBe(201);
    expect((await connector('POST', activities, { type: 'message', text: 'x'.repeat(29_000) })).status).toBe(413);
  });

  it('meets the faults that a test asks for, in Teams words, and records what was sent', async () => {
    const { connector, activities, teams, amara } = await start();
    await teams.fault({ method: 'sendToConversation', kind: 'rate-limited', times: 1, retryAfterSeconds: 7 });
    await teams.fault({ method: '*', kind: 'status', status: 503, times: 1 });
    await teams.fault({ method: 'sendToConversation', kind: 'status', status: 502, times: 1, afterwards: true });
    const hello = { type: 'message', text: 'Hello' };
    const answers = [];
    for (let call = 1; call <= 4; call += 1) answers.push(await connector('POST', activities, hello));
    expect(answers.map(({ status }) => status)).toEqual([429, 503, 502, 201]);
    expect(answers[0]).toMatchObject({ retryAfter: '7', answer: { error: { code: 'Throttled' } } });
    expect(await amara.messages()).toHaveLength(2);
    expect((await teams.calls()).filter(({ kind }) => kind === 'connector').map(({ status }) => status)).toEqual([
      429, 503, 201, 201,
    ]);
  });
});

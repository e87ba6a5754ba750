import type { ModalView } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import { type PlaygroundWithApp, startPlaygroundWithApp } from '../../support/playground-with-app.js';

let running: PlaygroundWithApp | undefined;

async function start(...options: Parameters<typeof startPlaygroundWithApp>) {
  running = await startPlaygroundWithApp(...options);
  return { ...running, amara: running.slack.person('U01AMARA') };
}

afterEach(async () => {
  await running?.close();
  running = undefined;
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function modalWith(blocks: ModalView['blocks'], more: Partial<ModalView> = {}): ModalView {
  return { type: 'modal', callback_id: 'report', title: plain('A report'), submit: plain('Send'), blocks, ...more };
}

const textInput = (id: string, more: object = {}) => ({
  type: 'input' as const,
  block_id: id,
  label: plain(`Words of ${id}`),
  element: { type: 'plain_text_input' as const, action_id: `${id}_text`, ...more },
});

describe('a slash command', () => {
  it('reaches a real Bolt app with every documented field and its text word for word', async () => {
    const { app, amara } = await start();
    const bodies: unknown[] = [];
    app.command('/safeguard', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    expect(await amara.command('/safeguard', 'two  spaces & <signs>')).toEqual({ kind: 'acknowledged' });
    expect(bodies).toMatchObject([
      {
        command: '/safeguard',
        text: 'two  spaces & <signs>',
        user_id: 'U01AMARA',
        user_name: 'amara.okafor',
        team_id: 'T01SAFEGRD',
        team_domain: 'care-mastery',
        channel_id: 'C01GENERAL',
        channel_name: 'general',
        api_app_id: 'A01SAFEGRD',
        is_enterprise_install: 'false',
        token: expect.any(String),
        trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
        response_url: expect.stringContaining('/slack/respond/commands/'),
      },
    ]);
  });

  it('shows the words of an immediate answer to that person only, and records it as sent out', async () => {
    const { app, amara, slack } = await start();
    app.command('/safeguard', ({ ack }) => ack({ response_type: 'ephemeral', text: 'Only you *see* this' }));
    await amara.command('/safeguard', 'help');
    expect((await amara.screen()).ephemerals).toMatchObject([{ text: 'Only you *see* this', channel: 'C01GENERAL' }]);
    expect((await slack.person('U01PRIYA').screen()).ephemerals).toEqual([]);
    expect(await slack.calls()).toMatchObject([
      { kind: 'answer', method: '/safeguard', args: { text: 'Only you *see* this' } },
    ]);
  });

  it("shows Slack's own failure words when the app answers too late, badly or not at all", async () => {
    const { app, amara, stopProduct } = await start();
    app.command('/safeguard', async () => {});
    const outcome = await amara.command('/safeguard');
    expect(outcome).toEqual({ kind: 'failed', failure: 'operation_timeout' });
    await stopProduct();
    expect(await amara.command('/safeguard')).toEqual({ kind: 'failed', failure: 'dispatch_failed' });
    expect((await amara.screen()).notices.map((notice) => notice.text)).toEqual([
      '/safeguard failed with the error "operation_timeout"',
      '/safeguard failed with the error "dispatch_failed"',
    ]);
  });

  it('is refused by an app with another signing secret', async () => {
    const { app, amara } = await start({ appSecret: 'another secret' });
    app.command('/safeguard', ({ ack }) => ack());
    expect(await amara.command('/safeguard')).toEqual({ kind: 'failed', failure: 'http_client_error' });
  });

  it('can be answered later at its response URL, five times', async () => {
    const { app, amara } = await start();
    const statuses: string[] = [];
    app.command('/safeguard', async ({ ack, respond }) => {
      await ack();
      for (let use = 1; use <= 6; use += 1) {
        await respond({ text: `Answer ${use}` }).then(
          () => statuses.push('ok'),
          () => statuses.push('refused'),
        );
      }
    });
    await amara.command('/safeguard');
    await amara.waitFor((screen) => screen.ephemerals.length === 5);
    await expect.poll(() => statuses).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'refused']);
  });

  it('that the app has not declared is no command', async () => {
    const { amara } = await start();
    expect(await amara.command('/other')).toEqual({ kind: 'failed', failure: 'invalid_command' });
  });
});

describe('shortcuts', () => {
  it('carry the person and a trigger, and of a message the message as it is', async () => {
    const { app, amara } = await start();
    const bodies: unknown[] = [];
    app.shortcut(/.*/, async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
    const posted = await amara.post('C01GENERAL', 'Tea & <cake> at four');
    await amara.shortcut('raise_concern');
    await amara.messageShortcut('raise_concern_about_message', posted);
    expect(bodies).toMatchObject([
      { type: 'shortcut', callback_id: 'raise_concern', user: { id: 'U01AMARA' }, enterprise: null },
      {
        type: 'message_action',
        callback_id: 'raise_concern_about_message',
        channel: { id: 'C01GENERAL', name: 'general' },
        message_ts: posted.ts,
        message: { type: 'message', user: 'U01AMARA', text: 'Tea &amp; &lt;cake&gt; at four', ts: posted.ts },
      },
    ]);
  });
});

describe('modals', () => {
  it('send the state of every input, also of the empty ones', async () => {
    const { app, amara } = await start();
    const options = [
      { text: plain('Yes'), value: 'yes' },
      { text: plain('No'), value: 'no' },
    ];
    const input = (id: string, element: object) =>
      ({
        type: 'input',
        block_id: id,
        optional: true,
        label: plain(id),
        element: { action_id: id, ...element },
      }) as never;
    const blocks = [
      input('text', { type: 'plain_text_input' }),
      input('email', { type: 'email_text_input' }),
      input('url', { type: 'url_text_input' }),
      input('number', { type: 'number_input', is_decimal_allowed: false }),
      input('radio', { type: 'radio_buttons', options }),
      input('select', { type: 'static_select', options }),
      input('several', { type: 'multi_static_select', options }),
      input('boxes', { type: 'checkboxes', options }),
      input('person', { type: 'users_select' }),
      input('people', { type: 'multi_users_select' }),
      input('date', { type: 'datepicker' }),
      input('time', { type: 'timepicker' }),
      input('moment', { type: 'datetimepicker' }),
      input('rich', { type: 'rich_text_input' }),
      input('given', { type: 'radio_buttons', options, initial_option: options[1] }),
    ];
    const values: unknown[] = [];
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith(blocks) });
    });
    app.view('report', async ({ ack, view }) => {
      values.push(view.state.values);
      await ack();
    });
    await amara.command('/safeguard');
    await amara.waitForModal();
    expect(await amara.submit()).toEqual({ kind: 'acknowledged' });
    expect(values).toEqual([
      {
        text: { text: { type: 'plain_text_input', value: null } },
        email: { email: { type: 'email_text_input', value: null } },
        url: { url: { type: 'url_text_input', value: null } },
        number: { number: { type: 'number_input', value: null } },
        radio: { radio: { type: 'radio_buttons', selected_option: null } },
        select: { select: { type: 'static_select', selected_option: null } },
        several: { several: { type: 'multi_static_select', selected_options: [] } },
        boxes: { boxes: { type: 'checkboxes', selected_options: [] } },
        person: { person: { type: 'users_select', selected_user: null } },
        people: { people: { type: 'multi_users_select', selected_users: [] } },
        date: { date: { type: 'datepicker', selected_date: null } },
        time: { time: { type: 'timepicker', selected_time: null } },
        moment: { moment: { type: 'datetimepicker', selected_date_time: null } },
        rich: { rich: { type: 'rich_text_input', rich_text_value: null } },
        given: {
          given: {
            type: 'radio_buttons',
            selected_option: { text: { type: 'plain_text', text: 'No', emoji: true }, value: 'no' },
          },
        },
      },
    ]);
    expect(await amara.modal()).toBeUndefined();
  });

  it('keep what was typed when a dispatching input makes the app change the view', async () => {
    const { app, amara } = await start();
    const choice = {
      type: 'input' as const,
      block_id: 'kind',
      dispatch_action: true,
      label: plain('What kind?'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'kind_choice',
        options: [{ text: plain('Long'), value: 'long' }],
      },
    };
    const changed = modalWith([textInput('story'), choice, textInput('extra', { initial_value: 'as given' })]);
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith([textInput('story'), choice]) });
    });
    app.action('kind_choice', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: changed });
    });
    await amara.command('/safeguard');
    await amara.waitForModal();
    await amara.change('Words of story', 'What I typed');
    await amara.change('What kind?', 'Long');
    const view = await amara.waitForModal((modal) => modal.blocks.length === 3);
    expect(view.values).toMatchObject({
      story: { story_text: { value: 'What I typed' } },
      kind: { kind_choice: { selected_option: { value: 'long' } } },
      extra: { extra_text: { value: 'as given' } },
    });
  });

  it('lose what was typed when the app does not give a block its id again', async () => {
    const { app, amara } = await start();
    const { block_id: _id, ...nameless } = textInput('story');
    const view = modalWith([
      nameless,
      { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] },
    ]);
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      if (body.type === 'block_actions' && body.view) await client.views.update({ view_id: body.view.id, view });
    });
    await amara.command('/safeguard');
    const before = await amara.waitForModal();
    await amara.change('story_text', 'Gone soon');
    await amara.press({ in: 'modal', element: 'More' });
    const after = await amara.waitForModal((modal) => modal.hash !== before.hash);
    expect(JSON.stringify(after.values)).not.toContain('Gone soon');
  });

  it('are checked by the client first: required, shortest and longest', async () => {
    const { app, amara } = await start();
    let submitted = 0;
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      const blocks = [textInput('a'), textInput('b', { min_length: 5 }), textInput('c', { max_length: 3 })];
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith(blocks) });
    });
    app.view('report', async ({ ack }) => {
      submitted += 1;
      await ack();
    });
    await amara.command('/safeguard');
    await amara.waitForModal();
    await amara.change('b_text', 'four');
    await amara.change('c_text', 'four');
    expect(await amara.submit()).toMatchObject({
      kind: 'refused',
      errors: { a: expect.any(String), b: expect.any(String), c: expect.any(String) },
    });
    await amara.change('a_text', 'x');
    await amara.change('b_text', 'fives');
    await amara.change('c_text', 'for');
    expect(await amara.submit()).toEqual({ kind: 'acknowledged' });
    expect(submitted).toBe(1);
  });

  it('obey every response_action', async () => {
    const { app, amara } = await start();
    const answers = [
      { response_action: 'errors', errors: { a: 'Say more' } },
      { response_action: 'update', view: modalWith([textInput('a')], { title: plain('Second') }) },
      { response_action: 'push', view: modalWith([textInput('z')], { title: plain('Third') }) },
      { response_action: 'errors', errors: { nowhere: 'No such input' } },
      { response_action: 'push', view: { type: 'modal', title: plain('x'.repeat(25)), blocks: [] } },
      { response_action: 'clear' },
    ];
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith([textInput('a')]) });
    });
    app.view('report', async ({ ack }) => ack(answers.shift() as never));
    await amara.command('/safeguard');
    await amara.waitForModal();
    await amara.change('a_text', 'words');

    await amara.submit();
    expect(await amara.modal()).toMatchObject({ errors: { a: 'Say more' }, title: 'A report' });
    await amara.submit();
    expect(await amara.modal()).toMatchObject({
      errors: {},
      title: 'Second',
      values: { a: { a_text: { value: 'words' } } },
    });
    await amara.submit();
    expect((await amara.screen()).modals.map((modal) => modal.title)).toEqual(['Second', 'Third']);
    await amara.change('z_text', 'more words');
    await amara.submit();
    expect(await amara.modal()).toMatchObject({
      title: 'Third',
      trouble: 'We had some trouble connecting. Try again?',
    });
    await amara.submit();
    expect(await amara.modal()).toMatchObject({
      title: 'Third',
      trouble: 'We had some trouble connecting. Try again?',
    });
    await amara.submit();
    expect(await amara.modal()).toBeUndefined();
  });

  it('stay open with everything typed when the app cannot be reached', async () => {
    const { app, amara, stopProduct } = await start();
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith([textInput('a')]) });
    });
    await amara.command('/safeguard');
    await amara.waitForModal();
    await amara.change('a_text', 'words');
    await stopProduct();
    expect(await amara.submit()).toEqual({ kind: 'failed', failure: 'dispatch_failed' });
    expect(await amara.modal()).toMatchObject({
      trouble: 'We had some trouble connecting. Try again?',
      values: { a: { a_text: { value: 'words' } } },
    });
  });

  it('tell the app when they are closed, if it asked for that', async () => {
    const { app, amara } = await start();
    const closed: unknown[] = [];
    app.command('/safeguard', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({
        trigger_id: body.trigger_id,
        view: modalWith([textInput('a')], { notify_on_close: true }),
      });
    });
    app.view({ callback_id: 'report', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push(body);
      await ack();
    });
    await amara.command('/safeguard');
    await amara.waitForModal();
    await amara.close();
    expect(closed).toMatchObject([{ type: 'view_closed', is_cleared: false, view: { callback_id: 'report' } }]);
  });
});

describe('buttons and menus in messages', () => {
  it('send the message as it stands, and change it for everyone who sees it', async () => {
    const { app, amara } = await start();
    const bodies: unknown[] = [];
    app.action(/.*/, async ({ ack, body, client }) => {
      bodies.push(body);
      await ack();
      if (body.type !== 'block_actions' || !body.message || !body.channel) return;
      await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'Done', blocks: [] });
    });
    await app.client.chat.postMessage({
      channel: 'U01AMARA',
      text: 'A neutral preview',
      token: running?.botToken ?? '',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Something *new*' } },
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            { type: 'button', action_id: 'take', text: plain('Take it'), value: 'ref-1', style: 'primary' },
            { type: 'overflow', action_id: 'more', options: [{ text: plain('Not me'), value: 'refuse' }] },
          ],
        },
      ],
    });
    const message = await amara.waitForMessage(() => true);
    expect((await amara.screen()).notifications).toMatchObject([
      { phone: 'A neutral preview', desktop: 'Something new' },
    ]);
    await amara.press({ in: message, element: 'more', item: 'Not me' });
    expect(bodies).toMatchObject([
      {
        type: 'block_actions',
        container: { type: 'message', message_ts: message.ts, channel_id: 'D01AMARA', is_ephemeral: false },
        channel: { id: 'D01AMARA', name: 'directmessage' },
        message: { bot_id: 'B01SAFEGRD', text: 'A neutral preview', blocks: expect.any(Array) },
        actions: [
          {
            type: 'overflow',
            action_id: 'more',
            block_id: 'row',
            selected_option: { value: 'refuse' },
            action_ts: expect.any(String),
          },
        ],
      },
    ]);
    expect(await amara.waitForMessage((each) => each.text === 'Done')).toMatchObject({ blocks: [] });
  });
});

describe('events', () => {
  it('are sent again with a number and a reason until the app acknowledges them', async () => {
    const attempts: unknown[] = [];
    const { app, amara } = await start({
      retryDelaysMs: [0, 10, 20],
      before: (req, res, next) => {
        const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason, 'content-type': type } = req.headers;
        attempts.push({ number, reason, type });
        if (attempts.length < 3) res.status(500).end();
        else next();
      },
    });
    const events: unknown[] = [];
    app.event('app_home_opened', async ({ event, body }) => {
      events.push({ ...event, event_id: body.event_id });
    });
    await amara.openHome();
    await expect.poll(() => events).toHaveLength(1);
    expect(attempts).toEqual([
      { type: 'application/json' },
      { type: 'application/json', number: '1', reason: 'http_error' },
      { type: 'application/json', number: '2', reason: 'http_error' },
    ]);
    expect(events).toMatchObject([
      {
        type: 'app_home_opened',
        user: 'U01AMARA',
        channel: 'D01AMARA',
        tab: 'home',
        event_id: expect.stringMatching(/^Ev/),
      },
    ]);
  });
});

describe("the product's clock", () => {
  it('is moved by the product alone, and dates what the product posts meanwhile', async () => {
    let offsetMs = 0;
    const { product, app, slack, amara, botToken } = await start();
    product.get('/playground-clock', (_req, res) => void res.json({ now: '2026-07-01T11:00:00Z', offsetMs }));
    product.post('/playground-clock', async (_req, res) => {
      offsetMs = 900_000;
      await app.client.chat.postMessage({ token: botToken, channel: 'U01AMARA', text: 'Due by now' });
      res.json({ now: '2026-07-01T11:15:00Z', offsetMs });
    });
    expect(await slack.clock()).toEqual({ now: '2026-07-01T11:00:00Z', offsetMs: 0 });
    expect(await slack.skip('15m')).toEqual({ now: '2026-07-01T11:15:00Z', offsetMs: 900_000 });
    const [message] = await amara.messages();
    expect((message?.shownAtMs ?? 0) - Number(message?.ts) * 1000).toBeGreaterThan(890_000);
  });

  it('cannot be read where the product has none', async () => {
    const { slack } = await start();
    await expect(slack.clock()).rejects.toThrow('did not answer on its clock');
  });
});

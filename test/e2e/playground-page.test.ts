import { existsSync } from 'node:fs';
import type { ModalView } from '@slack/web-api';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { type PlaygroundWithApp, startPlaygroundWithApp } from '../support/playground-with-app.js';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const options = (...names: string[]) => names.map((name) => ({ text: plain(name), value: name.toLowerCase() }));

const input = (id: string, label: string, element: object, more: object = {}) =>
  ({ type: 'input', block_id: id, label: plain(label), element: { action_id: id, ...element }, ...more }) as never;

function form(grown: boolean): ModalView {
  const first = [
    { type: 'section' as const, block_id: 'danger-line', text: mrkdwn('*Call 999* & say <https://example.org|where>') },
    input(
      'what',
      'What happened?',
      { type: 'plain_text_input', multiline: true, max_length: 40 },
      { hint: plain('Your own words') },
    ),
    input(
      'danger',
      'Is anyone in danger now?',
      { type: 'radio_buttons', options: options('Yes', 'No') },
      { dispatch_action: true },
    ),
  ];
  const more = [
    input('who', 'Who may be responsible?', { type: 'multi_users_select' }, { optional: true }),
    input('where', 'Where?', { type: 'static_select', options: options('Home', 'Online') }, { optional: true }),
    input('kinds', 'What kind?', { type: 'checkboxes', options: options('Physical', 'Neglect') }, { optional: true }),
    input('when', 'When?', { type: 'datepicker' }, { optional: true }),
  ];
  const blocks = grown ? [...first, ...more] : first;
  return {
    type: 'modal',
    callback_id: 'report',
    title: plain('Raise a concern'),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks,
  };
}

let browser: Browser;
let page: Page;
let running: PlaygroundWithApp;
let submitted: Record<string, Record<string, unknown>>[];
let offsetMs: number;
let complaints: string[];

beforeAll(async () => {
  expect(existsSync('dist/playground/page/index.html'), 'build the page first: npm run build').toBe(true);
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  submitted = [];
  offsetMs = 0;
  complaints = [];
  running = await startPlaygroundWithApp({
    before: (req, res, next) => {
      if (req.path !== '/playground-clock') return next();
      if (req.method === 'POST') offsetMs += 15 * 60_000;
      res.json({ now: new Date(Date.UTC(2026, 6, 1, 11, 0) + offsetMs).toISOString(), offsetMs });
    },
  });
  installApp(running);
  page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(running.baseUrl);
});

afterEach(async () => {
  await page.close();
  await running.close();
});

function installApp({ app }: PlaygroundWithApp): void {
  app.command('/safeguard', async ({ ack, body, client }) => {
    if (body.text === 'help') return ack('Type `/safeguard` to raise a concern');
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form(false) });
  });
  app.shortcut(/.*/, async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form(false) });
  });
  app.action('danger', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions' && body.view)
      await client.views.update({ view_id: body.view.id, view: form(true) });
  });
  app.view('report', async ({ ack, view, client }) => {
    submitted.push(view.state.values);
    if (submitted.length === 1) return ack({ response_action: 'errors', errors: { what: 'Say a little more' } });
    await ack();
    await client.chat.postMessage({
      channel: 'U01PRIYA',
      text: 'Safeguard has a message for you',
      blocks: [
        { type: 'section', text: mrkdwn('A concern waits for you') },
        {
          type: 'actions',
          block_id: 'row',
          elements: [
            { type: 'button', action_id: 'take', text: plain('Acknowledge'), style: 'primary' },
            {
              type: 'overflow',
              action_id: 'more',
              options: options('Refuse'),
              confirm: {
                title: plain('Hand it on?'),
                text: plain('It goes to Sam.'),
                confirm: plain('Hand it on'),
                deny: plain('Keep it'),
              },
            },
          ],
        },
      ],
    });
  });
  app.action(/take|more/, async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    const words = body.actions[0]?.action_id === 'take' ? 'You have it' : 'Handed on';
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: words, blocks: [] });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'header' as const, text: plain('My concerns') }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}

const pane = (id: string): Locator => page.getByTestId(`pane-${id}`);

async function command(id: string, words: string): Promise<void> {
  await pane(id).getByTestId('command').fill(words);
  await pane(id).getByTestId('command').press('Enter');
}

async function raise(): Promise<void> {
  const amara = pane('U01AMARA');
  await command('U01AMARA', '/safeguard');
  await amara.getByLabel('What happened?').fill('She is afraid');
  await amara.getByRole('radio', { name: 'No' }).check();
  await amara.getByLabel('Where?').waitFor();
  await amara.getByTestId('modal-submit').click();
  await amara.getByText('Say a little more').waitFor();
  await amara.getByTestId('modal-submit').click();
  await amara.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('the playground page', () => {
  it('carries a form from the command to the submission, keeping what is typed while it grows', async () => {
    const amara = pane('U01AMARA');
    await command('U01AMARA', '/safeguard');
    const dialog = amara.getByRole('dialog', { name: 'Raise a concern' });
    await dialog.waitFor();
    expect(await dialog.getByRole('link', { name: 'where' }).getAttribute('href')).toBe('https://example.org');
    expect(await dialog.getByLabel('What happened?').evaluate((field) => field.matches(':focus'))).toBe(true);

    await amara.getByTestId('modal-submit').click();
    await dialog.getByRole('alert').first().waitFor();
    expect(await dialog.getByRole('alert').count()).toBe(2);
    expect(submitted).toEqual([]);

    await dialog.getByLabel('What happened?').fill('x'.repeat(41));
    await dialog.getByText('1 too many').waitFor();
    await dialog.getByLabel('What happened?').fill('She is <afraid> & alone');
    await dialog.getByRole('radio', { name: 'Yes' }).check();
    const who = dialog.getByRole('combobox', { name: /Who may be responsible/ });
    await who.fill('jor');
    await who.press('Enter');
    await dialog.getByLabel('Where?').selectOption('Online');
    await dialog.getByRole('checkbox', { name: 'Neglect' }).check();
    await dialog.getByLabel('When?').fill('2026-06-30');
    expect(await dialog.getByLabel('What happened?').inputValue()).toBe('She is <afraid> & alone');

    await amara.getByTestId('modal-submit').click();
    await dialog.getByText('Say a little more').waitFor();
    expect(submitted[0]).toMatchObject({
      what: { what: { value: 'She is <afraid> & alone' } },
      danger: { danger: { selected_option: { value: 'yes' } } },
      who: { who: { selected_users: ['U01JORDAN'] } },
      where: { where: { selected_option: { value: 'online' } } },
      kinds: { kinds: { selected_options: [{ value: 'neglect' }] } },
      when: { when: { selected_date: '2026-06-30' } },
    });
    expect(complaints).toEqual([]);
  });

  it('keeps what is typed while the app is still changing the form', async () => {
    const amara = pane('U01AMARA');
    await running.slack.fault({ method: 'views.update', kind: 'slow', delayMs: 700 });
    await command('U01AMARA', '/safeguard');
    await amara.getByRole('radio', { name: 'Yes' }).check();
    await amara.getByLabel('What happened?').fill('Typed in the meantime');
    await amara.getByLabel('Where?').waitFor();
    expect(await amara.getByLabel('What happened?').inputValue()).toBe('Typed in the meantime');
  });

  it('shows a message with its phone preview, and the menu item that asks first', async () => {
    await raise();
    const priya = pane('U01PRIYA');
    await priya.getByTestId('toast-phone').waitFor();
    expect(await priya.getByTestId('toast-phone').textContent()).toBe('Safeguard has a message for you');
    await priya.getByRole('button', { name: 'More actions' }).click();
    await priya.getByRole('menuitem', { name: 'Refuse' }).click();
    await page.getByRole('dialog', { name: 'Hand it on?' }).getByRole('button', { name: 'Hand it on' }).click();
    await priya.getByText('Handed on').waitFor();
    expect(await priya.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  });

  it('marks what came while the person looked elsewhere', async () => {
    const priya = pane('U01PRIYA');
    await priya.getByRole('tab', { name: 'Home' }).click();
    await priya.getByRole('heading', { name: 'My concerns' }).waitFor();
    await raise();
    await priya.getByRole('tab', { name: /1 unread/ }).click();
    await priya.getByTestId('message').getByText('A concern waits for you').waitFor();
    expect(await priya.getByText('New', { exact: true }).isVisible()).toBe(true);
    expect(await priya.getByRole('tab', { name: /unread/ }).count()).toBe(0);
  });

  it('opens the form from the shortcuts and from a message, and closes it with Escape', async () => {
    const amara = pane('U01AMARA');
    await amara.getByTestId('shortcuts').click();
    await amara.getByRole('menuitem', { name: /Raise a concern/ }).click();
    await amara.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await amara.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await amara.getByTestId('command').evaluate((field) => field.matches(':focus'))).toBe(true);

    await amara.getByRole('tab', { name: 'Channels' }).click();
    await amara.getByTestId('command').fill('Tea at four');
    await amara.getByTestId('command').press('Enter');
    const post = amara.getByTestId('message').filter({ hasText: 'Tea at four' });
    await post.hover();
    await post.getByRole('button', { name: 'More actions for this message' }).click();
    await amara.getByRole('menuitem').click();
    await amara.getByRole('dialog').waitFor();
  });

  it('keeps the focus inside a modal', async () => {
    const amara = pane('U01AMARA');
    await command('U01AMARA', '/safeguard');
    await amara.getByRole('dialog').waitFor();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await amara.getByRole('dialog').evaluate((dialog) => dialog.querySelector(':focus') !== null)).toBe(true);
    }
  });

  it('shows what only one person may see, and that nobody can write to the app', async () => {
    await command('U01AMARA', '/safeguard help');
    await pane('U01AMARA').getByTestId('ephemeral').getByText('Only visible to you').waitFor();
    expect(await pane('U01PRIYA').getByTestId('ephemeral').count()).toBe(0);
    await command('U01PRIYA', 'Hello?');
    await pane('U01PRIYA').getByRole('status').filter({ hasText: 'Nobody can write to Safeguard here' }).waitFor();
  });

  it('shows and moves the product’s clock in London time, and says when the product is gone', async () => {
    await page.getByTestId('clock').filter({ hasText: '12:00 Wednesday, 1 July 2026' }).waitFor();
    await page.getByRole('button', { name: 'Skip 15 minutes' }).click();
    await page.getByTestId('clock').filter({ hasText: '12:15' }).filter({ hasText: '15 minutes ahead' }).waitFor();
    await running.stopProduct();
    await page.getByTestId('status').filter({ hasText: 'Product not reachable' }).waitFor();
    await command('U01AMARA', '/safeguard');
    await pane('U01AMARA')
      .getByTestId('notice')
      .filter({ hasText: 'failed with the error "dispatch_failed"' })
      .waitFor();
  });

  it('fits a phone, one screen at a time, and long words with it', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await running.app.client.chat.postMessage({ token: running.botToken, channel: 'U01PRIYA', text: 'w'.repeat(400) });
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: /Priya/ }).click();
    await pane('U01PRIYA').getByTestId('message').waitFor();
    expect(await pane('U01AMARA').isVisible()).toBe(false);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

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
            { type: 'button', action_id: 'read', text: plain('Read concern') },
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

const isFocused = (part: Locator): Promise<boolean> => part.evaluate((element) => element.matches(':focus'));

/** So many messages from the app, each with a menu. */
async function post(channel: string, count: number): Promise<void> {
  const more = {
    type: 'overflow' as const,
    action_id: 'more',
    options: options('Pass it to somebody who can take it'),
  };
  for (let index = 0; index < count; index += 1) {
    await running.app.client.chat.postMessage({
      token: running.botToken,
      channel,
      text: `Message ${index}`,
      blocks: [
        { type: 'section', text: mrkdwn(`Message ${index}`) },
        { type: 'actions', elements: [more] },
      ],
    });
  }
}

/** Whole (but for a fraction of a pixel), inside the window and under nothing else. */
async function isInSight(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { defaultView, documentElement: root } = element.ownerDocument;
    const inside = left >= 0 && top >= 0 && right <= root.clientWidth && bottom < (defaultView?.innerHeight ?? 0) + 1;
    return inside && element.contains(element.ownerDocument.elementFromPoint((left + right) / 2, bottom - 2));
  });
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
    expect(await isFocused(dialog.getByLabel('What happened?'))).toBe(true);

    await amara.getByTestId('modal-submit').click();
    await dialog.getByRole('alert').first().waitFor();
    expect(await dialog.getByRole('alert').count()).toBe(2);
    expect(await isFocused(dialog.getByLabel('What happened?'))).toBe(true);
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
    expect(await isFocused(amara.getByTestId('command'))).toBe(true);

    await amara.getByRole('tab', { name: 'Channels' }).click();
    await amara.getByTestId('command').fill('Tea at four');
    await amara.getByTestId('command').press('Enter');
    const tea = amara.getByTestId('message').filter({ hasText: 'Tea at four' });
    await tea.hover();
    await tea.getByRole('button', { name: 'More actions for this message' }).click();
    await amara.getByRole('menuitem').click();
    await amara.getByRole('dialog').waitFor();
  });

  it('covers one screen with a modal, and leaves the others to keyboard and mouse', async () => {
    const [amara, priya] = [pane('U01AMARA'), pane('U01PRIYA')];
    await command('U01AMARA', '/safeguard');
    await amara.getByRole('dialog').waitFor();
    await amara.getByTestId('modal-submit').focus();
    await page.keyboard.press('Tab');
    expect(await isFocused(priya.getByLabel('Whose screen is this?'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await isFocused(amara.getByTestId('modal-submit'))).toBe(true);
    await amara.getByRole('button', { name: 'Close all' }).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await amara.evaluate((element) => element.querySelector(':focus') === null)).toBe(true);
    await priya.getByRole('tab', { name: 'Channels' }).click();
    expect(await amara.getByRole('dialog').isVisible()).toBe(true);
  });

  it('takes the focus from nobody who is busy on another screen', async () => {
    await running.slack.fault({ method: 'views.open', kind: 'slow', delayMs: 700 });
    await command('U01AMARA', '/safeguard');
    const box = pane('U01PRIYA').getByTestId('command');
    await box.focus();
    await pane('U01AMARA').getByRole('dialog').waitFor();
    expect(await isFocused(box)).toBe(true);
  });

  it('asks inside the screen of the person who pressed, and gives the focus back', async () => {
    await raise();
    const [amara, priya] = [pane('U01AMARA'), pane('U01PRIYA')];
    await priya.getByRole('button', { name: 'More actions' }).click();
    await priya.getByRole('menuitem', { name: 'Refuse' }).click();
    await priya.getByRole('dialog', { name: 'Hand it on?' }).waitFor();
    expect(await isFocused(priya.getByRole('button', { name: 'Keep it' }))).toBe(true);
    await amara.getByRole('tab', { name: 'Channels' }).click();
    await priya.getByRole('button', { name: 'Keep it' }).press('Escape');
    await priya.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isFocused(priya.getByRole('button', { name: 'More actions' }))).toBe(true);
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

  it('says how far to move the clock, with the words of the buttons that do it', async () => {
    const guide = page.getByRole('list').filter({ hasText: 'Or let nobody answer' });
    const named = await guide.locator('em', { hasText: 'Skip' }).allTextContents();
    expect(named).toEqual(['Skip 1 hour', 'Skip 15 minutes']);
    for (const name of named) {
      // The buttons come with the product's clock.
      await expect.poll(() => page.getByRole('button', { name, exact: true }).count()).toBe(1);
    }
    expect(await guide.textContent()).toContain('Skip 1 hour (Skip 15 minutes if it is urgent): it goes to the deputy');
  });

  it('keeps the newest message in sight when something else takes room, and menus inside the screen', async () => {
    await post('U01AMARA', 12);
    const amara = pane('U01AMARA');
    const last = amara.getByTestId('message').filter({ hasText: 'Message 11' });
    await last.waitFor();
    await command('U01AMARA', '/safeguard help');
    await amara.getByTestId('ephemeral').waitFor();
    // Not for long: once the notification above goes away there is room again.
    const inSight = () => isInSight(last.getByRole('button', { name: 'More actions' }));
    await expect.poll(inSight, { timeout: 5000 }).toBe(true);
    await last.getByRole('button', { name: 'More actions' }).click();
    const menu = await amara.getByRole('menu').boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual((await amara.boundingBox())?.x ?? Number.NaN);
  });

  it('fits a phone, one screen at a time, and long words with it', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await running.app.client.chat.postMessage({ token: running.botToken, channel: 'U01PRIYA', text: 'w'.repeat(400) });
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: /Priya/ }).click();
    await pane('U01PRIYA').getByTestId('message').waitFor();
    expect(await pane('U01AMARA').isVisible()).toBe(false);
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('leaves a phone to the person whose screen it shows', async () => {
    await post('U01AMARA', 12);
    await raise();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    const [amara, priya] = [pane('U01AMARA'), pane('U01PRIYA')];
    await amara.waitFor();
    expect((await amara.boundingBox())?.height).toBeGreaterThan(844 * 0.65);
    for (const name of ['Skip 15 minutes', 'Skip 1 hour'])
      expect(await isInSight(page.getByRole('button', { name }))).toBe(true);

    await command('U01AMARA', '/safeguard');
    await amara.getByRole('radio', { name: 'Yes' }).check();
    await amara.getByLabel('Where?').waitFor();
    expect(await isInSight(amara.getByTestId('modal-submit'))).toBe(true);
    expect(await page.locator('html').evaluate((html) => html.scrollTop)).toBe(0);
    await amara.getByTestId('modal-close').click();

    const picker = page.getByRole('navigation', { name: 'Screens' });
    expect(await picker.getByText('new').count()).toBe(0);
    await running.app.client.chat.postMessage({ token: running.botToken, channel: 'U01PRIYA', text: 'One more' });
    await picker.getByRole('button', { name: 'Priya new message' }).click();
    expect(await picker.getByText('new').count()).toBe(0);
    const middle = async (name: string) => {
      const box = await priya.getByRole('button', { name }).boundingBox();
      return box && Math.round(box.y + box.height / 2);
    };
    for (const width of [390, 360]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await middle('More actions')).toBe(await middle('Acknowledge'));
    }
    await page.setViewportSize({ width: 390, height: 844 });

    await page.getByText('Try this').click();
    expect(await isInSight(page.getByText('Or let nobody answer.'))).toBe(true);
    expect(await isInSight(priya.getByTestId('command'))).toBe(true);
  });

  it('opens a screen again that was closed on a phone, and fits a low window', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await pane('U01AMARA').getByRole('button', { name: /Close/ }).click();
    await page.getByRole('button', { name: 'Add a screen' }).click();
    await pane('U01AMARA').getByTestId('command').waitFor();

    await page.setViewportSize({ width: 844, height: 390 });
    await command('U01AMARA', '/safeguard');
    const send = pane('U01AMARA').getByTestId('modal-submit');
    await send.scrollIntoViewIfNeeded();
    expect(await isInSight(send)).toBe(true);
    expect((await pane('U01AMARA').boundingBox())?.height).toBeLessThanOrEqual(390);
  });
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import {
  AMARA,
  type Heard,
  type PlaygroundWithBot,
  PRIYA,
  startPlaygroundWithBot,
} from '../support/playground-with-bot.js';

const contentType = 'application/vnd.microsoft.card.adaptive';
const card = (over: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [], ...over });
const words = (text: string) => ({ type: 'TextBlock', text, wrap: true });

const duty = card({
  body: [words('New concern SG-7K3QM2. Acknowledge by 14:20 or it goes to **Sam** <b>Whitlock</b>.')],
  actions: [
    { type: 'Action.Execute', title: 'Acknowledge', verb: 'concern.acknowledge', style: 'positive' },
    { type: 'Action.Submit', title: 'Read concern', data: { msteams: { type: 'task/fetch' }, action: 'concern.read' } },
  ],
});

const form = card({
  body: [
    words('If someone is in immediate danger, call 999 now.'),
    {
      type: 'Input.Text',
      id: 'what',
      label: 'What happened?',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Write a few words',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'danger',
      label: 'Is someone in danger now?',
      style: 'expanded',
      choices: [
        { title: 'Yes', value: 'yes' },
        { title: 'No', value: 'no' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'who',
      label: 'Who?',
      isMultiSelect: true,
      style: 'filtered',
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Next', data: { go: 'next' } },
    { type: 'Action.Submit', title: 'Back', data: { go: 'back' }, associatedInputs: 'none' },
  ],
});

let teams: PlaygroundWithBot;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  teams = await startPlaygroundWithBot();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('502')) complaints.push(message.text());
  });
  await page.goto(new URL('/playground', teams.serviceUrl).href);
});
afterAll(async () => {
  await browser?.close();
  await teams?.close();
});

async function onTeams(person: string): Promise<Locator> {
  const pane = page.getByTestId(`pane-${person}`);
  await pane.getByRole('button', { name: 'Teams' }).click();
  return page.locator(`.on-teams[data-testid=pane-${person}]`);
}

function answers(next: (activity: Heard) => unknown): void {
  teams.answerWith((req, res) => {
    const answer = next(req.body as Heard);
    if (answer) res.json(answer);
    else res.status(200).end();
  });
}

test('a person in Slack and a person in Teams stand side by side, and a card is read, pressed and changed', async () => {
  const priya = await onTeams('U01PRIYA');
  await priya.getByRole('button', { name: 'Add Safeguard' }).click();
  await priya.getByTestId('command').waitFor();
  await page.locator('[data-testid=pane-U01AMARA]:not(.on-teams)').getByTestId('command').waitFor();

  const { chatId } = await teams.teams.person(PRIYA).screen();
  const sent = {
    type: 'message',
    summary: 'Safeguard has a message for you',
    attachments: [{ contentType, content: duty }],
  };
  await teams.connector('POST', `v3/conversations/${chatId}/activities`, sent);
  await priya.getByTestId('toast-phone').getByText('Safeguard has a message for you').waitFor();
  const shown = priya.getByTestId('card');
  // Neither Markdown nor HTML of a card is made into anything.
  await shown.getByText('**Sam** <b>Whitlock</b>').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/duty.png` });

  const taken = card({ body: [words('You have had SG-7K3QM2 since 14:07.')] });
  answers(({ name }) => name === 'adaptiveCard/action' && { statusCode: 200, type: contentType, value: taken });
  await shown.getByRole('button', { name: 'Acknowledge' }).click();
  await priya.getByText('You have had SG-7K3QM2').waitFor();
});

test('a dialog is opened by the message extension, complains, keeps what is typed and is sent', async () => {
  const amara = await onTeams('U01AMARA');
  await amara.getByRole('button', { name: 'Add Safeguard' }).click();
  const dialog = amara.getByTestId('dialog');
  const opens = (title: string) => ({
    task: { type: 'continue', value: { title, card: { contentType, content: form } } },
  });
  answers(({ type }) => type === 'invoke' && opens('Raise a concern'));
  await amara.getByTestId('extensions').click();
  await amara.getByRole('menuitem', { name: /Raise a concern/ }).click();
  await dialog.getByRole('heading', { name: 'Raise a concern' }).waitFor();

  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('Write a few words').waitFor();
  await dialog.getByLabel('What happened?').fill('They told me something.');
  await dialog.getByLabel('No', { exact: true }).check();
  await dialog.getByLabel('Priya Shah').check();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/dialog.png` });

  teams.answerWith((_req, res) => void res.sendStatus(502));
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByText('Something went wrong').waitFor();
  expect(await dialog.getByLabel('What happened?').inputValue()).toBe('They told me something.');

  answers(({ type }) => type === 'invoke' && opens('Step 2'));
  await dialog.getByRole('button', { name: 'Next' }).click();
  await dialog.getByRole('heading', { name: 'Step 2' }).waitFor();
  expect(teams.heard.at(-1)?.value?.data).toEqual({
    go: 'next',
    what: 'They told me something.',
    danger: 'no',
    who: PRIYA,
  });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('a long choice is read to its end, and what is tucked away opens beside its button', async () => {
  const priya = page.locator('.on-teams[data-testid=pane-U01PRIYA]');
  const long = 'Yes: what everybody who works here has to do from now on is different from what it was before';
  const choices = [{ title: long, value: 'yes' }];
  const body = [{ type: 'Input.ChoiceSet', id: 'material', label: 'Is it?', style: 'expanded', choices, wrap: true }];
  const tucked = (title: string) => ({ type: 'Action.Execute', title, verb: 'tucked', mode: 'secondary' });
  const actions = [{ type: 'Action.Execute', title: 'Record', verb: 'record' }, tucked('It is submitted')];
  const { chatId } = await teams.teams.person(PRIYA).screen();
  const attachments = [{ contentType, content: card({ body, actions }) }];
  await teams.connector('POST', `v3/conversations/${chatId}/activities`, { type: 'message', attachments });
  const choice = priya.getByText(long);
  await choice.waitFor();
  expect(await choice.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);

  const more = priya.getByRole('button', { name: 'More options' });
  await more.click();
  const item = page.getByRole('menuitem', { name: 'It is submitted' });
  const [button, opened] = [await more.boundingBox(), await item.boundingBox()];
  expect(Math.abs((opened?.y ?? Infinity) - (button?.y ?? 0))).toBeLessThan(100);
  expect(await page.evaluate('document.documentElement.scrollTop')).toBe(0);
  await page.keyboard.press('Escape');
  await item.waitFor({ state: 'detached' });
});

test('what is typed to the bot is sent, and the page makes no complaint', async () => {
  const amara = page.locator('.on-teams[data-testid=pane-U01AMARA]');
  answers(() => undefined);
  await amara.getByTestId('command').fill('help');
  await amara.getByTestId('command').press('Enter');
  await amara.getByTestId('message').getByText('help').waitFor();
  expect(teams.heard.at(-1)).toMatchObject({ type: 'message', text: 'help', from: { aadObjectId: AMARA } });
  expect(complaints).toEqual([]);
});

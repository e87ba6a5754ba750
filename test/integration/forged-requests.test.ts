import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WITHOUT_DATES } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { startRecordingSlack } from '../support/recording-slack.js';
import { commandBody, interaction, SIGNING_SECRET, sendSigned } from '../support/signed-requests.js';

/** Requests that are signed and that no screen offers: what a request carries is a hint, and everything is asked again. */

let slack: Awaited<ReturnType<typeof startRecordingSlack>>;
let product: TestProduct;
let database: MongoClient;

const organisation = WITHOUT_DATES;

beforeAll(async () => {
  slack = await startRecordingSlack();
  product = await startTestProduct({
    organisation,
    environment: {
      PLAYGROUND: 'false',
      HOST: '127.0.0.1',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: 'xoxb-for-tests',
      SLACK_API_URL: slack.apiUrl,
    },
  });
  database = new MongoClient(product.mongodbUri);
});
afterAll(async () => {
  await product?.stop();
  await database?.close();
  slack?.close();
});

const REPORTER = 'U01AMARA';
const HIDDEN_FROM = 'U01LEILA';
const DUTY_LIST = ['U01PRIYA', 'U01SAM'];
const team = { id: 'T01TEST' };

const send = (body: string) => sendSigned(product.origin, body);
const concerns = () => database.db().collection<{ _id: string }>('concerns');

async function openForm(): Promise<string> {
  const before = slack.callsOf('views.open').length;
  await send(commandBody({ text: '', user_id: REPORTER, trigger_id: randomUUID() }));
  await expect.poll(() => slack.callsOf('views.open').length).toBe(before + 1);
  return JSON.parse(slack.callsOf('views.open').at(-1)?.args.view ?? '{}').private_metadata;
}

const answer = (question: string, input: object) => ({ [question]: { [`answer.${question}`]: input } });
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } });

async function sendForm(draftId: string, userId: string): Promise<string> {
  const values = {
    ...answer('danger', choice('no')),
    ...answer('atRisk', choice('client')),
    ...answer('responsible', choice('no')),
    ...answer('whatHappened', { type: 'plain_text_input', value: 'Words for few.' }),
    ...answer('hiddenFrom', { type: 'multi_users_select', selected_users: [HIDDEN_FROM] }),
  };
  const view = { id: 'V1', callback_id: 'report.form', private_metadata: draftId, state: { values } };
  const body = interaction({ type: 'view_submission', user: { id: userId }, team, view, sentAs: randomUUID() });
  return (await send(body)).text();
}

const press = (userId: string, action: string, concernId: string, more: object = {}) =>
  send(
    interaction({
      type: 'block_actions',
      user: { id: userId },
      team,
      trigger_id: randomUUID(),
      actions: [{ action_id: action, action_ts: '1', value: concernId }],
      ...more,
    }),
  );

/** What the window says that opens for this press. */
async function pressed(userId: string, action: string, concernId: string): Promise<string> {
  const before = slack.callsOf('views.open').length;
  expect((await press(userId, action, concernId)).status).toBe(200);
  await expect.poll(() => slack.callsOf('views.open').length).toBe(before + 1);
  return slack.callsOf('views.open').at(-1)?.args.view ?? '';
}

test('a form is taken from whoever opened it, and from nobody else', async () => {
  const draftId = await openForm();
  expect(await sendForm(draftId, 'U01TOMASZ')).toContain('We could not read this form');
  expect(await concerns().countDocuments({})).toBe(0);
  expect(await sendForm(draftId, REPORTER)).toContain('We have your concern');
  expect(await concerns().countDocuments({})).toBe(1);
});

test('a press for a concern that is not theirs gets the same answer as one for a concern that does not exist', async () => {
  await sendForm(await openForm(), REPORTER);
  const before = await concerns().findOne({}, { sort: { receivedAt: -1 } });
  const id = before?._id ?? 'none';
  const onDuty = await dutyPersonOf(id);
  const others = [HIDDEN_FROM, REPORTER, 'U01FIONA', 'U01TOMASZ', ...DUTY_LIST.filter((user) => user !== onDuty)];
  for (const user of others) {
    for (const action of ['concern.read', 'concern.acknowledge', 'concern.decline', 'concern.confirm-external-call']) {
      const said = await pressed(user, action, id);
      expect(said).toContain("We can't find that, or it is not for you.");
      expect(said).toBe(await pressed(user, action, randomUUID()));
    }
  }
  expect(await concerns().findOne({ _id: id }, { projection: { pendingNotices: 0 } })).toEqual(
    expect.objectContaining({ version: 1, status: 'unacknowledged' }),
  );
  // Every refusal was written down, and so is the one reading that is allowed.
  const accesses = database.db().collection('access-log');
  const refused = { concernId: id, outcome: 'refused' };
  expect((await accesses.distinct('action', refused)).sort()).toEqual([
    'acknowledge',
    'confirm-external-call',
    'decline',
    'read',
  ]);
  expect(await accesses.distinct('person', { ...refused, action: 'read' })).toHaveLength(others.length);
  const allowed = { concernId: id, outcome: 'allowed', action: 'read' };
  expect(await accesses.countDocuments(allowed)).toBe(0);
  expect(await pressed(onDuty, 'concern.read', id)).toContain('Words for few.');
  expect(await accesses.countDocuments(allowed)).toBe(1);
});

/** Whoever is asked to acknowledge this concern; the reporter's receipt has a button about it as well. */
async function dutyPersonOf(concernId: string): Promise<string> {
  const cards = () =>
    slack
      .callsOf('chat.postMessage')
      .filter(({ args }) => args.blocks?.includes(`"value":"${concernId}"`))
      .filter(({ args }) => args.blocks?.includes('concern.acknowledge'));
  await expect.poll(() => cards().length).toBe(1);
  return cards()[0]?.args.channel?.slice(1) ?? 'none';
}

test('a request of another workspace is refused, and nothing is stored', async () => {
  const foreign = (text: string) =>
    send(commandBody({ team_id: 'T09OTHER', text, trigger_id: randomUUID() })).then(({ status }) => status);
  // Slack has to have said which workspace is ours.
  await expect.poll(() => foreign('help')).toBe(403);
  const drafts = database.db().collection('drafts');
  const before = await drafts.countDocuments();
  expect(await foreign('words of somebody else')).toBe(403);
  expect(await drafts.countDocuments()).toBe(before);
});

test('an address for answers that is not Slack’s own is never called', async () => {
  const elsewhere = await startRecordingSlack();
  const told = () => slack.callsOf('chat.postMessage').filter(({ args }) => !args.blocks?.includes('is how you raise'));
  const before = told().length;
  slack.refuse('views.open');
  await press(REPORTER, 'concern.read', randomUUID(), { response_url: `${elsewhere.origin}/answer` });
  // The person is told all the same, in a message.
  await expect.poll(() => told().length).toBe(before + 1);
  expect(elsewhere.callsOf('answer')).toEqual([]);
  elsewhere.close();
});

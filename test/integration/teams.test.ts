import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstrationToldInTeams, whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { buttonsOf } from '../support/teams-tenant.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
type Colleague = Awaited<ReturnType<TestProduct['teams']['named']>>;
let amara: Colleague;
let duty: Colleague;

beforeAll(async () => {
  // Everybody has accounts on both platforms, and is told in Teams.
  const organisation = await demonstrationToldInTeams('amara', 'priya', 'sam');
  product = await startTestProduct({ organisation });
  who = await whoIsWho(product);
  amara = await product.teams.named('Amara Okafor');
  duty = await product.teams.named(who.dutyName);
  for (const person of [amara, duty]) await person.install();
});
afterAll(() => product?.stop());

const seen = (value: unknown) => JSON.stringify(value);

async function fillForm(whatHappened = 'They told me something that worries me.', reporter = amara) {
  await reporter.say('safeguard');
  const offer = await reporter.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
  expect(await reporter.press(offer, 'Raise a concern')).toMatchObject({ kind: 'acknowledged' });
  await reporter.waitForDialog();
  await reporter.change('danger', 'No');
  await reporter.change('atRisk', 'A client');
  await reporter.change('responsible', 'No');
  await reporter.change('whatHappened', whatHappened);
  await reporter.pressInDialog('next');
  return reporter.waitForDialog((dialog) => seen(dialog).includes('This goes to'));
}

async function raise(reporter = amara): Promise<string> {
  await fillForm(undefined, reporter);
  await reporter.pressInDialog('send');
  const received = await reporter.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
  await reporter.closeDialog();
  return /SG-[0-9A-Z]{6}/.exec(seen(received))?.[0] ?? 'none';
}

describe('the main job in Teams', () => {
  test('what was typed survives going back and an answer that is missing', async () => {
    await fillForm('Words that must survive.');
    await amara.change('ringOn', '01234');
    await amara.pressInDialog('back');
    const first = await amara.waitForDialog((dialog) => seen(dialog).includes('What happened?'));
    expect(seen(first)).toContain('Words that must survive.');
    await amara.change('responsible', 'Yes');
    await amara.pressInDialog('next');
    const second = await amara.waitForDialog((dialog) => seen(dialog).includes('If you choose nobody'));
    expect(seen(second)).toContain('01234');
    await amara.pressInDialog('send');
    const refused = await amara.waitForDialog((dialog) => seen(dialog).includes('has not been sent yet'));
    expect(seen(refused)).toContain('call 999 now');
    await amara.closeDialog();
  });

  test('going on without an answer that is needed stays on the step, says so and keeps the rest', async () => {
    await amara.say('safeguard');
    const offer = await amara.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
    await amara.press(offer, 'Raise a concern');
    await amara.waitForDialog(({ title }) => title.endsWith('step 1 of 2'));
    await amara.change('whatHappened', 'Only this so far.');
    await amara.pressInDialog('next');
    const still = await amara.waitForDialog((dialog) => seen(dialog).includes('Please answer this'));
    expect(still.title).toContain('step 1 of 2');
    expect(seen(still).match(/Please answer this/g)).toHaveLength(3);
    expect(seen(still)).toContain('Only this so far.');
    await amara.closeDialog();
  });

  test('the duty person who took the app away is told on their other platform', async () => {
    await duty.uninstall();
    const reference = await raise();
    await who.duty.waitForMessage((message) => seen(message).includes(reference));
    await duty.install();
  });
});

describe('a crisis, in a form that tells nothing while it is filled in', () => {
  async function tickBeforeAnythingElse() {
    await amara.say('safeguard');
    const offer = await amara.waitForMessage((message) => buttonsOf(message.cards[0]).includes('Raise a concern'));
    await amara.press(offer, 'Raise a concern');
    await amara.waitForDialog();
    await amara.change('selfHarm', ['Yes: show me whom to call']);
    await amara.pressInDialog('next');
    return amara.waitForDialog((dialog) => seen(dialog).includes('What should happen?'));
  }

  test('shows whom to call after one press, though nothing else is answered', async () => {
    const first = await tickBeforeAnythingElse();
    expect(first.title).toContain('step 1 of 2');
    expect(seen(first)).toContain('For help with a mental health crisis call NHS 111');
    expect(seen(first)).not.toContain('Please answer this');
    await amara.pressInDialog('next');
    await amara.waitForDialog((dialog) => seen(dialog).includes('Please answer this'));
    await amara.change('crisisChoice', 'Only show me whom to call');
    await amara.pressInDialog('next');
    const alone = await amara.waitForDialog((dialog) => seen(dialog).includes('Nobody here will be told'));
    expect(seen(alone)).not.toContain('Please answer this');
    expect(seen(alone)).not.toContain('Add more detail');
    await amara.pressInDialog('Show whom to call');
    await amara.waitForDialog((dialog) => seen(dialog).includes('Nobody here has been told.'));
    await amara.closeDialog();
  });

  test('tells nobody by "Send" on the second step either, once only the numbers are wanted', async () => {
    const cards = async () => (await duty.messages()).filter((message) => seen(message).includes('New concern')).length;
    const before = await cards();
    await tickBeforeAnythingElse();
    await amara.change('danger', 'No');
    await amara.change('atRisk', 'A client');
    await amara.change('responsible', 'No');
    await amara.change('whatHappened', 'Words that nobody keeps.');
    await amara.pressInDialog('next');
    await amara.waitForDialog((dialog) => seen(dialog).includes('step 2 of 2'));
    await amara.change('crisisChoice', 'Only show me whom to call');
    await amara.pressInDialog('send');
    await amara.waitForDialog((dialog) => seen(dialog).includes('Nobody here has been told.'));
    await amara.closeDialog();
    await product.slack.skip('1m');
    expect(await cards()).toBe(before);
  });

  test('is never sent by a button that says it only shows whom to call', async () => {
    await tickBeforeAnythingElse();
    await amara.change('danger', 'No');
    await amara.change('atRisk', 'A client');
    await amara.change('responsible', 'No');
    await amara.change('whatHappened', 'Words that come back.');
    await amara.change('crisisChoice', 'Only show me whom to call');
    await amara.pressInDialog('next');
    await amara.waitForDialog((dialog) => seen(dialog).includes('Nobody here will be told'));
    await amara.change('crisisChoice', 'Tell the duty person');
    await amara.pressInDialog('Show whom to call');
    const first = await amara.waitForDialog((dialog) => seen(dialog).includes('Look it over, then press Send.'));
    expect(seen(first)).toContain('Words that come back.');
    await amara.change('whatHappened', 'Words that were looked over.');
    await amara.pressInDialog('next');
    await amara.waitForDialog((dialog) => seen(dialog).includes('step 2 of 2'));
    await amara.pressInDialog('back');
    const again = await amara.waitForDialog((dialog) => seen(dialog).includes('step 1 of 2'));
    expect(seen(again)).toContain('Words that were looked over.');
    await amara.pressInDialog('next');
    await amara.waitForDialog((dialog) => seen(dialog).includes('step 2 of 2'));
    await amara.pressInDialog('send');
    await amara.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
    await amara.closeDialog();
  });

  test('among the kinds of concern and sent at once is told, and the receipt shows whom to call', async () => {
    await fillForm();
    await amara.pressInDialog('detail');
    await amara.waitForDialog((dialog) => seen(dialog).includes('What kind of concern'));
    await amara.change('types', ['Self-harm or suicidal thoughts']);
    await amara.pressInDialog('send');
    const received = await amara.waitForDialog((dialog) => seen(dialog).includes('We have your concern'));
    expect(seen(received)).toContain('For help with a mental health crisis call NHS 111');
    await amara.closeDialog();
  });
});

describe('what people type to the bot', () => {
  test('they are welcomed once, though an install has two events and may be repeated', async () => {
    const fiona = await product.teams.named('Fiona Macleod');
    await fiona.install();
    await fiona.waitForMessage((message) =>
      seen(message).includes('Safeguard is how you raise a safeguarding concern'),
    );
    await fiona.uninstall();
    await fiona.install();
    await fiona.say('duty');
    await fiona.waitForMessage((message) => message.byBot && seen(message).includes(who.dutyName));
    const said = (await fiona.messages()).filter(({ byBot }) => byBot);
    expect(said.map(seen).filter((message) => message.includes('is how you raise'))).toHaveLength(1);
  });

  test('a disclosure is never repeated: it is told that it stays in the chat', async () => {
    await amara.say('My neighbour Zebedee hits his son');
    const answer = await amara.waitForMessage(
      (message) => message.byBot && seen(message).includes('stays in this chat'),
    );
    expect(seen(answer)).not.toContain('Zebedee');
    expect(buttonsOf(answer.cards[0])).toEqual(['Raise a concern']);
  });

  test.each([
    ['/safeguard', 'Safeguard is ready when you are.'],
    ['raise a concern', 'Safeguard is ready when you are.'],
    ['help', 'Type safeguard to open the form.'],
    ['/safeguard duty', 'On duty now: '],
    ['mine', 'SG-'],
  ])('it answers every word of its menu: %s', async (typed, answer) => {
    const before = (await amara.messages()).length;
    await amara.say(typed);
    const said = (await amara.messages()).slice(before).filter(({ byBot }) => byBot);
    expect(seen(said)).toContain(answer);
  });

  test('in a channel it only asks to talk privately', async () => {
    const [group] = (await amara.screen()).groups;
    await amara.say('Zebedee again', group?.id);
    const { groups } = await amara.waitFor((screen) => seen(screen.groups).includes("Let's talk privately"));
    const said = groups.flatMap(({ messages }) => messages).filter(({ byBot }) => byBot);
    expect(seen(said)).not.toContain('Zebedee');
  });
});

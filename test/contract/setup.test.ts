import { afterEach, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../src/domain/setup/key-fingerprint.js';
import { deskAction } from '../../src/presentation/action-ids.js';
import { TEST_KEY } from '../support/product.js';
import { type ChatPerson, type SeenWindow, textOf } from './platforms/chat-client.js';
import { raise, SAME, startWorld, told, type World } from './platforms/world.js';

/** The set-up over each platform's own HTTP: what is missing, who keeps the key, whom a test message reached. */

const [HOLD, TAKE_BACK] = [deskAction('hold-key'), deskAction('take-back-key')];
const [SEND, ANSWER] = [deskAction('send-test-cards'), deskAction('answer-test-card')];
const FINGERPRINT = fingerprintOf(TEST_KEY);
const WRONG = '0000-0000-0000-0000-0000';
const NOT_LIVE = 'Safeguard is not live. First put in place: encryption key.';
const NOT_SET_UP = 'Not live: Safeguard is not fully set up here yet.';

let world: World | undefined;
afterEach(() => world?.stop());

async function setup(person: ChatPerson): Promise<SeenWindow> {
  await person.closeWindows();
  return person.openList('setup');
}

async function type(person: ChatPerson, fingerprint: string) {
  await setup(person);
  await person.pressInWindow(HOLD);
  await person.fill({ fingerprint });
  return person.sendCaseForm();
}

async function confirm(person: ChatPerson): Promise<SeenWindow> {
  const sent = await type(person, FINGERPRINT);
  if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
  return sent.window;
}

async function linesOfForm(person: ChatPerson): Promise<string> {
  await person.closeWindows();
  expect(await person.openForm()).toBeUndefined();
  const said = textOf(await person.form());
  await person.closeWindows();
  return said;
}

const rowsOf = ({ lines }: SeenWindow, words: string) => lines.filter((line) => line.includes(words));
const actionsOf = ({ buttons }: SeenWindow) => buttons.map(({ action }) => action.split(' ')[0]);

describe.each(SAME)('the set-up in $staff', (where) => {
  test('goes live when two people have typed the fingerprint of their copy back, and the form says so', async () => {
    world = await startWorld(where);
    const { amara, lead, manager } = world;

    const page = await setup(lead);
    expect(page.lines[0]).toBe(NOT_LIVE);
    expect(textOf(page)).toContain('Whoever operates the server can technically read everything');
    expect(textOf(page)).toContain('Nobody has confirmed that they have a copy of the key.');
    expect(textOf(page)).not.toContain(FINGERPRINT);
    expect(await linesOfForm(amara)).toContain(`${NOT_SET_UP} Please send this as usual`);
    await raise(amara);

    const wrong = await type(lead, WRONG);
    expect(wrong).toMatchObject({ kind: 'refused', problems: [expect.stringContaining('not the fingerprint')] });
    const theKey = await type(lead, `${TEST_KEY.id}:${Buffer.from(TEST_KEY.bytes).toString('base64')}`);
    expect(theKey).toMatchObject({ kind: 'refused', problems: [expect.stringContaining('have the key replaced')] });
    expect((await setup(lead)).lines[0]).toBe(NOT_LIVE);

    const once = await confirm(lead);
    expect(once.lines[0]).toBe(NOT_LIVE);
    expect(textOf(once)).toContain(`Only ${lead.name} has confirmed that they have a copy of the key.`);
    // The same person has no second copy to confirm.
    expect(actionsOf(once)).not.toContain(HOLD);
    expect(await linesOfForm(amara)).toContain(NOT_SET_UP);

    const live = await confirm(manager);
    expect(live.lines[0]).toBe('Safeguard is live.');
    expect(await linesOfForm(amara)).not.toContain(NOT_SET_UP);

    await setup(manager);
    await manager.pressInWindow('Take back');
    const after = (await manager.window()) ?? expect.unreachable();
    expect(after.lines[0]).toBe(NOT_LIVE);
    expect(textOf(after)).toContain(`Only ${manager.name} has confirmed`);
    expect(await linesOfForm(amara)).toContain(NOT_SET_UP);
  });

  test('sends everybody of the chain a test message, and shows who pressed it', async () => {
    world = await startWorld(where);
    const { amara, lead, manager } = world;
    const { duty, deputy } = await world.onDuty();

    expect(textOf(await setup(manager))).toContain('No test message has been sent yet to');
    const sent = await manager.pressInWindow(SEND);
    expect(rowsOf(sent, 'not pressed yet.')).toHaveLength(4);
    const twice = await manager.pressInWindow(SEND);
    expect(textOf(twice)).toContain('within the last ten minutes');

    const card = await told(duty, 'This is a test message. Please press the button.');
    expect(await duty.announced(card)).toEqual([[card.lines[0]]]);
    expect(card.buttons.map(({ action }) => action)).toEqual([ANSWER]);
    for (const person of [deputy, lead, manager]) await told(person, 'This is a test message.', manager.name);
    expect((await duty.messages()).filter((message) => textOf(message).includes('test message'))).toHaveLength(1);

    // Another person's press on the same card, which no screen offers.
    for (const { id } of await world.record.testCards()) {
      expect(await amara.forgePress(ANSWER, '', id)).toContain('This test message was not sent to you.');
    }
    expect(rowsOf(await setup(lead), 'not pressed yet.')).toHaveLength(4);

    await duty.press(card, ANSWER);
    const answered = await told(duty, 'Thank you. You got this test message');
    expect(answered.buttons).toEqual([]);
    const page = await setup(lead);
    expect(rowsOf(page, 'not pressed yet.')).toHaveLength(3);
    expect(rowsOf(page, 'Test messages')[0]).toContain(`(${duty.name})`);

    for (const person of [deputy, lead, manager]) {
      await person.closeWindows();
      await person.press(await told(person, 'This is a test message.'), ANSWER);
      await told(person, 'Thank you. You got this test message');
    }
    expect(rowsOf(await setup(lead), 'Test messages')[0]).toMatch(/^✓ In place/);
    await world.skip('100d');
    expect(textOf(await setup(lead))).toContain('more than 90 days old');
  });

  test('sends a new one in place of one that nobody pressed', async () => {
    world = await startWorld(where);
    const { lead } = world;
    const { duty } = await world.onDuty();
    await setup(lead);
    await lead.pressInWindow(SEND);
    const first = await told(duty, 'This is a test message.');
    await world.skip('11m');
    await setup(lead);
    await lead.pressInWindow(SEND);
    await told(duty, 'There is a newer test message for you.');
    const second = await told(duty, 'This is a test message.');
    expect(second.id).not.toBe(first.id);
    await duty.press(second, ANSWER);
    await told(duty, 'Thank you. You got this test message');
  });

  test('is for leads, managers and administrators: others are told so privately, and change nothing', async () => {
    world = await startWorld(where);
    const { amara } = world;
    const { duty } = await world.onDuty();
    for (const person of [amara, duty]) {
      const answer = await setup(person);
      expect(answer.lines).toEqual([
        'Safeguarding leads, managers and administrators see here how Safeguard is set up.',
      ]);
      expect(answer.buttons).toEqual([]);
      await person.closeWindows();
      for (const action of [HOLD, SEND, TAKE_BACK]) {
        expect(await person.forgePress(action, '', 'copy-1')).toContain('There is nothing here for you');
      }
    }
    const administrator = await world.staff('Grace Adeyemi');
    const page = await setup(administrator);
    expect(page.lines[0]).toBe(NOT_LIVE);
    expect(actionsOf(page)).toEqual([HOLD, SEND]);
    await administrator.closeWindows();
    expect((await duty.messages()).filter((message) => textOf(message).includes('test message'))).toEqual([]);
  });
});

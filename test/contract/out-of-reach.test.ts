import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import { openTestDatabase } from '../support/database.js';
import { startMongoProxy } from '../support/mongo-proxy.js';
import { type ChatPerson, textOf } from './platforms/chat-client.js';
import { FOUR_ANSWERS, fillForm, raise, SAME, send, startWorld, told, type World } from './platforms/world.js';

/** What people are told on every platform while the database is out of reach. */

const PHONES = '+44 20 7946 0100 or +44 20 7946 0101';
const EMERGENCY = 'If someone is in immediate danger, call 999 now.';
const NOT_SENT =
  'Your concern was not sent. Nothing has been saved and nobody has been told. Your words are still in the form. ' +
  `Try again, or ring ${PHONES}. ${EMERGENCY} If we could not confirm an earlier try, that one may have been sent.`;
const CANNOT_CONFIRM =
  'We cannot confirm your concern was sent. Press Send again: it will not be sent twice. ' +
  `Or ring ${PHONES}. ${EMERGENCY}`;

describe.each(SAME)('the database is out of reach for somebody in $reporter', (where) => {
  const database = openTestDatabase();
  let proxy: Awaited<ReturnType<typeof startMongoProxy>>;
  let world: World;
  let amara: ChatPerson;

  beforeAll(async () => {
    proxy = await startMongoProxy(database.uri);
    world = await startWorld(where, { mongodbUri: proxy.uri });
    amara = world.amara;
    // What a failure says is known from before.
    await amara.ask('duty');
  });
  afterAll(async () => {
    proxy?.set({ kind: 'open' });
    await world?.stop();
    proxy?.close();
  });

  async function whileHanging<T>(deed: () => Promise<T>): Promise<T> {
    proxy.set({ kind: 'hanging' });
    try {
      return await deed();
    } finally {
      proxy.set({ kind: 'open' });
      await expect
        .poll(async () => (await fetch(`${world.product.origin}/readyz`)).json(), { timeout: 60_000 })
        .toEqual({ status: 'ready' });
    }
  }

  test('a form is not sent, says so, keeps every word, and is taken when it can be', async () => {
    await fillForm(amara, { whatHappened: 'Words that must survive.' });
    expect((await amara.form()).questions.whatHappened?.answer).toEqual(['Words that must survive.']);
    const sent = await whileHanging(amara.send);
    expect(sent).toEqual({ kind: 'refused', beside: {}, form: [NOT_SENT] });
    expect((await amara.form()).questions.whatHappened?.answer).toEqual(['Words that must survive.']);
    const { reference } = await send(amara);
    expect((await world.record.concern(reference)).report.whatHappened).toBe('Words that must survive.');
    await amara.closeWindows();
  });

  test('a form of which nobody can say whether it was stored says that, and is one concern in the end', async () => {
    const before = await world.record.howMany();
    await fillForm(amara);
    await amara.form();
    proxy.set({ kind: 'losing-answers', marker: 'formToken' });
    const unsure = await amara.send();
    expect(unsure).toEqual({ kind: 'refused', beside: {}, form: [CANNOT_CONFIRM] });
    expect(await whileHanging(amara.send)).toEqual(unsure);
    expect((await amara.form()).questions.whatHappened?.answer).toEqual([FOUR_ANSWERS.whatHappened]);
    // Whoever changes something before they try again is told that it is not in.
    await amara.answer('whatHappened', 'Something else by now.');
    const { reference, receipt } = await send(amara);
    expect(textOf(receipt)).toContain('What you have changed since was not taken');
    expect(await world.record.howMany()).toBe(before + 1);
    expect((await world.record.concern(reference)).report.whatHappened).toBe(FOUR_ANSWERS.whatHappened);
    const { duty } = await world.onDuty();
    await told(duty, reference);
    expect((await duty.messages()).filter((message) => textOf(message).includes(reference))).toHaveLength(1);
    await amara.closeWindows();
  });

  test('a form of a case stays open with every word, and is taken once', async () => {
    const reference = await raise(amara);
    const { duty } = await world.onDuty();
    await duty.press(await told(duty, reference), ACTIONS.acknowledge);
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await duty.pressInWindow(caseAction('add-note'));
    const note = { text: 'Words that must survive.', source: 'Fact: seen, heard or done' };
    await duty.fill(note);
    const failed = await whileHanging(duty.sendCaseForm);
    expect(failed.kind).toBe('refused');
    expect(failed.kind === 'refused' && failed.problems.join(' ')).not.toBe('');
    expect((await duty.caseForm()).text).toEqual([note.text]);
    expect((await duty.sendCaseForm()).kind).toBe('done');
    const { chronology } = await world.record.concern(reference);
    expect(chronology.filter(({ event }) => event.kind === 'note')).toHaveLength(1);
    await duty.closeWindows();
  });

  test('a form that cannot be opened says that nothing was sent; a question that cannot be answered, whom to ring', async () => {
    const [opening, asking] = await whileHanging(async () => [await amara.openForm(), await amara.ask('duty')]);
    expect(opening).toEqual([
      'The form could not be opened. Your concern was not sent, and nobody has been told.',
      `Try again, or ring ${PHONES}. ${EMERGENCY}`,
    ]);
    expect(asking).toEqual([
      'We could not look that up just now. Try again in a minute.',
      `To talk to someone, ring ${PHONES}. ${EMERGENCY}`,
    ]);
  });

  test('a press that cannot be answered says that it may be repeated, and whom to ring', async () => {
    const reference = await raise(amara);
    const { duty } = await world.onDuty();
    const card = await told(duty, reference);
    await whileHanging(async () => {
      await duty.press(card, ACTIONS.acknowledge);
      await expect
        .poll(duty.privately)
        .toContain(
          'The window could not be opened, and we cannot confirm what you pressed. ' +
            `Press the button again: nothing is done twice. Or ring ${PHONES}. ${EMERGENCY}`,
        );
    });
    // As often as they like.
    const { id } = await world.record.concern(reference);
    await expect
      .poll(async () => {
        await duty.forgePress(ACTIONS.acknowledge, id);
        return (await world.record.concern(reference)).status;
      })
      .toBe('held');
    await told(duty, `You have had ${reference}`);
  });
});

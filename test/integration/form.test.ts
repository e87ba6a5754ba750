import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, fillForm, hasBlock, wordsOf } from '../support/raising.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
beforeAll(async () => {
  product = await startTestProduct();
});
afterAll(() => product?.stop());
beforeEach(async () => {
  await product.slack.clearFaults();
  who = await whoIsWho(product);
});

type Someone = ReturnType<TestProduct['slack']['person']>;

async function send(reporter: Someone): Promise<string> {
  expect((await reporter.submit()).kind).toBe('acknowledged');
  const shown = wordsOf((await reporter.modal()) ?? {});
  await reporter.close();
  return /SG-[0-9A-Z]{6}/.exec(shown)?.[0] ?? shown;
}

async function openForm(reporter: Someone) {
  await reporter.command('/safeguard');
  return reporter.waitForModal((view) => view.callbackId === 'report.form');
}

describe('a form that is sent before it could grow', () => {
  test('has said who will be told, and asked who should not see it', async () => {
    const first = await openForm(who.amara);
    expect(wordsOf(first)).toContain(
      `This goes to ${who.dutyName}, or to Leila Haddad if somebody who works or volunteers here may be responsible.`,
    );
    await product.slack.fault({ method: 'views.update', kind: 'error' });
    await who.amara.change('danger', 'No');
    await who.amara.change('atRisk', 'A client');
    await who.amara.change('responsible', 'No');
    await who.amara.change('whatHappened', 'Sent in a hurry.');
    await who.amara.change('hiddenFrom', [who.dutyName]);
    const reference = await send(who.amara);
    await who.deputy.waitForMessage(about(reference));
    expect((await who.duty.messages()).filter(about(reference))).toEqual([]);
  });

  test('is taken with four answers alone', async () => {
    await openForm(who.amara);
    await product.slack.fault({ method: 'views.update', kind: 'error' });
    for (const [question, answer] of [
      ['danger', 'No'],
      ['atRisk', 'A client'],
      ['responsible', 'Not sure'],
      ['whatHappened', 'Four answers.'],
    ] as const) {
      await who.amara.change(question, answer);
    }
    await who.lead.waitForMessage(about(await send(who.amara)));
  });
});

describe('a message that one of our own people wrote', () => {
  async function quote(words: string) {
    const message = await who.duty.post('C01GENERAL', words);
    await who.amara.messageShortcut('raise_concern_about_message', message);
    return who.amara.waitForModal((shown) => hasBlock(shown, 'quoted-message'));
  }

  test('warns that its author may be responsible and would be told; with "yes" the author stands in the picker', async () => {
    const form = await quote('I shut her in her room again.');
    expect(wordsOf(form)).toContain(
      `${who.dutyName} wrote this message. If ${who.dutyName} may be responsible, choose Yes below: they are not told. ` +
        `If you choose No, this goes to ${who.dutyName}.`,
    );
    expect(JSON.stringify(form.blocks)).not.toContain('initial_option');
    await who.amara.change('danger', 'No');
    await who.amara.change('atRisk', 'A client');
    await who.amara.change('whatHappened', 'See the message.');
    await who.amara.change('responsible', 'Yes');
    const grown = await who.amara.waitForModal((shown) => hasBlock(shown, 'subjects'));
    expect(JSON.stringify(grown.blocks.find((block) => block.block_id === 'subjects'))).toContain(who.duty.id);
    const reference = await send(who.amara);
    await who.lead.waitForMessage(about(reference));
    expect((await who.duty.messages()).filter(about(reference))).toEqual([]);
  });

  test('says so beside the route after "no"', async () => {
    await quote('He fell, I wrote it in the book.');
    await who.amara.change('responsible', 'No');
    const grown = await who.amara.waitForModal((shown) => hasBlock(shown, 'ringOn'));
    expect(wordsOf(grown)).toContain(`This goes to ${who.dutyName}. ${who.dutyName} wrote the message above.`);
    await who.amara.close();
  });

  test('makes nobody a subject whom the reporter did not see chosen', async () => {
    await quote('I lost my temper.');
    await product.slack.fault({ method: 'views.update', kind: 'error' });
    await who.amara.change('danger', 'No');
    await who.amara.change('atRisk', 'A client');
    await who.amara.change('whatHappened', 'See the message.');
    await who.amara.change('responsible', 'Yes');
    expect((await who.amara.submit()).kind).toBe('acknowledged');
    const shown = await who.amara.modal();
    expect(shown?.callbackId).toBe('report.form');
    expect(JSON.stringify(shown?.blocks.find((block) => block.block_id === 'subjects'))).toContain(who.duty.id);
    await who.amara.close();
  });
});

test('what is no text is taken out of the words, and the rest arrives', async () => {
  await fillForm(who.amara, { whatHappened: 'Before\0 and \ud83d after 😀.' });
  const card = await who.duty.waitForMessage(about(await send(who.amara)));
  await who.duty.press({ in: card, element: 'Read concern' });
  const details = await who.duty.waitForModal((shown) => wordsOf(shown).includes('Before'));
  expect(wordsOf(details)).toContain('Before and \ufffd after 😀.');
  await who.duty.close();
});

test('a slow redraw of the form never covers the receipt', async () => {
  await fillForm(who.amara);
  await product.slack.fault({ method: 'views.update', kind: 'slow', times: 1, delayMs: 300 });
  // The answer is taken at once; the form that shows it is still on its way when Send is pressed.
  await who.amara.change('danger', 'Not sure');
  await who.amara.submit();
  await who.amara.waitForModal((view) => wordsOf(view).includes('We have your concern'));
  await wait(600);
  expect(wordsOf((await who.amara.modal()) ?? {})).toContain('We have your concern');
  await who.amara.close();
});

test('an answer that comes after the receipt draws no form over it', async () => {
  await fillForm(who.amara);
  await product.slack.fault({ method: 'views.update', kind: 'slow', times: 2, delayMs: 900 });
  await who.amara.change('danger', 'Not sure');
  await who.amara.change('danger', 'No');
  await who.amara.submit();
  await wait(2_500);
  expect(wordsOf((await who.amara.modal()) ?? {})).toContain('We have your concern');
  await who.amara.close();
});

test('the last of several quick answers is the one that is drawn', async () => {
  await openForm(who.amara);
  await product.slack.fault({ method: 'views.update', kind: 'slow', delayMs: 1_000, times: 1 });
  for (const answer of ['No', 'Yes', 'Not sure', 'Yes']) await who.amara.change('responsible', answer);
  const grown = await who.amara.waitForModal((view) => hasBlock(view, 'subjects'));
  expect(wordsOf(grown)).toContain('This goes to Leila Haddad');
  await who.amara.close();
});

describe('a crisis', () => {
  const CRISIS_ROUTE = 'For help with a mental health crisis call NHS 111';
  const SHOWN = 'The reporter was shown whom to call in a crisis';
  const crisis = async () => {
    await openForm(who.amara);
    await who.amara.change('danger', 'No');
    await who.amara.change('atRisk', 'A client');
    await who.amara.change('whatHappened', 'Words of three in the morning.');
    await who.amara.change('responsible', 'No');
    await who.amara.waitForModal((shown) => hasBlock(shown, 'ringOn'));
  };
  const readBy = async (person: Someone, reference: string) => {
    const card = await person.waitForMessage(about(reference));
    await person.press({ in: card, element: 'Read concern' });
    const details = wordsOf(await person.waitForModal((shown) => wordsOf(shown).includes('Raised by')));
    await person.close();
    return details;
  };

  test('shows whom to call in the window itself, as soon as the box is ticked', async () => {
    await crisis();
    await who.amara.change('selfHarm', ['yes']);
    const grown = await who.amara.waitForModal((shown) => hasBlock(shown, 'crisisChoice'));
    expect(grown.blocks.map(({ block_id }) => block_id).slice(0, 6)).toEqual([
      'help',
      'crisis-route',
      'not-live',
      'selfHarm',
      'crisis',
      'crisisChoice',
    ]);
    await who.amara.change('selfHarm', []);
    await who.amara.waitForModal((shown) => !hasBlock(shown, 'crisisChoice'));
    await who.amara.close();
  });

  test('that is sent before the form could show it is told all the same; the receipt shows whom to call, and no entry says that the form did', async () => {
    await crisis();
    await product.slack.fault({ method: 'views.update', kind: 'error' });
    await who.amara.change('selfHarm', ['yes']);
    await who.amara.submit();
    const receipt = wordsOf(await who.amara.waitForModal((shown) => wordsOf(shown).includes('We have your concern')));
    expect(receipt).toContain(CRISIS_ROUTE);
    await who.amara.close();
    const details = await readBy(who.duty, /SG-[0-9A-Z]{6}/.exec(receipt)?.[0] ?? 'none');
    expect(details).toContain('This may be a clinical crisis');
    expect(details).not.toContain(SHOWN);
  });

  test('can be taken back: then it is a concern like any other, whatever was chosen meanwhile', async () => {
    await crisis();
    await who.amara.change('selfHarm', ['yes']);
    await who.amara.waitForModal((shown) => hasBlock(shown, 'crisisChoice'));
    await who.amara.change('crisisChoice', 'Only show me whom to call');
    const alone = await who.amara.waitForModal((shown) => !hasBlock(shown, 'whatHappened'));
    expect(wordsOf(alone)).not.toContain(who.dutyName);
    await who.amara.change('selfHarm', []);
    const whole = await who.amara.waitForModal((shown) => hasBlock(shown, 'whatHappened'));
    expect(JSON.stringify(whole.values)).toContain('Words of three in the morning.');
    const details = await readBy(who.duty, await send(who.amara));
    expect(details).toContain('Words of three in the morning.');
    expect(details).not.toContain('clinical crisis');
  });

  test('is never sent by a button that says it only shows whom to call', async () => {
    await crisis();
    await who.amara.change('selfHarm', ['yes']);
    await who.amara.waitForModal((shown) => hasBlock(shown, 'crisisChoice'));
    await who.amara.change('crisisChoice', 'Only show me whom to call');
    await who.amara.waitForModal((shown) => !hasBlock(shown, 'whatHappened'));
    await product.slack.fault({ method: 'views.update', kind: 'error' });
    await who.amara.change('crisisChoice', 'Tell the duty person');
    expect((await who.amara.submit()).kind).toBe('acknowledged');
    const whole = await who.amara.modal();
    expect(whole?.callbackId).toBe('report.form');
    expect(JSON.stringify(whole?.values)).toContain('Words of three in the morning.');
    await readBy(who.duty, await send(who.amara));
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { about, fillForm, hasBlock, raiseConcern, wordsOf } from '../support/raising.js';

let product: TestProduct;
let who: Awaited<ReturnType<typeof whoIsWho>>;
beforeAll(async () => {
  product = await startTestProduct();
});
afterAll(() => product?.stop());
beforeEach(async () => {
  who = await whoIsWho(product);
});

const cardsAbout = async (person: ReturnType<TestProduct['slack']['person']>, reference: string) =>
  (await person.messages()).filter(about(reference));
const escalates = async (reference: string, person: ReturnType<TestProduct['slack']['person']>, skip: string) => {
  await product.slack.skip(skip);
  return person.waitForMessage(about(reference));
};

describe('a concern on its way to a person', () => {
  test('belongs to one person when two acknowledge at once, and the other is told who has it', async () => {
    const reference = await raiseConcern(who.amara);
    const card = await who.duty.waitForMessage(about(reference));
    const deputyCard = await escalates(reference, who.deputy, '61m');
    await Promise.all([
      who.duty.press({ in: card, element: 'Acknowledge' }),
      who.deputy.press({ in: deputyCard, element: 'Acknowledge' }),
    ]);
    const windows = (await Promise.all([who.duty.modal(), who.deputy.modal()])).map((view) => wordsOf(view ?? {}));
    expect(windows.filter((words) => words.includes('has had this concern since'))).toHaveLength(1);
    for (const person of [who.duty, who.deputy]) await person.close(true).catch(() => undefined);
  });

  test('is escalated to the deputy, then to leads and managers, and the reporter is told to ring', async () => {
    const reference = await raiseConcern(who.amara, { danger: 'Yes' });
    const card = await who.duty.waitForMessage(about(reference));
    expect(card.text).toContain('urgent');
    await product.slack.skip('14m');
    expect(await cardsAbout(who.deputy, reference)).toEqual([]);
    await escalates(reference, who.deputy, '2m');
    expect(await cardsAbout(who.lead, reference)).toEqual([]);
    const leadCard = await escalates(reference, who.lead, '15m');
    expect(leadCard.text).toContain('Nobody has acknowledged it since');
    await who.manager.waitForMessage(about(reference));
    await who.amara.waitForMessage((message) =>
      wordsOf(message).includes(
        `Nobody has acknowledged ${reference} yet. We are still trying. Ring +44 20 7946 0100 now.`,
      ),
    );
    await product.slack.skip('16m');
    const again = await who.duty.waitForMessage((message) =>
      message.text.includes(`${reference}, urgent, still needs somebody`),
    );
    await who.duty.waitFor(({ dms }) => !dms.some(({ ts }) => ts === card.ts));
    await who.duty.press({ in: again, element: 'Acknowledge' });
    await who.lead.waitForMessage((message) => message.text.includes(`${who.dutyName} has had ${reference}`));
  });
});

describe('a concern about somebody here', () => {
  test('goes to the lead, and the duty person hears nothing before the second clock', async () => {
    const reference = await raiseConcern(who.amara, { responsible: 'Not sure', danger: 'Yes' });
    await who.lead.waitForMessage(about(reference));
    expect(await cardsAbout(who.duty, reference)).toEqual([]);
    await escalates(reference, who.manager, '16m');
    expect(await cardsAbout(who.duty, reference)).toEqual([]);
    await escalates(reference, who.duty, '15m');
    await escalates(reference, who.deputy, '1s');
  });

  test('never reaches a subject, whatever the clock says', async () => {
    const reference = await raiseConcern(who.amara, { responsible: 'Yes', subjects: ['U01LEILA'], danger: 'Yes' });
    await who.manager.waitForMessage(about(reference));
    for (const skip of ['16m', '16m', '16m', '16m']) await product.slack.skip(skip);
    await who.duty.waitForMessage(about(reference));
    expect(await cardsAbout(who.lead, reference)).toEqual([]);
  });

  test('tells the reporter to ring outside when everybody here is named', async () => {
    await fillForm(who.amara, {
      responsible: 'Yes',
      subjects: ['U01LEILA', 'U01FIONA', 'U01PRIYA', 'U01SAM'],
    });
    await who.amara.waitForModal((view) => wordsOf(view).includes('Nobody here would be told'));
    expect((await who.amara.submit()).kind).toBe('acknowledged');
    const screen = await who.amara.waitForModal((view) => wordsOf(view).includes('Nobody here has been told'));
    expect(wordsOf(screen)).toContain('Ring Council safeguarding hub on +44 20 7946 0400 now');
    const reference = /SG-[0-9A-Z]{6}/.exec(wordsOf(screen))?.[0] ?? 'none';
    for (const person of [who.lead, who.manager, who.duty, who.deputy])
      expect(await cardsAbout(person, reference)).toEqual([]);

    const reminder = await who.amara.waitForMessage(about(reference));
    await product.slack.skip('61m');
    await who.amara.waitForMessage((message) => about(reference)(message) && message.ts !== reminder.ts);
    await who.amara.press({ in: 'modal', element: 'I have rung them' });
    await who.amara.waitForMessage((message) =>
      wordsOf(message).includes(`you have rung Council safeguarding hub about ${reference}`),
    );
    const before = (await cardsAbout(who.amara, reference)).length;
    await product.slack.skip('3h');
    expect(await cardsAbout(who.amara, reference)).toHaveLength(before);
    await who.amara.close();
  });
});

describe('a reporter on duty', () => {
  test('who is the deputy: the duty person has it, and a second reader at once', async () => {
    const reference = await raiseConcern(who.deputy);
    await who.duty.waitForMessage(about(reference));
    await who.lead.waitForMessage(about(reference));
    await who.deputy.close();
  });
});

describe('who may report', () => {
  test.each(['U01GUEST', 'U01ULTRA', 'U09STRANGER'])(
    'no guest and no outsider: %s is told privately whom to ring',
    async (id) => {
      const guest = product.slack.person(id);
      await guest.command('/safeguard', 'something happened');
      const said = wordsOf((await guest.screen()).ephemerals.at(-1) ?? {});
      expect(said).toContain('call 999 now');
      expect(said).toContain('+44 20 7946 0100');
      expect(said).not.toContain('something happened');
      expect(await guest.modal()).toBeUndefined();
      await guest.shortcut('raise_concern');
      await guest.waitForModal((view) => wordsOf(view).includes('call 999 now'));
      await guest.close();
    },
  );
});

describe('the ways in', () => {
  test('text after the command is typed into the form', async () => {
    await who.amara.command('/safeguard', 'He told me that he <is> afraid & alone');
    const view = await who.amara.waitForModal((shown) => shown.callbackId === 'report.form');
    expect(JSON.stringify(view.values)).toContain('He told me that he <is> afraid & alone');
    await who.amara.close();
  });

  test('the shortcut and the home tab open the form', async () => {
    await who.tomasz.shortcut('raise_concern');
    await who.tomasz.waitForModal((view) => view.callbackId === 'report.form');
    await who.tomasz.close();
    await who.tomasz.openHome();
    await who.tomasz.waitForHome((home) => wordsOf(home).includes('You have raised no concerns here'));
    await who.tomasz.press({ in: 'home', element: 'Raise a concern' });
    await who.tomasz.waitForModal((view) => view.callbackId === 'report.form');
    await who.tomasz.close();
  });

  test('the message shortcut carries the message as a quotation with its author', async () => {
    const message = await who.tomasz.post('C01GENERAL', 'I gave him my keys & <nothing> else');
    await who.amara.messageShortcut('raise_concern_about_message', message);
    const view = await who.amara.waitForModal((shown) => hasBlock(shown, 'quoted-message'));
    expect(wordsOf(view)).toContain('I gave him my keys & <nothing> else');
    expect(wordsOf(view)).toContain('Tomasz Nowak');
    await who.amara.change('danger', 'No');
    await who.amara.change('atRisk', 'A client');
    await who.amara.change('whatHappened', 'He seemed unsafe.');
    await who.amara.change('responsible', 'No');
    await who.amara.waitForModal((shown) => hasBlock(shown, 'ringOn'));
    expect((await who.amara.submit()).kind).toBe('acknowledged');
    const reference = /SG-[0-9A-Z]{6}/.exec(wordsOf((await who.amara.modal()) ?? {}))?.[0] ?? 'none';
    const card = await who.duty.waitForMessage(about(reference));
    await who.duty.press({ in: card, element: 'Read concern' });
    const details = await who.duty.waitForModal((shown) => wordsOf(shown).includes('Quoted message by Tomasz Nowak'));
    expect(wordsOf(details)).toContain('I gave him my keys & <nothing> else');
    await who.duty.close();
    await who.amara.close();
  });

  test('"mine" and the home tab show references and states only', async () => {
    const reference = await raiseConcern(who.tomasz, { whatHappened: 'Nothing of this on the home tab.' });
    const home = await who.tomasz.waitForHome((shown) => wordsOf(shown).includes(reference));
    expect(wordsOf(home)).toContain('received');
    expect(wordsOf(home)).not.toContain('Nothing of this');
    await who.tomasz.command('/safeguard', 'mine');
    expect(wordsOf((await who.tomasz.screen()).ephemerals.at(-1) ?? {})).toContain(`${reference}: received`);
    await who.tomasz.close();
  });
});

describe('the form', () => {
  test('starts with four questions under 999 and two phones, and grows without losing a word', async () => {
    await who.amara.command('/safeguard');
    const first = await who.amara.waitForModal((view) => view.callbackId === 'report.form');
    expect(JSON.stringify(first.blocks[0])).toContain('If someone is in immediate danger, call 999 now.');
    expect(JSON.stringify(first.blocks[0])).toContain('+44 20 7946 0101');
    expect(first.blocks.filter((block) => block.type === 'input' && !block.optional)).toHaveLength(4);
    await who.amara.change('whatHappened', 'Typed before anything grew.');
    await who.amara.change('responsible', 'Yes');
    await who.amara.waitForModal((view) => hasBlock(view, 'subjects'));
    await who.amara.change('subjects', ['U01TOMASZ']);
    await who.amara.change('responsible', 'No');
    await who.amara.waitForModal((view) => !hasBlock(view, 'subjects'));
    await who.amara.press({ in: 'modal', element: 'Add more detail' });
    await who.amara.waitForModal((view) => hasBlock(view, 'types'));
    await who.amara.change('types', ['Self-harm or suicidal thoughts']);
    const grown = await who.amara.waitForModal((view) => hasBlock(view, 'crisis'));
    expect(JSON.stringify(grown.blocks.find((block) => block.block_id === 'crisis'))).toContain('NHS 111');
    expect(JSON.stringify(grown.values)).toContain('Typed before anything grew.');
    await who.amara.close();
  });

  test('makes one concern of a double click', async () => {
    await fillForm(who.amara);
    await Promise.all([who.amara.submit(), who.amara.submit().catch(() => undefined)]);
    const reference = /SG-[0-9A-Z]{6}/.exec(wordsOf((await who.amara.modal()) ?? {}))?.[0] ?? 'none';
    await who.duty.waitForMessage(about(reference));
    await who.amara.openHome();
    const listed = wordsOf(await who.amara.waitForHome(about(reference)));
    expect(listed.split(reference)).toHaveLength(2);
    await who.amara.close();
  });
});

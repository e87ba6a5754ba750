import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChatPerson, SeenForm } from './platforms/chat-client.js';
import { REFERENCE, textOf } from './platforms/chat-client.js';
import {
  BY_SOCKET_MODE,
  eventsOf,
  FOUR_ANSWERS,
  fillForm,
  NotPossible,
  raise,
  SAME,
  send,
  startWorld,
  timeless,
  told,
  toldNothing,
  type World,
} from './platforms/world.js';

/** What whoever raises a concern meets, the same on every platform. */

const DUTY_PHONE = '+44 20 7946 0100';
const ALTERNATE = '+44 20 7946 0101';
const EMERGENCY = 'If someone is in immediate danger, call 999 now.';
const NEUTRAL = 'Safeguard has a message for you.';
const REFUSED = [
  'Only staff of Care Mastery can raise a concern here, so nothing was sent.',
  `${EMERGENCY} To raise a concern, ring the duty phone, ${DUTY_PHONE}. If it is about the duty person, ring ${ALTERNATE}. ` +
    'Or tell the person you work with here.',
];
const NO_PAGE = ['That is for people who work here.', ...REFUSED.slice(1)];

const EACH = [...SAME, BY_SOCKET_MODE];

/** The form at every stage, on each platform. */
const forms: Record<string, SeenForm>[] = [];

describe.each(EACH)('somebody in $reporter, where Slack comes by $slackBy', (where) => {
  let world: World;
  let amara: ChatPerson;
  let duty: ChatPerson;
  let deputy: ChatPerson;

  beforeAll(async () => {
    world = await startWorld(where);
    amara = world.amara;
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    await amara.closeWindows();
    ({ duty, deputy } = await world.onDuty());
  });

  test('sends four answers to the duty person, and hears that they are safe', async () => {
    await fillForm(amara);
    const { reference, receipt } = await send(amara);
    expect(receipt.title).toBe('Concern received');
    expect(timeless(receipt.lines)).toEqual([
      `We have your concern, REF. It has gone to ${duty.name}.`,
      `If you have not heard by TIME, ring ${DUTY_PHONE}. ${EMERGENCY}`,
    ]);
    expect(receipt.buttons).toEqual([]);
    const card = await told(duty, reference);
    expect(timeless(card.lines)).toEqual([
      'New concern REF. Received TIME.',
      `Acknowledge by TIME or it goes to ${deputy.name}.`,
    ]);
    const message = await told(amara, reference);
    expect(timeless(message.lines)).toEqual([
      NEUTRAL,
      `We have your concern, REF. It has gone to ${duty.name}, who was on duty when it came.`,
      `If you have not heard by TIME, ring ${DUTY_PHONE}. ${EMERGENCY}`,
    ]);
    expect(await amara.announced(message)).toEqual([[NEUTRAL]]);
    for (const other of [deputy, world.lead, world.manager]) await toldNothing(other, reference);
    const concern = await world.record.concern(reference);
    expect(concern).toMatchObject({ status: 'unacknowledged', urgent: false, route: 'duty' });
    expect(eventsOf(concern)).toEqual(['raised', 'sent-to: raised']);
    expect(concern.report).toMatchObject({
      danger: 'no',
      atRisk: 'client',
      responsible: 'no',
      whatHappened: FOUR_ANSWERS.whatHappened,
      identity: 'named',
      subjects: [],
      hiddenFrom: [],
    });
  });

  test.each([
    ['danger now', { danger: 'Yes' }],
    ['danger that nobody can rule out', { danger: 'Not sure' }],
    ['a child at risk', { atRisk: 'A child' }],
  ])(
    'is told to ring at once where there is %s, and the duty person sees that it is urgent',
    async (_name, answers) => {
      await fillForm(amara, answers);
      expect((await amara.form()).lines).toContain(`Ring ${DUTY_PHONE} now: a message may not wake anyone.`);
      const { reference, receipt } = await send(amara);
      expect(receipt.lines[0]).toBe(`Ring ${DUTY_PHONE} now: a message may not wake anyone.`);
      const card = await told(duty, reference);
      expect(timeless(card.lines)[0]).toBe('New concern REF, urgent. Received TIME.');
      expect(await world.record.concern(reference)).toMatchObject({ urgent: true });
    },
  );

  test('tells everything that the form asks, and it is kept as it was said', async () => {
    await fillForm(amara, {
      personAtRisk: 'W. B.',
      hiddenFrom: ['Tomasz Nowak'],
      identity: 'Confidential',
      ringOn: '01632 960001',
    });
    await amara.moreDetail();
    await amara.answer('types', ['Self-harm or suicidal thoughts', 'Neglect']);
    await amara.answer('when', 'Tuesday');
    await amara.answer('othersAtRisk', 'a * of _ and <b>');
    const { lines, questions } = await amara.form();
    expect(lines.some((line) => line.includes('NHS 111'))).toBe(true);
    expect(questions.ringOn?.answer).toEqual(['01632 960001']);
    const { reference } = await send(amara);
    const { report, excluded } = await world.record.concern(reference);
    expect(report).toMatchObject({
      personAtRisk: 'W. B.',
      identity: 'confidential',
      ringOn: '01632 960001',
      detail: { types: ['self-harm', 'neglect'], when: 'Tuesday', othersAtRisk: 'a * of _ and <b>' },
    });
    expect(await Promise.all(report.hiddenFrom.map(world.record.nameOf))).toEqual(['Tomasz Nowak']);
    expect(excluded.people).toEqual(report.hiddenFrom);
  });

  test('names somebody here: it goes to the lead, and the one who is named hears nothing', async () => {
    await fillForm(amara, { responsible: 'Yes', subjects: [duty.name], danger: 'Yes' });
    const { reference, receipt } = await send(amara);
    expect(timeless(receipt.lines).slice(0, 2)).toEqual([
      `Ring ${ALTERNATE} now: a message may not wake anyone.`,
      'We have your concern, REF. It has gone to Leila Haddad.',
    ]);
    await told(world.lead, reference);
    for (const skip of ['16m', '16m', '16m']) await world.skip(skip);
    await told(world.manager, reference);
    await told(deputy, reference);
    await toldNothing(duty, reference);
    const concern = await world.record.concern(reference);
    expect(concern.route).toBe('lead');
    expect(await Promise.all(concern.excluded.people.map(world.record.nameOf))).toEqual([duty.name]);
  });

  test('keeps it from the duty person: the next one has it, and the number is another', async () => {
    await fillForm(amara, { hiddenFrom: [duty.name] });
    expect((await amara.form()).lines.join(' ')).toContain(`This goes to ${deputy.name}.`);
    const { reference, receipt } = await send(amara);
    expect(textOf(receipt)).toContain(`ring ${ALTERNATE}`);
    await told(deputy, reference);
    await toldNothing(duty, reference);
  });

  test('keeps it from everybody: nobody is told, and it asks to ring outside until they have', async () => {
    const everybody = [world.lead.name, world.manager.name, duty.name, deputy.name];
    await fillForm(amara, { responsible: 'Yes', subjects: everybody });
    const { reference, receipt } = await send(amara);
    expect(receipt.title).toBe('Ring now');
    expect(timeless(receipt.lines)).toEqual([
      'Nobody here has been told. Ring Council safeguarding hub on +44 20 7946 0400 now.',
      'Your concern is saved as REF. Say when you have rung; until then we remind you.',
      EMERGENCY,
    ]);
    expect(receipt.buttons.map(({ label }) => label)).toEqual(['I have rung them']);
    const reminder = await told(amara, reference);
    expect(reminder.buttons.map(({ label, emphasised }) => [label, emphasised])).toEqual([['I have rung them', true]]);
    await amara.lookAgain();
    expect((await told(amara, reference)).lines).toEqual(reminder.lines);
    expect(await amara.announced(reminder)).toEqual([[NEUTRAL]]);
    const thanks = await amara.pressInWindow('concern.confirm-external-call');
    expect(thanks.lines).toEqual(['Thank you. We have noted that you rang.']);
    const noted = await told(amara, reference, 'you have rung Council safeguarding hub');
    expect(noted.buttons).toEqual([]);
    expect(eventsOf(await world.record.concern(reference))).toEqual([
      'raised',
      'nobody-could-be-told',
      'external-call-confirmed',
    ]);
  });

  test('confirms the call in the message as well', async () => {
    const everybody = [world.lead.name, world.manager.name, duty.name, deputy.name];
    const reference = await raise(amara, { responsible: 'Yes', subjects: everybody });
    expect(await amara.press(await told(amara, reference), 'concern.confirm-external-call')).toBe('');
    await told(amara, reference, 'you have rung Council safeguarding hub');
  });

  test('quotes a message: its author and its words come with the concern', async () => {
    const author = await world.reporter('Tomasz Nowak');
    await amara.openFormAbout(await author.post('I gave him my keys & <nothing> else'));
    for (const [question, value] of Object.entries(FOUR_ANSWERS)) await amara.answer(question, value);
    const { lines } = await amara.form();
    expect(timeless(lines)).toContain('Message by Tomasz Nowak, DATE. It is sent with your concern.');
    expect(lines).toContain('I gave him my keys & <nothing> else');
    const { reference } = await send(amara);
    const details = await duty.open(await told(duty, reference), 'concern.read');
    const heading = timeless(details.lines).indexOf('Quoted message by Tomasz Nowak, DATE');
    expect(details.lines[heading + 1]).toBe('I gave him my keys & <nothing> else');
    await duty.closeWindows();
  });

  test('quotes the duty person: is warned, and with "yes" they are chosen', async () => {
    await amara.openFormAbout(await (await world.reporter(duty.name)).post('I shut her in again.'));
    const warning = `${duty.name} wrote this message. If ${duty.name} may be responsible, choose Yes below: they are not told.`;
    expect((await amara.form()).lines.join(' ')).toContain(warning);
    for (const [question, value] of Object.entries(FOUR_ANSWERS)) await amara.answer(question, value);
    await amara.answer('responsible', 'Yes');
    expect((await amara.form()).questions.subjects?.answer).toEqual([duty.name]);
    const { reference } = await send(amara);
    await told(world.lead, reference);
    await toldNothing(duty, reference);
  });

  describe('whose form is not complete', () => {
    test('is shown what is missing, and nothing is lost or sent', async () => {
      const before = await world.record.howMany();
      expect(await amara.openForm()).toBeUndefined();
      await amara.answer('ringOn', '01632 960002').catch(() => undefined);
      const sent = await amara.send();
      if (sent.kind === 'received') return expect.unreachable();
      expect(Object.keys(sent.beside).sort()).toEqual(['atRisk', 'danger', 'responsible', 'whatHappened']);
      await amara.answer('whatHappened', 'Words that stay.');
      await amara.answer('danger', 'No');
      await amara.answer('atRisk', 'A client');
      const again = await amara.send();
      if (again.kind === 'received') return expect.unreachable();
      expect(Object.keys(again.beside)).toEqual(['responsible']);
      expect((await amara.form()).questions.whatHappened?.answer).toEqual(['Words that stay.']);
      expect(await world.record.howMany()).toBe(before);
    });

    test('gets our own words when the client did not look', async () => {
      await amara.openForm();
      const said = await amara.forgeAnswers({
        whatHappened: '   ',
        danger: '',
        atRisk: '',
        responsible: '',
      });
      expect(said.split('Please answer this. Your concern has not been sent yet.').length - 1).toBe(4);
    });

    test('has to say who, or that it cannot be said', async () => {
      await fillForm(amara, { responsible: 'Yes' });
      const sent = await amara.send();
      if (sent.kind === 'received') return expect.unreachable();
      expect(sent.beside).toEqual({
        subjects: 'Choose who, or tick "not listed" or "rather not say" below. Your concern has not been sent yet.',
      });
      await amara.answer('subjectUnknown', ['I would rather not say']);
      const { reference } = await send(amara);
      const { report, route } = await world.record.concern(reference);
      expect([route, report.subjectNotSaid]).toEqual(['lead', true]);
    });

    test('can change "yes" back: who was chosen then counts no more', async () => {
      await fillForm(amara, { responsible: 'Yes', subjects: [duty.name] });
      await amara.answer('responsible', 'No');
      const { reference } = await send(amara);
      await told(duty, reference);
      expect((await world.record.concern(reference)).excluded.people).toEqual([]);
    });
  });

  test('types more than fits: no client takes it, and neither do we', async () => {
    await fillForm(amara);
    const before = await world.record.howMany();
    const typed = amara.answer('whatHappened', 'x'.repeat(3_001));
    // A client stops it while it is typed or when it is sent.
    const sent = await typed.then(amara.send, (error: unknown) => {
      expect(error).toBeInstanceOf(NotPossible);
    });
    expect(sent?.kind).not.toBe('received');
    const said = await amara.forgeAnswers({ whatHappened: 'x'.repeat(3_001) });
    expect(said).toContain('At most 3,000 characters fit here. Your concern has not been sent yet.');
    expect(await world.record.howMany()).toBe(before);
  });

  test('uses every character that fits', async () => {
    const whatHappened = `${'ä'.repeat(2_998)}&<`;
    const reference = await raise(amara, { whatHappened });
    expect((await world.record.concern(reference)).report.whatHappened).toBe(whatHappened);
    const details = await duty.open(await told(duty, reference), 'concern.read');
    expect(textOf(details)).toContain(whatHappened);
    await duty.closeWindows();
  });

  test('is told who may raise one, if they may not, and no form opens', async () => {
    const guest = await world.reporter('Casey Guest');
    expect(await guest.openForm()).toEqual(REFUSED);
    expect(await guest.window()).toBeUndefined();
    for (const word of ['duty', 'mine']) expect(await guest.ask(word)).toEqual(REFUSED);
    for (const word of ['workforce', 'policy']) expect(await guest.ask(word)).toEqual(NO_PAGE);
  });

  test('may be a member whom the organisation file does not name', async () => {
    const jordan = await world.reporter('Jordan Blake');
    const reference = await raise(jordan);
    await told(duty, reference);
    expect(await world.record.nameOf((await world.record.concern(reference)).reporter)).toBe('Jordan Blake');
  });

  test('asks who is on duty, what became of their own, and how this works', async () => {
    const tomasz = await world.reporter('Tomasz Nowak');
    expect(await tomasz.ask('duty')).toEqual([
      `On duty now: ${duty.name}. Deputy: ${deputy.name}.`,
      `Duty phone: ${DUTY_PHONE}. If it is about the duty person: ${ALTERNATE}. ${EMERGENCY}`,
    ]);
    expect(await tomasz.ask('mine')).toEqual(['You have raised no concerns here.']);
    const reference = await raise(tomasz);
    expect(timeless(await tomasz.ask('mine'))).toEqual([
      'REF: received (DATE)',
      'Something to add? Press "Add information" in a message about that concern.',
    ]);
    const card = await told(duty, reference);
    await duty.press(card, 'concern.acknowledge');
    expect((await tomasz.ask('mine')).map((line) => line.replace(REFERENCE, 'REF').slice(0, 18))).toContain(
      'REF: with a person',
    );
    const help = await tomasz.ask('help');
    expect(help.at(-1)).toBe(
      `For help with the bot or to talk to someone, ring ${DUTY_PHONE} or ${ALTERNATE}. ${EMERGENCY}`,
    );
    expect(help.join(' ')).toContain('Nothing is sent until you press Send.');
  });

  test('sees the same form at every stage', async () => {
    const seen: Record<string, SeenForm> = {};
    await amara.openForm();
    const first = await amara.form();
    expect(Object.keys(first.questions)).toEqual(expect.arrayContaining(Object.keys(FOUR_ANSWERS)));
    expect(first.lines[0]).toBe(
      `${EMERGENCY} Duty phone: ${DUTY_PHONE}. If the concern is about the duty person: ${ALTERNATE}.`,
    );
    for (const [question, value] of Object.entries(FOUR_ANSWERS)) await amara.answer(question, value);
    seen.answered = await amara.form();
    await amara.answer('danger', 'Not sure');
    seen.urgent = await amara.form();
    await amara.answer('selfHarm', ['Yes: show me whom to call']);
    seen.crisis = await amara.form();
    await amara.answer('crisisChoice', 'Only show me whom to call');
    seen.numbersOnly = await amara.form();
    await amara.answer('crisisChoice', 'Tell the duty person');
    await amara.form();
    await amara.answer('selfHarm', []);
    await amara.answer('responsible', 'Not sure');
    seen.somebodyHere = await amara.form();
    await amara.answer('responsible', 'Yes');
    await amara.answer('subjects', [world.lead.name, world.manager.name, duty.name, deputy.name]);
    seen.nobodyLeft = await amara.form();
    await amara.answer('responsible', 'No');
    await amara.moreDetail();
    await amara.answer('types', ['Self-harm or suicidal thoughts']);
    seen.detailed = await amara.form();
    forms.push(seen);
    expect(Object.keys(seen.detailed.questions)).toHaveLength(26);
  });
});

test('the form asks and says the same on every platform', () => {
  const [one, ...others] = forms.map((stages) =>
    Object.fromEntries(Object.entries(stages).map(([stage, form]) => [stage, comparable(form)])),
  );
  expect(others).toHaveLength(EACH.length - 1);
  for (const other of others) expect(other).toEqual(one);
});

/** Where something stands is the platform's own. */
function comparable({ title, questions, lines }: SeenForm) {
  return { title, questions, lines: timeless(lines).sort() };
}

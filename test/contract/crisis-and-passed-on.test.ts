import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CASE_WORDS } from '../../src/presentation/case/words.js';
import { PATIENCE_MS, until } from '../support/playground-api.js';
import { type ChatPerson, textOf } from './platforms/chat-client.js';
import { eventsOf, fillForm, SAME, send, startWorld, timeless, told, type World } from './platforms/world.js';

/** A clinical crisis, and what somebody else told the reporter: the same on every platform. */

const ZONE = 'Europe/London';
const SELF_HARM = { selfHarm: ['Yes: show me whom to call'] };
const NUMBERS_ONLY = 'Only show me whom to call';
const CRISIS_ROUTE =
  'If a life is at risk, call 999 now. For help with a mental health crisis call NHS 111 and choose the mental health ' +
  'option, day or night. Our own crisis line is +44 20 7946 0300.';
const MAYBE_CRISIS = 'This may be a clinical crisis rather than a Care Act matter';
const SHOWN = 'The reporter was shown whom to call in a crisis';

describe.each(SAME)('somebody in $reporter', (where) => {
  let world: World;
  let amara: ChatPerson;
  let duty: ChatPerson;
  let everybody: readonly ChatPerson[];

  beforeAll(async () => {
    world = await startWorld(where);
    amara = world.amara;
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    await amara.closeWindows();
    const onDuty = await world.onDuty();
    duty = onDuty.duty;
    everybody = [amara, duty, onDuty.deputy, world.lead, world.manager];
  });

  const saidToAnybody = async () =>
    JSON.stringify(await Promise.all(everybody.map((person) => person.messages().then((all) => all.map(textOf)))));

  describe('in a crisis', () => {
    test('sees whom to call at once, and telling the duty person stands until they choose otherwise', async () => {
      await fillForm(amara, SELF_HARM);
      const { lines, questions } = await amara.form();
      expect(lines).toContain(CRISIS_ROUTE);
      expect(questions.crisisChoice).toMatchObject({
        label: 'What should happen?',
        options: ['Tell the duty person', NUMBERS_ONLY],
        answer: ['Tell the duty person'],
      });
      const { reference, receipt } = await send(amara);
      expect(receipt.lines).toContain(CRISIS_ROUTE);
      const card = await told(duty, reference);
      const concern = await world.record.concern(reference);
      expect(concern.report.detail.types).toEqual(['self-harm']);
      expect(eventsOf(concern)).toEqual(['raised', 'crisis-route-shown', 'sent-to: raised']);
      const [raised, shown] = concern.chronology;
      expect(shown?.author).toBe('safeguard');
      expect(shown?.recordedAt).toEqual(raised?.recordedAt);
      expect(shown && shown.eventAt < shown.recordedAt).toBe(true);

      await duty.press(card, 'concern.acknowledge');
      const mine = await told(duty, reference, 'You have');
      const details = await duty.open(mine, 'concern.read');
      expect(details.lines.indexOf(CRISIS_ROUTE)).toBe(details.lines.indexOf(MAYBE_CRISIS) + 1);
      expect(details.lines.indexOf(MAYBE_CRISIS)).toBeLessThan(details.lines.indexOf('Is anyone in immediate danger?'));
      expect(textOf(details)).toContain(SHOWN);
      const decide = await duty.pressInWindow('case.decide');
      expect(textOf(decide)).toContain(
        `${MAYBE_CRISIS}. Decide "${CASE_WORDS.decision['clinical-crisis']}" where the person needs help`,
      );
      await duty.closeWindows();
      expect(await saidToAnybody()).not.toMatch(/self-harm|suicid|crisis|NHS 111|0300/i);
    });

    test('is asked whether a lead is to be told, where somebody here may be responsible', async () => {
      await fillForm(amara, { responsible: 'Not sure', ...SELF_HARM });
      const { questions } = await amara.form();
      expect(questions.crisisChoice).toMatchObject({ options: ['Tell a safeguarding lead', NUMBERS_ONLY] });
      const { reference } = await send(amara);
      await told(world.lead, reference);
    });

    test('sees the same where they choose it among the kinds of concern', async () => {
      await fillForm(amara);
      await amara.moreDetail();
      await amara.answer('types', ['Self-harm or suicidal thoughts']);
      const { lines, questions } = await amara.form();
      expect(lines).toContain(CRISIS_ROUTE);
      expect(questions.crisisChoice?.answer).toEqual(['Tell the duty person']);
      const { reference } = await send(amara);
      expect(eventsOf(await world.record.concern(reference))).toContain('crisis-route-shown');
    });

    test('wants only whom to call: nothing is kept, nobody is told, and the window says so', async () => {
      const [before, drafts, followed] = await Promise.all([
        world.record.howMany(),
        world.record.openDrafts(),
        amara.ask('mine'),
      ]);
      await fillForm(amara, { ...SELF_HARM, whatHappened: 'Words that nobody keeps.' });
      await amara.form();
      await amara.answer('crisisChoice', NUMBERS_ONLY);
      const { questions, lines } = await amara.form();
      expect(Object.keys(questions).sort()).toEqual(['crisisChoice', 'selfHarm']);
      expect(lines.join(' ')).toContain('Nobody here will be told, and nothing will be kept.');
      const sent = await amara.send();
      if (sent.kind === 'received') return expect.unreachable();
      expect(sent).toEqual({
        kind: 'refused',
        beside: {},
        form: [
          'Nobody here has been told.',
          CRISIS_ROUTE,
          'Nothing that you typed has been kept. To tell somebody here after all, open the form again and send it. Duty ' +
            'phone: +44 20 7946 0100. If the concern is about the duty person: +44 20 7946 0101.',
        ],
      });
      expect((await amara.window())?.title).toBe('Whom to call');
      await until(
        'the answers to be forgotten',
        PATIENCE_MS,
        async () => (await world.record.openDrafts()).every((draft) => drafts.includes(draft)) || undefined,
      );
      await amara.closeWindows();
      expect(await world.record.howMany()).toBe(before);
      expect(await amara.ask('mine')).toEqual(followed);
      expect(await saidToAnybody()).not.toContain('Words that nobody keeps.');
    });

    test('gets no duty phone with it, where the duty person may be responsible', async () => {
      await fillForm(amara, { responsible: 'Yes', subjects: [duty.name], ...SELF_HARM });
      await amara.form();
      await amara.answer('crisisChoice', NUMBERS_ONLY);
      const sent = await amara.send();
      if (sent.kind === 'received') return expect.unreachable();
      expect(sent.form[0]).toBe('Nobody here has been told.');
      expect(sent.form.join(' ')).toContain('To talk to someone: +44 20 7946 0101.');
      expect(sent.form.join(' ')).not.toContain('+44 20 7946 0100');
    });

    test('tells somebody after all: what was typed is still there', async () => {
      await fillForm(amara, { ...SELF_HARM, whatHappened: 'Words that come back.' });
      await amara.form();
      await amara.answer('crisisChoice', NUMBERS_ONLY);
      await amara.form();
      await amara.answer('crisisChoice', 'Tell the duty person');
      const { questions } = await amara.form();
      expect(questions.whatHappened?.answer).toEqual(['Words that come back.']);
      const { reference } = await send(amara);
      await told(duty, reference);
      expect((await world.record.concern(reference)).report.whatHappened).toBe('Words that come back.');
    });
  });

  describe('who passes on what somebody told them', () => {
    const yesterday = DateTime.now().setZone(ZONE).minus({ days: 1 });
    const day = yesterday.toISODate() ?? '';
    const at = DateTime.fromISO(`${day}T10:05`, { zone: ZONE });

    async function passOn(answers: Readonly<Record<string, string>>): Promise<void> {
      await fillForm(amara, { whatHappened: 'She rang about him.' });
      await amara.moreDetail();
      for (const [question, value] of Object.entries(answers)) await amara.answer(question, value);
    }

    test('says who, how and when: the record begins then, and its clocks when it came', async () => {
      await passOn({ toldBy: 'Jo Bloggs', toldHow: 'By telephone', toldDay: day, toldTime: '10:05' });
      const { reference, receipt } = await send(amara);
      expect(timeless(receipt.lines)[0]).toContain('We have your concern, REF.');
      const card = await told(duty, reference);
      const concern = await world.record.concern(reference);
      expect(concern.report.detail.passedOn).toEqual({ by: 'Jo Bloggs', how: 'phone', at: at.toJSDate() });
      const [raised] = concern.chronology;
      expect(raised?.eventAt).toEqual(at.toJSDate());
      expect(raised?.recordedAt).toEqual(concern.receivedAt);
      expect(concern.escalation && concern.escalation.nextAt > concern.receivedAt).toBe(true);
      expect(await world.record.nameOf(concern.reporter)).toBe('Amara Okafor');

      const details = await duty.open(card, 'concern.read');
      const words = (time: Date) =>
        DateTime.fromJSDate(time, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm');
      const heading = details.lines.indexOf('Passed on for somebody else');
      expect(details.lines[heading + 1]?.split('\n')).toEqual([
        'Told by Jo Bloggs',
        'By telephone',
        `Told to the reporter on ${words(at.toJSDate())}; raised on ${words(concern.receivedAt)}`,
      ]);
      expect(textOf(details)).toContain(
        `${words(at.toJSDate())}, Amara Okafor, written down ${words(concern.receivedAt)}: Told to the reporter, who then raised it`,
      );
      expect(textOf(details)).not.toContain('Please say why.');
      await duty.closeWindows();
      expect(await saidToAnybody()).not.toContain('Bloggs');
      expect((await amara.ask('mine')).join(' ')).toContain(reference);
    });

    test.each([
      [
        'one that is still to come',
        { toldDay: '2999-01-01', toldTime: '10:05' },
        'toldDay',
        'This is still to come. When were you told?',
      ],
      [
        'one of more than a hundred years ago',
        { toldDay: '1899-12-31', toldTime: '10:05' },
        'toldDay',
        'This is more than 100 years ago. When were you told?',
      ],
      ['a day without a time', { toldDay: day }, 'toldTime', 'Say about what time as well, or leave both empty.'],
      ['a time without a day', { toldTime: '10:05' }, 'toldDay', 'Say on which day as well, or leave both empty.'],
    ] as const)(
      'is told beside it that the time can not be: %s; nothing is lost or sent',
      async (_, time, question, words) => {
        const before = await world.record.howMany();
        await passOn({ toldBy: 'Jo Bloggs', ...time });
        const sent = await amara.send();
        if (sent.kind === 'received') return expect.unreachable();
        expect(sent.beside).toEqual({ [question]: `${words} Your concern has not been sent yet.` });
        expect(await world.record.howMany()).toBe(before);
        const { questions } = await amara.form();
        expect(questions.toldBy?.answer).toEqual(['Jo Bloggs']);
        expect(questions.whatHappened?.answer).toEqual(['She rang about him.']);
        for (const [each, value] of Object.entries(time)) expect(questions[each]?.answer).toEqual([value]);
        await amara.answer('toldDay', day);
        await amara.answer('toldTime', '10:05');
        const { reference } = await send(amara);
        expect((await world.record.concern(reference)).chronology[0]?.eventAt).toEqual(at.toJSDate());
      },
    );
  });
});

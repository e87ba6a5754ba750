import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConcernId } from '../../src/domain/ids.js';
import { ACTIONS, caseAction, TURN_PAGE } from '../../src/presentation/action-ids.js';
import { FORM_VERBS, WITHOUT_FORM } from '../../src/presentation/case/forms.js';
import type { ConcernActionId } from '../../src/presentation/concern-presses.js';
import type { ChatPerson, SeenMessage } from './platforms/chat-client.js';
import { textOf } from './platforms/chat-client.js';
import {
  BY_SOCKET_MODE,
  EVERYWHERE,
  eventsOf,
  raise,
  startWorld,
  timeless,
  told,
  toldNothing,
  type World,
} from './platforms/world.js';

/** What happens to a concern once it is raised, wherever its reporter is and wherever those are who handle it. */

const DUTY_PHONE = '+44 20 7946 0100';
const EMERGENCY = 'If someone is in immediate danger, call 999 now.';
const NOT_FOUND = "We can't find that, or it is not for you.";
const NEUTRAL = 'Safeguard has a message for you.';

/** Each control of a concern; one that is new has to stand here. */
const CONTROLS: readonly ConcernActionId[] = [
  ACTIONS.acknowledge,
  ACTIONS.read,
  ACTIONS.decline,
  ACTIONS.confirmExternalCall,
  TURN_PAGE,
  ...[...FORM_VERBS, ...WITHOUT_FORM].map((verb) => caseAction(verb)),
];
/** Whoever raised it may say more about it, and nothing else. */
const isTheReporters = (control: ConcernActionId) => control === caseAction('add-information');
/** Of each kind one. An answer depends on the platform of whoever presses, and each platform by itself is asked all. */
const ONE_OF_EACH_KIND: readonly ConcernActionId[] = [
  ACTIONS.acknowledge,
  ACTIONS.read,
  ACTIONS.decline,
  ACTIONS.confirmExternalCall,
  TURN_PAGE,
  caseAction('refer'),
  caseAction('accept-handover'),
];

/** What the holder sees at once; the rest stands behind "more". */
const HOLDERS = ['Refer', 'Add note', 'Ask the reporter', 'Add action', 'Hand over', 'Close concern'];
const inSight = ({ buttons }: Pick<SeenMessage, 'buttons'>) =>
  buttons.flatMap(({ tucked, label }) => (tucked ? [] : [label]));

const labels = ({ buttons }: SeenMessage) => buttons.map(({ label }) => label);

const EACH = [...EVERYWHERE, BY_SOCKET_MODE];

describe.each(EACH)(
  'a reporter in $reporter, with those who handle it in $staff, where Slack comes by $slackBy',
  (where) => {
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
      ({ duty, deputy } = await world.onDuty());
    });

    const controls = where.reporter === where.staff ? CONTROLS : ONE_OF_EACH_KIND;
    const notTheReporters = controls.filter((control) => !isTheReporters(control));

    /** What each control answers to them, all pressed at once. */
    const forged = (person: ChatPerson, pressed: readonly ConcernActionId[], id: string) =>
      Promise.all(pressed.map(async (control) => [person.name, control, await person.forgePress(control, id)]));
    const notFound = (person: ChatPerson, pressed: readonly ConcernActionId[]) =>
      pressed.map((control) => [person.name, control, NOT_FOUND]);

    const idOf = async (reference: string): Promise<ConcernId> => (await world.record.concern(reference)).id;

    /** Coming back to the chat shows the same words. */
    async function staysAsItIs(person: ChatPerson, message: SeenMessage): Promise<void> {
      await person.lookAgain();
      const now = (await person.messages()).find(({ id }) => id === message.id);
      expect(now).toEqual(message);
    }

    test('the duty person takes it, reads it, and the reporter hears who has it', async () => {
      const reference = await raise(amara, { whatHappened: 'Words for a window alone.', ringOn: '01632 960003' });
      const card = await told(duty, reference);
      expect(card.buttons.map(({ action, label, emphasised, tucked }) => [action, label, emphasised, tucked])).toEqual([
        ['concern.acknowledge', 'Acknowledge', true, false],
        ['concern.read', 'Read concern', false, false],
        ['concern.decline', "I can't take this", false, true],
      ]);
      expect(timeless((await duty.announced(card)).flat())).toEqual(['New concern REF. Received TIME.']);
      await staysAsItIs(duty, card);

      expect(await duty.press(card, ACTIONS.acknowledge)).toBe('');
      const taken = await told(duty, `You have had ${reference} since`);
      expect(timeless(taken.lines)).toEqual(['You have had REF since TIME.']);
      expect(labels(taken)).toEqual(['Read concern']);
      expect(taken.id).toBe(card.id);
      await staysAsItIs(duty, taken);

      const details = await duty.open(taken, ACTIONS.read);
      expect(details.title).toBe(reference);
      expect(timeless(details.lines)).toEqual([
        `Received TIME. ${duty.name} has it.`,
        'What is due',
        '• Record triage: by TIME, SOME left\n• Tell the reporter: by TIME, SOME left\n• Review the case: by TIME, SOME left',
        'Is anyone in immediate danger?',
        'No',
        'Who is at risk?',
        'A client',
        "What happened, in the reporter's words",
        'Words for a window alone.',
        'Might anyone who works or volunteers here be responsible?',
        'No',
        'Raised by',
        'Amara Okafor',
        'Ring them on',
        '01632 960003',
        'Others to tell: still open',
        'Charity Commission\nInsurer\nCommissioner',
        'Chronology',
        `DATE, Amara Okafor: Raised\n\nDATE: Sent to ${duty.name}\n\nDATE, ${duty.name}: Acknowledged`,
      ]);
      expect(inSight(details)).toEqual(HOLDERS);
      await duty.closeWindows();

      const heard = await told(amara, 'A person has your concern', reference);
      expect(timeless(heard.lines)).toEqual([
        NEUTRAL,
        `A person has your concern. ${duty.name} took REF at TIME.`,
        `If you need to talk to someone, ring ${DUTY_PHONE}.`,
      ]);
      const receipt = await told(amara, `${duty.name} has had your concern, ${reference}`);
      expect(timeless(receipt.lines)).toEqual([
        NEUTRAL,
        `${duty.name} has had your concern, REF, since TIME.`,
        `If you need to talk to someone, ring ${DUTY_PHONE}. ${EMERGENCY}`,
      ]);
      const concern = await world.record.concern(reference);
      expect(concern.status).toBe('held');
      expect(eventsOf(concern)).toEqual(['raised', 'sent-to: raised', 'acknowledged']);
      expect(await world.record.accesses(concern.id)).toEqual(['read allowed']);
    });

    test('the duty person reads it first, and takes it in the window', async () => {
      const reference = await raise(amara);
      const details = await duty.open(await told(duty, reference), ACTIONS.read);
      expect(timeless(details.lines)[0]).toBe('Received TIME. Acknowledge by TIME.');
      expect(details.buttons.map(({ label, emphasised }) => [label, emphasised])).toEqual([
        ['Acknowledge', true],
        ["I can't take this", false],
      ]);
      const after = await duty.pressInWindow(ACTIONS.acknowledge);
      expect(timeless(after.lines)[0]).toBe(`Received TIME. ${duty.name} has it.`);
      expect(inSight(after)).toEqual(HOLDERS);
      await duty.closeWindows();
      await told(duty, `You have had ${reference}`);
    });

    test('of two who press at once one has it, and the other is told who, again and again', async () => {
      const reference = await raise(amara);
      await world.skip('61m');
      const copy = await told(deputy, reference);
      const id = await idOf(reference);
      const presses = [duty, deputy].map((person) => person.forgePress(ACTIONS.acknowledge, id));
      await Promise.all(presses);
      const holder = await world.record.nameOf((await world.record.concern(reference)).holder ?? expect.unreachable());
      const [loser = expect.unreachable()] = [duty, deputy].filter(({ name }) => name !== holder);
      for (const stale of [ACTIONS.acknowledge, ACTIONS.decline]) {
        expect(timeless([await loser.forgePress(stale, id)])).toEqual([
          `${holder} has had this concern since TIME. You need do nothing more.`,
        ]);
      }
      const changed = await told(loser, `${holder} has had ${reference} since`);
      expect(timeless(changed.lines)).toEqual([`${holder} has had REF since TIME.`]);
      expect(labels(changed)).toEqual([]);
      await staysAsItIs(loser, changed);
      if (loser === deputy) expect(changed.id).toBe(copy.id);
      expect(eventsOf(await world.record.concern(reference)).filter((event) => event === 'acknowledged')).toHaveLength(
        1,
      );
    });

    test("the duty person can't take it: the deputy has it at once, and the reporter knows", async () => {
      const reference = await raise(amara);
      const card = await told(duty, reference);
      expect(await duty.press(card, ACTIONS.decline)).toBe('');
      const passed = await told(deputy, reference);
      expect(timeless(passed.lines)).toEqual([
        'REF is now with you. Received TIME.',
        'Acknowledge by TIME or it goes to the next people.',
      ]);
      await staysAsItIs(deputy, passed);
      const declined = await told(duty, reference, "You said that you can't take this");
      expect(labels(declined)).toEqual(['Acknowledge', 'Read concern']);
      await staysAsItIs(duty, declined);
      await told(amara, reference, `${duty.name} can't take it, so ${deputy.name} was asked.`);
      expect(eventsOf(await world.record.concern(reference))).toEqual([
        'raised',
        'sent-to: raised',
        'declined',
        'sent-to: declined',
      ]);
      expect(await duty.press(declined, ACTIONS.acknowledge)).toBe('');
      await told(deputy, `${duty.name} has had ${reference}`);
    });

    test('nobody takes it: everybody is asked in turn, the reporter is told to ring, and a manager takes it first', async () => {
      const reference = await raise(amara, { danger: 'Yes' });
      await told(duty, reference);
      await world.skip('16m');
      const second = await told(deputy, reference);
      expect(timeless(second.lines)).toEqual([
        'REF, urgent, is now with you. Nobody has acknowledged it since TIME.',
        'Acknowledge by TIME or it goes to the next people.',
      ]);
      await staysAsItIs(deputy, second);
      await world.skip('15m');
      const third = await told(world.manager, reference);
      expect(labels(third)).toEqual(['Acknowledge', "I can't take this"]);
      await told(world.lead, reference);
      const alarm = await told(amara, `Nobody has acknowledged ${reference} yet.`);
      expect(timeless(alarm.lines)).toEqual([
        NEUTRAL,
        `Nobody has acknowledged REF yet. We are still trying. Ring ${DUTY_PHONE} now.`,
        EMERGENCY,
      ]);
      await world.skip('16m');
      const again = await told(duty, `${reference}, urgent, still needs somebody.`);
      expect(timeless(again.lines)).toEqual([
        'REF, urgent, still needs somebody. Nobody has acknowledged it since TIME.',
        'Acknowledge by TIME or everyone is asked again.',
      ]);
      await staysAsItIs(duty, again);

      const id = await idOf(reference);
      const first = 'Acknowledge this concern to read it. Managers read only what they have taken.';
      expect(await world.manager.forgePress(ACTIONS.read, id)).toBe(first);
      const newest = await told(world.manager, `${reference}, urgent, still needs somebody.`);
      expect(await world.manager.press(newest, ACTIONS.acknowledge)).toBe('');
      const taken = await told(world.manager, `You have had ${reference}`);
      const details = await world.manager.open(taken, ACTIONS.read);
      expect(timeless(details.lines)[0]).toBe(`Urgent. Received TIME. ${world.manager.name} has it.`);
      await world.manager.closeWindows();
      await told(amara, `${world.manager.name} has ${reference} now.`);
      const leads = await told(world.lead, `${world.manager.name} has had ${reference}`);
      // A lead may read what another has.
      expect(labels(leads)).toEqual(['Read concern']);
      const others = await told(deputy, `${world.manager.name} has had ${reference}`);
      expect(labels(others)).toEqual([]);
      // A long night leaves one message for each person.
      for (const person of [duty, deputy, world.lead, world.manager]) {
        const about = async () => (await person.messages()).filter((message) => textOf(message).includes(reference));
        await expect.poll(async () => (await about()).length).toBe(1);
      }
    });

    test('nobody learns of a concern by pressing what was never theirs', async () => {
      const reference = await raise(amara, {
        hiddenFrom: [world.lead.name],
        responsible: 'Yes',
        subjects: [duty.name],
      });
      await told(world.manager, reference);
      const id = await idOf(reference);
      const excluded = [world.lead, duty];
      const noRole = [await world.staff('Tomasz Nowak'), await world.staff('Grace Adeyemi')];
      const neverMet = await world.staff('Casey Guest');
      for (const person of [...excluded, ...noRole, neverMet, amara]) {
        const pressed = person === amara ? notTheReporters : controls;
        expect(await forged(person, pressed, id)).toEqual(notFound(person, pressed));
      }
      // Word for word what is said of a concern that never was.
      expect(await forged(duty, controls, randomUUID())).toEqual(notFound(duty, controls));
      for (const person of excluded) await toldNothing(person, reference);
      const concern = await world.record.concern(reference);
      expect(eventsOf(concern)).toEqual(['raised', 'sent-to: raised']);
      const accesses = await world.record.accesses(id);
      expect(accesses.filter((access) => access.endsWith('allowed'))).toEqual([]);
      expect(accesses.length).toBeGreaterThan(6);
    });

    test('the reporter is on duty: somebody else has it, and they can do nothing with their own', async () => {
      const reporter = await world.reporter(duty.name);
      const reference = await raise(reporter);
      await told(deputy, reference);
      const id = await idOf(reference);
      expect(await forged(reporter, notTheReporters, id)).toEqual(notFound(reporter, notTheReporters));
      // They are told where they prefer to be told.
      const receipt = await told(duty, reference);
      expect(receipt.buttons.map(({ label }) => label)).toEqual(['Add information']);
    });
  },
);

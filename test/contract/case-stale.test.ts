import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseFileOf } from '../../src/domain/case/case-file.js';
import { asPersonId } from '../../src/domain/ids.js';
import { ACTIONS, caseAction, TURN_PAGE } from '../../src/presentation/action-ids.js';
import { FORM_VERBS, type FormVerb, WITHOUT_FORM } from '../../src/presentation/case/forms.js';
import { createForger, type ForgedAnswers, type Forger } from '../support/forged.js';
import type { ChatPerson } from './platforms/chat-client.js';
import { textOf } from './platforms/chat-client.js';
import { type Answers, raise, SAME, startWorld, told, type World } from './platforms/world.js';

/**
 * Requests that come too late, twice, together, or from somebody who must not know, over HTTP on each platform: one effect,
 * whoever may know is told what is true now, and whoever may not gets to the byte what they get for a concern that never was.
 */

const NOT_FOUND = "We can't find that, or it is not for you.";
const DUE = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const TODAY = new Date().toISOString().slice(0, 10);
const WITHIN_TWO_WEEKS = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

/** What each form takes, by question; items, people and references are the caller's. */
const FILLED: { readonly [Verb in FormVerb]: ForgedAnswers } = {
  'add-note': { text: 'A note', source: 'fact', day: '2026-01-05', time: '09:15' },
  'ask-reporter': { text: 'A question' },
  'answer-question': { text: 'An answer' },
  'add-information': { text: 'More' },
  'tell-reporter': { text: 'Rang them' },
  'record-triage': {
    safety: 'made-safe',
    careNeeds: 'yes',
    atRiskOfAbuse: 'yes',
    unableToProtect: 'unknown',
    capacity: 'assumed',
    advocate: 'not-needed',
    consent: 'yes',
  },
  refer: {
    agency: 'police',
    day: TODAY,
    time: '00:00',
    method: 'phone',
    shared: 'What was shared',
    why: 'Why',
    consented: 'yes',
  },
  'review-sharing': { item: 'none', agreed: 'yes', text: 'Right' },
  'record-outcome': { item: 'none', outcome: 'accepted', text: 'Yes' },
  challenge: { item: 'none', to: 'Their manager', why: 'It meets the test' },
  decide: { decision: 'complaint', rationale: 'Because' },
  'sign-off': { item: 'none', agreed: 'yes', text: 'Agreed' },
  'tell-other': { other: 'insurer', told: 'no', because: 'No claim' },
  'add-action': { text: 'Ring them', owner: 'nobody', due: DUE },
  'reassign-action': { item: 'none', owner: 'nobody', due: DUE },
  'complete-action': { item: 'none', text: 'Rang them' },
  'cancel-action': { item: 'none', reason: 'They rang us' },
  'snooze-action': { item: 'none', until: WITHIN_TWO_WEEKS, reason: 'They are away' },
  'record-support': { to: 'reporter', text: 'A listener' },
  'link-concern': { reference: 'SG-ZZZZZZ' },
  'merge-into': { reference: 'SG-ZZZZZZ' },
  'hand-over': { to: 'nobody', text: 'To know first' },
  'change-urgency': { urgent: 'yes', reason: 'It got worse' },
  'grant-access': { to: 'nobody', until: DUE, reason: 'Knows them' },
  'record-review': { text: 'As it stands' },
  'explain-missed-target': { clock: 'triage', reason: 'A fire' },
  'confirm-exclusions': { people: [] },
  'draft-pack': { pack: 'own-file' },
  'record-staff-measure': { measure: 'supervised', reason: 'To be safe' },
  'log-low-level': { about: 'nobody', text: 'Late again' },
  close: { wishMet: 'partly', personTold: 'All of it', remainingRisk: 'Little' },
  reopen: { reason: 'It goes on' },
  withdraw: { reason: 'By mistake' },
};

describe.each(SAME)('too late, together or unknown, in $staff', (where) => {
  let world: World;
  let amara: ChatPerson;
  let duty: ChatPerson;
  let deputy: ChatPerson;
  let lead: ChatPerson;
  /** By the person's name. */
  let forger: (person: ChatPerson) => Promise<Forger>;
  let database: MongoClient;
  /** Of people, by their names. */
  const ids = new Map<string, string>();

  beforeAll(async () => {
    world = await startWorld(where);
    ({ amara, lead } = world);
    const forgers = new Map<string, Promise<Forger>>();
    forger = ({ name }) => {
      const known = forgers.get(name) ?? createForger(world.product, where.staff, name);
      forgers.set(name, known);
      return known;
    };
    database = new MongoClient(world.product.mongodbUri);
    for (const { _id } of await people().find().toArray()) ids.set(await world.record.nameOf(asPersonId(_id)), _id);
  });
  afterAll(async () => {
    await database?.close();
    await world?.stop();
  });
  beforeEach(async () => {
    ({ duty, deputy } = await world.onDuty());
    for (const person of [amara, duty, deputy, lead]) await person.closeWindows();
  });

  const people = () => database.db().collection<{ _id: string }>('people');

  /** Taken by whoever is asked first; no window is open. */
  async function taken(answers: Answers = {}, holder = duty) {
    const reference = await raise(amara, answers);
    await holder.press(await told(holder, reference), ACTIONS.acknowledge);
    await told(holder, `You have had ${reference} since`);
    const { id } = await world.record.concern(reference);
    return { reference, id };
  }

  const sends = async (
    person: ChatPerson,
    verb: FormVerb,
    concernId: string,
    more: ForgedAnswers = {},
    item?: string,
  ) => (await forger(person)).send({ verb, concernId, item }, { ...FILLED[verb], ...more });

  const now = (reference: string) => world.record.concern(reference);
  const kinds = async (reference: string) => (await now(reference)).chronology.map(({ event }) => event.kind);
  const idOf = ({ name }: ChatPerson) => ids.get(name) ?? expect.unreachable();

  const ROUTE = [ACTIONS.read, ACTIONS.acknowledge, ACTIONS.decline, ACTIONS.confirmExternalCall];
  const PRESSES = [...ROUTE, TURN_PAGE, ...WITHOUT_FORM.map(caseAction), ...FORM_VERBS.map(caseAction)];

  test('whoever is kept from a concern gets the answer of one that never was, to the byte, and every try is written down', async () => {
    const tomasz = await world.staff('Tomasz Nowak');
    const by = await forger(tomasz);
    const lists = () =>
      Promise.all([by.list('cases', 0), by.list('actions', 0), by.list('cases', 1), tomasz.ask('mine')]);
    const before = await lists();
    const { id } = await taken({ responsible: 'Yes', subjects: ['Tomasz Nowak'] }, lead);
    await sends(lead, 'add-action', id, { owner: idOf(lead) });
    expect(await lists()).toEqual(before);
    const never = randomUUID();
    for (const action of PRESSES) {
      const answer = await by.press(action, id, '0');
      expect([action, answer]).toEqual([action, await by.press(action, never, '0')]);
      expect(answer).toContain(NOT_FOUND);
    }
    for (const verb of FORM_VERBS) {
      for (const answers of [FILLED[verb], {}]) {
        const answer = await by.send({ verb, concernId: id, item: 'none' }, answers);
        expect([verb, answer]).toEqual([verb, await by.send({ verb, concernId: never, item: 'none' }, answers)]);
      }
    }
    const tried = await world.record.accesses(id);
    const expected = [
      'read',
      'read-item',
      'acknowledge',
      'decline',
      'confirm-external-call',
      ...WITHOUT_FORM,
      ...FORM_VERBS,
    ];
    expect(expected.filter((action) => !tried.includes(`${action} refused`))).toEqual([]);
  });

  test('a holder who is kept from it while their form is open finds no such concern', async () => {
    const { reference, id } = await taken();
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill({ text: 'A note', source: 'Fact: seen, heard or done' });
    await sends(lead, 'confirm-exclusions', id, { people: [idOf(duty)] });
    expect((await now(reference)).excluded.people).toEqual([idOf(duty)]);
    const sent = await duty.sendCaseForm();
    expect(sent.kind === 'done' && [sent.window.title, textOf(sent.window)]).toEqual(['Not found', NOT_FOUND]);
    expect(await kinds(reference)).not.toContain('note');
    expect((await world.record.accesses(id)).at(-1)).toBe('add-note refused');
    await told(duty, `${reference} is no longer with you.`);
    const by = await forger(duty);
    for (const action of [ACTIONS.read, caseAction('add-note'), caseAction('accept-handover')]) {
      expect(await by.press(action, id)).toBe(await by.press(action, randomUUID()));
    }
  });

  test('forms of two people at the same moment: both hand-overs are written down, and the last offer counts', async () => {
    const { reference, id } = await taken();
    const asked = [idOf(deputy), idOf(world.manager)];
    const [first = '', second = ''] = asked;
    await Promise.all([sends(duty, 'hand-over', id, { to: first }), sends(lead, 'hand-over', id, { to: second })]);
    expect((await kinds(reference)).filter((kind) => kind === 'handover-offered')).toHaveLength(2);
    expect(asked).toContain(caseFileOf(await now(reference)).handover?.to);
  });

  test('accepted and declined, closed and added to, signed off twice: one of the two counts, and the other is told', async () => {
    const { reference, id } = await taken();
    const to = idOf(deputy);
    await sends(duty, 'hand-over', id, { to });
    const by = await forger(deputy);
    await told(deputy, `asks you to take over ${reference}`);
    const [accepted, declined] = await Promise.all([
      by.press(caseAction('accept-handover'), id),
      by.press(caseAction('decline-handover'), id),
    ]);
    const { holder } = await now(reference);
    const answered = (await kinds(reference)).filter((kind) => kind.startsWith('handover-')).slice(1);
    expect(answered).toHaveLength(1);
    expect(answered[0]).toBe(holder === to ? 'handover-accepted' : 'handover-declined');
    expect(`${accepted} ${declined}`).toMatch(/It is already theirs\.|It is not offered to you any more\./);

    const keeper = holder === to ? deputy : duty;
    for (const verb of ['record-triage', 'decide', 'tell-reporter'] as const) await sends(keeper, verb, id);
    const [closed, added] = await Promise.all([
      sends(keeper, 'close', id),
      sends(lead, 'add-action', id, { owner: to }),
    ]);
    const after = await now(reference);
    const open = caseFileOf(after).actions.filter(({ state }) => state === 'open').length;
    expect([after.status, open]).toEqual(after.status === 'closed' ? ['closed', 0] : ['held', 1]);
    if (after.status === 'closed') expect(added).toContain('This concern is closed. Reopen it to go on.');
    else expect(closed).toContain('It can');

    const other = await taken({ responsible: 'Yes', subjects: ['Tomasz Nowak'] }, lead);
    await sends(lead, 'decide', other.id, { decision: 'no-further-action' });
    const decision = caseFileOf(await now(other.reference)).decision?.id ?? expect.unreachable();
    const signed = await Promise.all([
      sends(world.manager, 'sign-off', other.id, {}, decision),
      sends(world.manager, 'sign-off', other.id, { agreed: 'no' }, decision),
    ]);
    expect((await kinds(other.reference)).filter((kind) => kind === 'signed-off')).toHaveLength(1);
    expect(signed.filter((answer) => answer.includes('Somebody else has already done that.'))).toHaveLength(1);
    expect(await world.record.accesses(other.id)).toContain('sign-off refused');
  });

  test('of two who decide from forms that were open, the second is told who did, with their words kept', async () => {
    const { reference, id } = await taken();
    const first = await now(reference);
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await duty.pressInWindow(caseAction('decide'));
    await duty.fill({ decision: 'No further action', rationale: 'Words of mine' });
    expect(caseFileOf(first).decision).toBeUndefined();
    expect(await sends(lead, 'decide', id)).not.toContain('decided after');
    const sent = await duty.sendCaseForm();
    expect(sent.kind === 'refused' && sent.problems.join(' ')).toContain(
      `${lead.name} decided after this form was opened.`,
    );
    expect((await duty.caseForm()).rationale).toEqual(['Words of mine']);
    expect(caseFileOf(await now(reference)).decisions.map(({ decision }) => decision)).toEqual(['complaint']);
    await duty.closeWindows();
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await duty.pressInWindow(caseAction('decide'));
    await duty.fill({ decision: 'No further action', rationale: 'Words of mine' });
    expect((await duty.sendCaseForm()).kind).toBe('done');
  });

  test('after a role was taken away, and after somebody was deactivated, they find no such concern, at once', async () => {
    const { id } = await taken();
    const set = (change: object) => people().updateOne({ _id: idOf(lead) }, { $set: change });
    try {
      const by = await forger(lead);
      expect(await by.press(ACTIONS.read, id)).not.toContain('Not found');
      await set({ roles: ['staff'] });
      expect(await sends(lead, 'add-note', id)).toBe(await sends(lead, 'add-note', randomUUID()));
      expect(await by.press(ACTIONS.read, id)).toBe(await by.press(ACTIONS.read, randomUUID()));
      expect((await world.record.accesses(id)).filter((row) => row.endsWith('refused'))).not.toEqual([]);
      await set({ roles: ['staff', 'lead'], active: false });
      expect(await sends(lead, 'add-note', id)).toBe(await sends(lead, 'add-note', randomUUID()));
      expect(await by.list('cases', 0)).toContain('There is nothing here for you');
      expect(await by.list('actions', 0)).toContain('There is nothing here for you');
    } finally {
      await set({ roles: ['staff', 'lead'], active: true });
    }
  });

  test('what is typed is kept when it is too long, and is shown as it was typed when it is not', async () => {
    const { reference, id } = await taken();
    const family = '👩‍👩‍👧';
    const typed = `${family} \u2067אמרה שלום\u2069 n\u0303 a\u200Bb ${'🧡'.repeat(40)} ${family}`;
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill({ text: typed, source: 'Opinion: what I think' });
    const sent = await duty.sendCaseForm();
    expect(sent.kind === 'done' && textOf(sent.window)).toContain(`Note: ${typed}`);
    await duty.pressInWindow(caseAction('add-note'));
    await duty.fill({ text: typed, source: 'Opinion: what I think' });
    await duty.forgeAnswers({ text: '🧡'.repeat(1_501) });
    expect((await duty.caseForm()).text).toEqual([typed]);
    const refused = await sends(duty, 'add-note', id, { text: '🧡'.repeat(1_501) });
    expect(refused).toContain('At most 3,000 characters fit here.');
    expect(await sends(duty, 'add-note', id, { text: '\u200B\u0000 ' })).toContain('Please answer this.');
    // Offsets at which a label is cut inside an emoji, one way or the other.
    const owner = (await now(reference)).holder ?? '';
    for (const before of [60, 61, 62, 63]) {
      await sends(duty, 'add-action', id, { owner, text: `${'x'.repeat(before)}${family.repeat(9)}` });
    }
    const form = await (await forger(duty)).press(caseAction('cancel-action'), id);
    expect(form).toContain('Which action?');
    expect(form).not.toMatch(/\\ud[89a-f]/i);
    expect(form).not.toMatch(/\p{Surrogate}/u);
    expect((await kinds(reference)).filter((kind) => kind === 'note')).toHaveLength(1);
  });

  test('access that was given ends: neither the concern nor its line in a list is there any more', async () => {
    const { reference, id } = await taken();
    const { manager } = world;
    const until = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
    await sends(lead, 'grant-access', id, { to: idOf(manager), until });
    await manager.open(await told(manager, `You were given access to ${reference}`), ACTIONS.read);
    await manager.closeWindows();
    const by = await forger(manager);
    expect(await by.list('cases', 0)).toContain(reference);
    await world.skip('3d');
    expect(await by.list('cases', 0)).not.toContain(reference);
    expect(await by.press(ACTIONS.read, id)).toBe(await by.press(ACTIONS.read, randomUUID()));
    expect(await sends(manager, 'add-note', id)).toBe(await sends(manager, 'add-note', randomUUID()));
    expect((await world.record.accesses(id)).slice(-2)).toContain('add-note refused');
  });
});

import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseFileOf } from '../../src/domain/case/case-file.js';
import { localInstant } from '../../src/domain/local-instant.js';
import { ACTIONS } from '../../src/presentation/action-ids.js';
import { type CaseDeeds, createCaseDeeds } from '../support/case-deeds.js';
import { PATIENCE_MS, until } from '../support/playground-api.js';
import type { ChatPerson, SeenMessage } from './platforms/chat-client.js';
import { textOf } from './platforms/chat-client.js';
import { SAME, startWorld, told, type World } from './platforms/world.js';

/** What time alone tells people of an open concern: targets of our own that passed, and actions, on each platform. */

const NOT_FOUND = "We can't find that, or it is not for you.";
/** Of everything that somebody types: it may stand in windows alone. */
const SECRET = 'Quietwords';
const ZONE = 'Europe/London';
const TRIAGE = 'our own target for triage was';
const TRIAGED = {
  safety: 'They were made safe',
  careNeeds: 'Yes',
  atRiskOfAbuse: 'Yes',
  unableToProtect: 'Not known',
  capacity: 'Assumed',
  advocate: 'Not needed',
  consent: 'Yes',
};

describe.each(SAME)('what time tells in $staff', (where) => {
  let world: World;
  let deeds: CaseDeeds;
  let skippedMs = 0;
  let holder: ChatPerson;
  let deputy: ChatPerson;
  let lead: ChatPerson;
  let manager: ChatPerson;

  beforeAll(async () => {
    world = await startWorld(where);
    deeds = createCaseDeeds(world);
    ({ lead, manager } = world);
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    // The rota is handed over on Mondays: with a week before it nobody else comes on duty half-way, whatever day it is today.
    const monday = DateTime.fromJSDate(now(), { zone: ZONE }).plus({ weeks: 1 }).startOf('week').set({ hour: 10 });
    await skipTo(monday.toJSDate());
    ({ duty: holder, deputy } = await world.onDuty());
    for (const person of [holder, deputy, lead, manager]) await person.closeWindows();
  });

  const now = () => new Date(Date.now() + skippedMs);
  const stored = (reference: string) => world.record.concern(reference);

  async function skipTo(at: Date): Promise<void> {
    const minutes = Math.ceil((at.getTime() - now().getTime()) / 60_000);
    if (minutes <= 0) return;
    await world.skip(`${minutes}m`);
    skippedMs += minutes * 60_000;
  }

  /** Waits until everything that was due for that concern has been looked at. */
  async function settles(reference: string): Promise<Date | undefined> {
    let next: Date | undefined;
    await until(`${reference} to be chased`, PATIENCE_MS, async () => {
      next = (await stored(reference)).chaseAt;
      return next === undefined || next > now();
    });
    return next;
  }

  /** To whatever time asks of that concern next. */
  async function onward(reference: string): Promise<void> {
    const next = await settles(reference);
    if (next) await skipTo(next);
    await settles(reference);
  }

  const about = async (person: ChatPerson, ...words: readonly string[]) =>
    (await person.messages()).filter((message) => words.every((one) => textOf(message).includes(one)));

  /** Step by step, until that message is there. */
  async function comes(person: ChatPerson, reference: string, ...words: readonly string[]): Promise<SeenMessage> {
    for (let steps = 0; steps < 40; steps += 1) {
      const [found] = await about(person, reference, ...words);
      if (found) return found;
      await onward(reference);
    }
    throw new Error(`${person.name} never got "${words.join('" and "')}"`);
  }

  const labels = ({ buttons }: SeenMessage) => buttons.map(({ label }) => label);

  /** On the lock screen and in the message: nobody's name, and no word that somebody typed. */
  function isNeutral(message: SeenMessage): void {
    const text = textOf(message);
    for (const person of [holder, deputy, lead, manager, world.amara]) expect(text).not.toContain(person.name);
    expect(text).not.toContain(SECRET);
  }

  const taken = (answers = {}) => deeds.taken(holder, { whatHappened: `${SECRET} happened.`, ...answers });

  test('a target that was missed goes to the holder, the deputy, the lead and the manager, each once', async () => {
    const reference = await taken();
    const first = await comes(holder, reference, TRIAGE);
    expect(labels(first)).toEqual(['Record triage', 'Say why', 'Read concern']);
    expect(textOf(first)).toContain('The rule is within 4 working hours. It is our own target and blames nobody.');
    expect(textOf(first)).toContain('“Record triage” ends it.');
    isNeutral(first);

    const second = await comes(deputy, reference, TRIAGE);
    expect(labels(second)).toEqual([]);
    isNeutral(second);
    expect(await deputy.forgePress(ACTIONS.read, (await stored(reference)).id)).toBe(NOT_FOUND);
    expect(await about(lead, reference, TRIAGE)).toEqual([]);

    const third = await comes(lead, reference, TRIAGE);
    expect(labels(third)).toEqual(['Record triage', 'Say why', 'Read concern']);
    isNeutral(third);
    const fourth = await comes(manager, reference, TRIAGE);
    expect(labels(fourth)).toEqual([]);
    isNeutral(fourth);

    for (let steps = 0; steps < 4; steps += 1) await onward(reference);
    for (const person of [holder, deputy, lead, manager]) {
      expect(await about(person, reference, TRIAGE)).toHaveLength(1);
    }
    // Answered, however late: it is settled for everybody, and nobody is told more.
    await deeds.answers(holder, TRIAGE, 'record-triage', TRIAGED);
    for (const person of [holder, deputy, lead, manager]) {
      const [settled] = [await told(person, `${reference}: this is settled.`)];
      expect(labels(settled)).toEqual(person === holder || person === lead ? ['Read concern'] : []);
    }
    const kinds = (await stored(reference)).chronology.map(({ event }) => event.kind);
    expect(kinds).toContain('target-passed');
  });

  test('the reason is asked for once, from the message, and stays in the record after it was done late', async () => {
    const reference = await taken();
    await comes(holder, reference, TRIAGE);
    await deeds.answers(holder, TRIAGE, 'record-triage', TRIAGED);
    const view = textOf(await deeds.opens(holder, reference));
    expect(view).toMatch(/Record triage: our own target was [^.]+\. Please say why\./);
    expect(view).toContain('Our own target passed (Record triage)');
    await holder.closeWindows();
    const next = await taken();
    await comes(holder, next, TRIAGE);
    const explained = await deeds.answers(holder, next, 'explain-missed-target', { reason: `${SECRET} fire` });
    expect(textOf(explained)).toContain(`Our own target missed (Record triage): ${SECRET} fire`);
    const left = await until('no more question why', PATIENCE_MS, async () =>
      (await about(holder, next, TRIAGE)).find((message) => !labels(message).includes('Say why')),
    );
    expect(labels(left)).toEqual(['Record triage', 'Read concern']);
  });

  test('a target that is met is silent', async () => {
    const reference = await taken();
    await deeds.does(holder, reference, 'record-triage', TRIAGED);
    await onward(reference);
    await onward(reference);
    for (const person of [holder, deputy, lead, manager]) {
      expect(await about(person, reference, TRIAGE)).toEqual([]);
      expect(await about(person, `${reference}: this is settled.`)).toEqual([]);
    }
  });

  test('after a month without the product each person is told once', async () => {
    const reference = await taken();
    await deeds.does(holder, reference, 'add-action', {
      text: `${SECRET} ring them`,
      owner: manager.name,
      due: day(7),
    });
    await world.skip('30d');
    skippedMs += 30 * 86_400_000;
    // Held back at night.
    await skipTo((await settles(reference)) ?? now());
    await settles(reference);
    for (const person of [holder, deputy, lead, manager]) await told(person, reference, TRIAGE);
    await told(manager, `Your action on ${reference} was due`);
    await told(lead, `An action on ${reference} is late`);
    for (const person of [holder, deputy, lead, manager]) {
      expect(await about(person, reference, TRIAGE)).toHaveLength(1);
    }
    expect(await about(manager, `Your action on ${reference} was due`)).toHaveLength(1);
    expect(await about(lead, `An action on ${reference} is late`)).toHaveLength(1);
  });

  test('a staff concern goes straight from the lead to the manager, and never to the rota', async () => {
    const reference = await deeds.taken(lead, { responsible: 'Yes', subjects: ['Tomasz Nowak'] });
    expect(labels(await comes(lead, reference, TRIAGE))).toEqual(['Record triage', 'Say why', 'Read concern']);
    expect(labels(await comes(manager, reference, TRIAGE))).toEqual([]);
    for (let steps = 0; steps < 3; steps += 1) await onward(reference);
    for (const person of [holder, deputy, await world.staff('Tomasz Nowak')]) {
      expect((await about(person, reference)).map(textOf)).toEqual([]);
    }
  });

  test('whoever is kept from it is told nothing on any rung', async () => {
    const reference = await taken({ hiddenFrom: [deputy.name, lead.name] });
    await comes(manager, reference, TRIAGE);
    for (let steps = 0; steps < 3; steps += 1) await onward(reference);
    for (const person of [deputy, lead]) expect((await about(person, reference)).map(textOf)).toEqual([]);
  });

  test('an action reminds its owner before, on time and daily, until it is done; late, the lead hears of it', async () => {
    const reference = await taken();
    const owner = manager;
    await deeds.does(holder, reference, 'add-action', { text: `${SECRET} ring them`, owner: owner.name, due: day(5) });
    const [action] = caseFileOf(await stored(reference)).actions;
    const due = action?.due ?? expect.unreachable();
    const before = await comes(owner, reference, `Your action on ${reference} is due`);
    expect(labels(before)).toEqual(['Done', 'Snooze']);
    expect(textOf(before)).toContain('“Done” ends it.');
    isNeutral(before);
    await comes(owner, reference, `Your action on ${reference} was due`);
    await skipTo(new Date(due.getTime() + 3 * 86_400_000 + 3_600_000));
    const late = await comes(lead, reference, `An action on ${reference} is late`);
    expect(labels(late)).toEqual(['Read concern']);
    isNeutral(late);
    // One live reminder, however many there were.
    expect(await about(owner, `Your action on ${reference}`)).toHaveLength(1);

    const snoozed = await deeds.answers(owner, `Your action on ${reference}`, 'snooze-action', {
      until: day(4),
      reason: `${SECRET} away`,
    });
    expect(snoozed.title).toBe('Snoozed');
    expect(textOf(await owner.openList('actions'))).toMatch(/yours, was due .*, reminders are paused until the end of/);
    await owner.closeWindows();
    const paused = await told(owner, `Your action on ${reference}`, 'Reminders are paused until the end of');
    expect(labels(paused)).toEqual(['Done', 'Snooze']);
    const remindedAt = async () => (await stored(reference)).chased?.actions[0]?.remindedAt;
    const then = await remindedAt();
    await skipTo(new Date(now().getTime() + 2 * 86_400_000));
    await settles(reference);
    expect(await remindedAt()).toEqual(then);

    expect((await deeds.answers(owner, `Your action on ${reference}`, 'complete-action', { text: SECRET })).title).toBe(
      'Thank you',
    );
    const settled = await told(owner, `${reference}: this is settled.`);
    expect(labels(settled)).toEqual([]);
    await told(lead, `${reference}: this is settled.`);
    await skipTo(new Date(now().getTime() + 8 * 86_400_000));
    await settles(reference);
    expect(await about(owner, `Your action on ${reference}`)).toEqual([]);
  });

  test('quiet hours hold a reminder back until their end', async () => {
    const reference = await taken();
    await deeds.does(holder, reference, 'add-action', { text: SECRET, owner: manager.name, due: day(1) });
    const [action] = caseFileOf(await stored(reference)).actions;
    const due = action?.due ?? expect.unreachable();
    const night = localInstant(localDay(new Date(due.getTime() + 86_400_000)), '02:00', ZONE);
    // As after a stop: nothing was told in between.
    await skipTo(night);
    const next = (await settles(reference)) ?? expect.unreachable();
    expect(localTime(next)).toBe('07:30');
    expect(await about(manager, `Your action on ${reference}`)).toEqual([]);
    await skipTo(next);
    await told(manager, `Your action on ${reference} was due`);
  });

  test('the list of actions puts off what is theirs', async () => {
    const reference = await taken();
    await deeds.does(holder, reference, 'add-action', { text: SECRET, owner: holder.name, due: day(20) });
    const list = await holder.openList('actions');
    const spoken = list.buttons.map(({ spoken, label }) => spoken || label);
    expect(spoken).toContain(`Snooze, ${reference}`);
    await holder.closeWindows();
    const all = await lead.openList('actions');
    const leads = all.buttons.map((button) => button.spoken || button.label);
    expect(leads).not.toContain(`Snooze, ${reference}`);
  });

  const day = (days: number) => localDay(new Date(now().getTime() + days * 86_400_000));
});

function localDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at);
}

function localTime(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at);
}

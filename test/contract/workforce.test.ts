import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayOf, plusDays, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { deskAction, SHOW_PAGE } from '../../src/presentation/action-ids.js';
import { dayWords } from '../../src/presentation/wording.js';
import { demonstrationToldIn } from '../support/demonstration.js';
import { type ChatPerson, type SeenMessage, type SeenWindow, textOf } from './platforms/chat-client.js';
import { SAME, startWorld, told, type World } from './platforms/world.js';

/** Checks of those who work here over each platform's own HTTP: reminders, the page, and each of its buttons. */

const RECORD = deskAction('record-check');
const BOOK = deskAction('book-check');
const SUBMITTED = deskAction('check-submitted');
const START_LEAVE = deskAction('start-leave');
const END_LEAVE = deskAction('end-leave');
const NOT_FOR_YOU = 'There is nothing here for you, or not any more.';
/** Nobody is asleep, so that a test at night is told as one by day. */
const ALWAYS = '\nreminders: { dailyAt: "00:00", quiet: "00:00-00:00" }\n';
const NAMES = ['Amara', 'Okafor', 'Priya', 'Sam', 'Leila', 'Tomasz', 'Nowak', 'Grace'];

const dbs = (person: string, lastChecked: string) =>
  `  - { person: ${person}, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000001", issued: 2020-01-01, updateService: true, lastChecked: ${lastChecked} }\n`;

const ON_IT = 'Yes, and they agree that it is looked up';
const NOT_ON_IT = "No, or they don't agree";

const DAY_MS = 86_400_000;
/** How many days it is that a DBS is late. */
const LATE = 10;
/** At first nothing is due. */
const AHEAD = 120;

describe.each(SAME)('checks in $staff', (where) => {
  let world: World;
  let tomasz: ChatPerson;
  let amara: ChatPerson;
  let grace: ChatPerson;
  let skipped = 0;
  /** By the product's clock. */
  const today = (days = 0) => plusDays(dayOf(new Date(Date.now() + skipped * DAY_MS), 'Europe/London'), days);
  const yearBefore = (day: string) => plusMonths(day, -12);
  let due: { readonly tomasz: string; readonly amara: string };

  beforeAll(async () => {
    const file = await demonstrationToldIn(where.staff, 'priya', 'sam', 'leila', 'fiona', 'tomasz', 'amara', 'grace');
    const checked = { tomasz: yearBefore(today(AHEAD - LATE)), amara: yearBefore(today(AHEAD + 40)) };
    // Of 29 February the 28th.
    due = { tomasz: plusMonths(checked.tomasz, 12), amara: plusMonths(checked.amara, 12) };
    const checks = [
      dbs('tomasz', checked.tomasz),
      dbs('amara', checked.amara),
      dbs('grace', yearBefore(today(AHEAD + 200))),
    ];
    world = await startWorld(where, { organisation: `${file}${ALWAYS}dbs:\n${checks.join('')}` });
    tomasz = await world.staff('Tomasz Nowak');
    amara = await world.staff('Amara Okafor');
    grace = await world.staff('Grace Adeyemi');
    // What was due meanwhile is said once, now that everybody can be told here.
    await skip(AHEAD);
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    for (const person of [world.lead, world.manager, tomasz, amara, grace]) await person.closeWindows();
  });

  async function skip(days: number): Promise<void> {
    skipped += days;
    await world.skip(`${days}d`);
  }

  async function page(person: ChatPerson): Promise<SeenWindow> {
    await person.closeWindows();
    return person.openList('workforce');
  }

  async function checksOf(viewer: ChatPerson, about: ChatPerson, check = 'DBS'): Promise<SeenWindow> {
    await page(viewer);
    return viewer.pressInRow(`${about.name}: ${check}`);
  }

  const row = ({ lines }: SeenWindow, words: string) => lines.find((line) => line.includes(words)) ?? '';
  const about = async (person: ChatPerson, words: string): Promise<readonly SeenMessage[]> =>
    (await person.messages()).filter((message) => textOf(message).includes(words));

  async function sent(person: ChatPerson): Promise<SeenWindow> {
    const outcome = await person.sendCaseForm();
    if (outcome.kind === 'refused') throw new Error(`not taken: ${outcome.problems.join('; ')}`);
    return outcome.window;
  }

  function namesNobody(message: SeenMessage): void {
    const said = [...message.lines, ...message.buttons.flatMap(({ label, spoken }) => [label, spoken])].join(' ');
    for (const name of NAMES) expect(said).not.toContain(name);
  }

  test('a person is told what is due, why, and by which button it ends; their manager only how many', async () => {
    const message = await told(tomasz, `Your DBS recheck was due by ${dayWords(due.tomasz)} under our policy.`);
    expect(textOf(message)).toContain(
      `Under our policy a DBS is checked every 12 months; the last one was on ${dayWords(yearBefore(due.tomasz))}.`,
    );
    expect(textOf(message)).toContain(
      'You are reminded 90, 60, 30, 14 and 7 days before and on the day, then every 7 days',
    );
    expect(message.buttons.map(({ action, label, tucked }) => [action.split(' ')[0], label, tucked])).toEqual([
      [RECORD, 'Record a check', false],
      [BOOK, 'It is booked', false],
      [SUBMITTED, 'It is submitted', true],
    ]);
    await told(amara, `Your DBS recheck is due by ${dayWords(due.amara)} under our policy.`);
    expect(await about(grace, 'DBS')).toEqual([]);

    const team = await told(world.manager, 'Your team: 1 DBS recheck is overdue.');
    namesNobody(team);
    expect(team.buttons.map(({ label, action }) => [label, action.split(' ')[0]])).toEqual([['See who', SHOW_PAGE]]);
    expect(await about(world.lead, 'Your team: ')).toEqual([]);
    const who = await world.manager.open(team, SHOW_PAGE);
    expect(row(who, 'Tomasz Nowak: DBS')).toBe(`Tomasz Nowak: DBS, overdue since ${dayWords(due.tomasz)}`);
  });

  test('everybody sees their own checks, managers those of their reports, leads all', async () => {
    const own = await page(amara);
    expect(own.lines[0]).toBe('Your checks.');
    expect(row(own, 'DBS,')).toContain(`DBS, due soon (due by ${dayWords(due.amara)}). Last:`);
    expect(row(own, 'awareness')).toContain('Safeguarding awareness training, none recorded.');
    expect(textOf(own)).not.toContain('Tomasz');

    const reports = await page(world.manager);
    expect(reports.lines.slice(0, 2)).toEqual([
      expect.stringMatching(/^\d+ overdue or not recorded, 1 due soon, 1 current\.$/),
      'Those whose checks you see to. What is overdue comes first.',
    ]);
    expect(reports.lines[2]).toContain('Tomasz Nowak: DBS, overdue');
    expect(textOf(reports)).not.toContain('Fiona Macleod');
    const everybody = textOf(await page(world.lead));
    for (const words of ['Everybody here.', 'Grace Adeyemi: DBS, current', 'Fiona Macleod: DBS, none recorded'])
      expect(everybody).toContain(words);
    expect(textOf(await checksOf(world.manager, tomasz))).toContain('Checks of Tomasz Nowak.');
    await page(world.manager);
    const mine = await world.manager.pressInWindow('Your own checks');
    expect(mine.lines[0]).toBe('Your checks.');

    const id = (await checksOf(world.manager, tomasz)).buttons.find(({ label }) => label.includes('on leave'))?.action;
    const person = id?.split(' ').at(-1) ?? expect.unreachable();
    for (const other of [amara, grace]) {
      expect(await other.forgePress(SHOW_PAGE, '', `workforce of ${person}`)).toContain(NOT_FOR_YOU);
      for (const action of [RECORD, BOOK, SUBMITTED]) {
        expect(await other.forgePress(action, '', `dbs.${person}`)).toContain(NOT_FOR_YOU);
      }
      for (const action of [START_LEAVE, END_LEAVE]) {
        expect(await other.forgePress(action, '', person)).toContain(NOT_FOR_YOU);
      }
    }
    // Nobody says of themselves that they are away.
    expect(await tomasz.forgePress(START_LEAVE, '', person)).toContain(NOT_FOR_YOU);
    expect(row(await checksOf(world.manager, tomasz), 'DBS,')).not.toContain('submitted');
  });

  test('what is booked rests until its day has passed, and stays overdue', async () => {
    const message = await told(tomasz, 'Your DBS recheck was due by');
    await tomasz.open(message, BOOK);
    await tomasz.fill({ on: today(-1) });
    expect(await tomasz.sendCaseForm()).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('passed')],
    });
    await tomasz.fill({ on: today(8) });
    const window = await sent(tomasz);
    expect(row(window, 'DBS,')).toContain(
      `DBS, overdue since ${dayWords(due.tomasz)}, booked for ${dayWords(today(8))}.`,
    );
    const booked = await told(tomasz, `Your DBS recheck is booked for ${dayWords(today(8))}.`);
    expect(booked.id).toBe(message.id);
    expect(booked.buttons.map(({ label }) => label)).toEqual(['Show checks']);
    await told(world.manager, 'Your team: no check is due now.');

    await skip(8);
    expect(await about(tomasz, 'DBS')).toHaveLength(1);
    await skip(1);
    const again = await told(tomasz, 'Your DBS recheck was due by');
    expect(again.id).not.toBe(message.id);
    await told(world.manager, 'Your team: 1 DBS recheck is overdue.');
    // One message stands for it.
    expect(await about(tomasz, 'DBS')).toHaveLength(1);
  });

  test('an application that was sent rests for four weeks; a leave rests everything', async () => {
    const message = await told(tomasz, 'Your DBS recheck was due by');
    await tomasz.press(message, SUBMITTED);
    await told(tomasz, 'Your DBS recheck is submitted on');
    expect(row(await checksOf(world.manager, tomasz), 'DBS,')).toContain(`submitted on ${dayWords(today())}`);

    await checksOf(world.manager, tomasz);
    await world.manager.pressInWindow(START_LEAVE);
    await world.manager.fill({ until: today(30) });
    const away = await sent(world.manager);
    expect(textOf(away)).toContain(`On leave until ${dayWords(today(30))}: reminders rest.`);
    await told(tomasz, 'You are on leave: reminders rest until you are back.');
    await world.manager.pressInWindow(END_LEAVE);
    expect(textOf((await world.manager.window()) ?? expect.unreachable())).not.toContain('On leave until');
    await told(tomasz, 'Your DBS recheck is submitted on');
  });

  test('a check is recorded by somebody else than the person, and ends the reminders', async () => {
    await page(tomasz);
    await tomasz.pressInWindow('Record a check');
    await tomasz.fill({ result: 'Current', onUpdateService: NOT_ON_IT, on: today(), checker: world.lead.name });
    expect(await tomasz.sendCaseForm()).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('Only a certificate on the Update Service can be looked up.')],
    });
    await tomasz.fill({ onUpdateService: ON_IT });
    const window = await sent(tomasz);
    expect(row(window, 'DBS,')).toBe(
      `DBS, current (due by ${dayWords(plusMonths(today(), 12))}). Last: ${dayWords(today())}, current, checked by ${world.lead.name}, recorded by Tomasz Nowak on ${dayWords(today())}.`,
    );
    expect(row(window, 'DBS certificate')).toBe(
      'DBS certificate of 1 January 2020: enhanced, adult workforce, barred lists checked, on the Update Service with their consent.',
    );
    const named = await told(world.lead, 'You are named as the one who made a check.');
    namesNobody(named);
    expect(textOf(await world.lead.open(named, SHOW_PAGE))).toContain('Checks of Tomasz Nowak.');
    expect(await about(world.manager, 'You are named')).toEqual([]);
    const card = await told(tomasz, 'Your DBS recheck is recorded.');
    expect(textOf(card)).toContain(`The next one is due by ${dayWords(plusMonths(today(), 12))}.`);
    expect(card.buttons).toEqual([]);
  });

  test('that somebody needs a new one goes to their manager alone, at once, and names nobody', async () => {
    await checksOf(world.manager, amara);
    await world.manager.pressInWindow('Record a check');
    await world.manager.fill({
      result: 'Apply for a new one',
      onUpdateService: ON_IT,
      on: today(),
      checker: world.manager.name,
    });
    const window = await sent(world.manager);
    expect(row(window, 'DBS,')).toContain(`DBS, overdue since ${dayWords(today())}, a new one is needed.`);

    const letter = await told(world.manager, 'Somebody in your team needs a new DBS check.');
    namesNobody(letter);
    expect(letter.buttons.map(({ label }) => label)).toEqual(['See who']);
    const card = await told(amara, 'Your DBS recheck is recorded.');
    expect(card.buttons).toEqual([]);
    expect(textOf(card)).not.toContain('new one');
    expect(await about(world.lead, 'new DBS check')).toEqual([]);
    await skip(100);
    expect(await about(amara, 'due by')).toEqual([]);

    await checksOf(world.manager, amara);
    await world.manager.pressInWindow('Record a check');
    await world.manager.fill({
      result: 'A new certificate was seen',
      onUpdateService: NOT_ON_IT,
      on: today(),
      checker: world.manager.name,
    });
    expect(await world.manager.sendCaseForm()).toEqual({ kind: 'refused', problems: [] });
    expect(await world.manager.caseForm()).toMatchObject({ result: ['A new certificate was seen'], level: [] });
    const seen = { level: 'Enhanced', workforce: 'Adult', barredLists: "Adults' list" };
    await world.manager.fill({ ...seen, originalSeen: 'No' });
    expect(await world.manager.sendCaseForm()).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining('A certificate counts once somebody has seen the original')],
    });
    await world.manager.fill({ originalSeen: 'Yes' });
    expect(row(await sent(world.manager), 'DBS,')).toContain(
      `DBS, current (due by ${dayWords(plusMonths(today(), 36))})`,
    );
    await told(world.manager, 'A new DBS check has been recorded since.');
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusDays, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { dayWords } from '../../src/presentation/wording.js';
import { SAME, startWorld, type World } from '../contract/platforms/world.js';
import { LONDON } from '../support/builders.js';
import { demonstrationToldIn } from '../support/demonstration.js';
import { type OpenPage, openPage } from '../support/open-page.js';
import type { PagePerson } from '../support/page-person.js';

/** Checks of those who work here as people see to them, in the playground's page in a real browser. */

/** Nobody is asleep, so that a test at night is told as one by day. */
const ALWAYS = '\nreminders: { dailyAt: "00:00", quiet: "00:00-00:00" }\n';
const NAMES = ['Amara', 'Okafor', 'Tomasz', 'Nowak', 'Grace', 'Adeyemi', 'Leila', 'Haddad'];

const dbs = (person: string, lastChecked: string) =>
  `  - { person: ${person}, level: enhanced, workforce: adult, barredLists: true, certificate: "001000000001", issued: 2020-01-01, updateService: true, lastChecked: ${lastChecked} }\n`;

const ON_IT = 'Yes, and they agree that it is looked up';
const NOT_ON_IT = "No, or they don't agree";
const ON_UPDATE_SERVICE = 'Is the certificate on the Update Service?';

/** How far the clock is moved at once. */
const SKIPPED = 90;

describe.each(SAME)('checks in $staff, in a browser', (where) => {
  let world: World;
  let open: OpenPage;
  let tomasz: PagePerson;
  let amara: PagePerson;
  let manager: PagePerson;
  let lead: PagePerson;
  let skipped = 0;
  const today = (days = 0) => plusDays(dayOf(new Date(Date.now() + skipped * 86_400_000), LONDON), days);
  const checked = { tomasz: plusMonths(today(SKIPPED + 10), -12), amara: plusMonths(today(SKIPPED + 5), -12) };
  // Of 29 February the 28th.
  const due = { tomasz: plusMonths(checked.tomasz, 12), amara: plusMonths(checked.amara, 12) };

  beforeAll(async () => {
    const file = await demonstrationToldIn(where.staff, 'leila', 'fiona', 'tomasz', 'amara', 'grace');
    const checks = [dbs('tomasz', checked.tomasz), dbs('amara', checked.amara), dbs('grace', today(-1))];
    world = await startWorld(where, { organisation: `${file}${ALWAYS}dbs:\n${checks.join('')}` });
    for (const name of ['Tomasz Nowak', 'Amara Okafor', 'Grace Adeyemi']) await world.staff(name);
    open = await openPage(world.product.pageUrl, where.staff);
    amara = await open.person('Amara Okafor');
    lead = await open.person('Leila Haddad');
    manager = await open.personInPlaceOf('Priya Shah', 'Fiona Macleod');
    tomasz = await open.personInPlaceOf('Sam Whitlock', 'Tomasz Nowak');
  });
  afterAll(async () => {
    await open?.close();
    await world?.stop();
  });

  const seeTeam = (viewer: PagePerson) => open.opens(viewer, 'workforce', 'Show checks');

  /** The manager looks at one of their reports. */
  async function looksAt(name: string): Promise<void> {
    await seeTeam(manager);
    await manager.pressInRow(`${name}: DBS`, 'Open');
    await manager.says(`Checks of ${name}.`);
  }

  async function namesNobody(words: string): Promise<void> {
    const said = await manager.textOf(words);
    for (const name of NAMES) expect(said).not.toContain(name);
  }

  test('after 90 days a person is told what is due and why, and their manager only how many', async () => {
    skipped = SKIPPED;
    await open.skip(`${SKIPPED}d`);
    const preview = `Your DBS recheck is due by ${dayWords(due.tomasz)} under our policy.`;
    await tomasz.hears(preview);
    expect(await tomasz.textOf(preview)).toContain(
      `Under our policy a DBS is checked every 12 months; the last one was on ${dayWords(checked.tomasz)}.`,
    );
    await amara.hears(`Your DBS recheck is due by ${dayWords(due.amara)} under our policy.`);

    const counts = 'Your team: 2 DBS rechecks are due.';
    await manager.hears(counts);
    await namesNobody(counts);
    await manager.press(counts, 'See who');
    await manager.says('Those whose checks you see to.');
    await manager.says(`Tomasz Nowak: DBS, due soon (due by ${dayWords(due.tomasz)})`);
    await manager.close();
    expect(await lead.pane.getByText('Your team: ').count()).toBe(0);
  });

  test('what is booked and what is submitted rests, and both stand on the page', async () => {
    await amara.press('Your DBS recheck is due by', 'It is booked');
    await amara.fill({ 'For which day is it booked?': today(-2) });
    await amara.send('Save');
    await amara.says('That day has passed. Choose a later one.');
    await amara.fill({ 'For which day is it booked?': today(4) });
    await amara.send('Save');
    await amara.says(`booked for ${dayWords(today(4))}`);
    await amara.close();
    await amara.hears(`Your DBS recheck is booked for ${dayWords(today(4))}.`);

    await tomasz.pressTucked('Your DBS recheck is due by', 'It is submitted');
    await tomasz.hears('Your DBS recheck is submitted on');
    await tomasz.press('Your DBS recheck is submitted on', 'Show checks');
    await tomasz.says('Your checks.');
    await tomasz.says(`submitted on ${dayWords(today())}`);
    await tomasz.close();
    await manager.hears('Your team: no check is due now.');
  });

  test('a manager says that somebody is on leave, and that they are back', async () => {
    await looksAt('Tomasz Nowak');
    await manager.choose('They are on leave');
    await manager.fill({ 'What is the last day?': today(30) });
    await manager.send('Save');
    const onLeave = manager.window.getByText(`On leave until ${dayWords(today(30))}: reminders rest.`);
    await onLeave.waitFor();
    await tomasz.hears('You are on leave: reminders rest until you are back.');
    await manager.choose('They are back');
    await onLeave.waitFor({ state: 'detached' });
    await manager.close();
    await tomasz.hears('Your DBS recheck is submitted on');
  });

  test('a check is recorded with its result, its day and who made it, and ends the reminders', async () => {
    await seeTeam(tomasz);
    await tomasz.pressInRow('DBS,', 'Record a check');
    const questions = {
      'What was the result?': 'Current',
      'On which day? For a new certificate, the day it was issued': today(),
      'Who made the check?': 'Leila Haddad',
    };
    await tomasz.fill({ ...questions, [ON_UPDATE_SERVICE]: NOT_ON_IT });
    await tomasz.send('Record');
    await tomasz.says('Only a certificate on the Update Service can be looked up.');
    await tomasz.fill({ [ON_UPDATE_SERVICE]: ON_IT });
    await tomasz.send('Record');
    const next = dayWords(plusMonths(today(), 12));
    await tomasz.says(`DBS, current (due by ${next})`);
    await tomasz.says('current, checked by Leila Haddad');
    await tomasz.close();
    await tomasz.hears('Your DBS recheck is recorded.');
    expect(await tomasz.textOf('Your DBS recheck is recorded.')).toContain(`The next one is due by ${next}.`);
    for (const label of ['Record a check', 'It is booked', 'Show checks']) {
      expect(await tomasz.buttonOf('Your DBS recheck is recorded.', label).count()).toBe(0);
    }
  });

  test('that somebody needs a new one goes to their manager alone, and names nobody', async () => {
    const records = async (result: string, onUpdateService: string): Promise<void> => {
      await manager.pressInRow('DBS,', 'Record a check');
      await manager.fill({ 'What was the result?': result, [ON_UPDATE_SERVICE]: onUpdateService });
      await manager.send('Record');
    };
    await looksAt('Amara Okafor');
    await records('Apply for a new one', ON_IT);
    await manager.says('a new one is needed');
    await manager.close();
    const needed = 'Somebody in your team needs a new DBS check.';
    await manager.hears(needed);
    await namesNobody(needed);
    await amara.hears('Your DBS recheck is recorded.');
    expect(await amara.textOf('Your DBS recheck is recorded.')).not.toContain('new one');
    for (const other of [amara, tomasz, lead]) expect(await other.pane.getByText('new DBS check').count()).toBe(0);

    await manager.press(needed, 'See who');
    await manager.says('Amara Okafor: DBS, overdue since');
    await manager.pressInRow('Amara Okafor: DBS', 'Open');
    await records('A new certificate was seen', NOT_ON_IT);
    await manager.says('A few more questions, about the new certificate.');
    await manager.fill({
      'Which level is it?': 'Enhanced',
      'Which workforce is it for?': 'Adult',
      'Which barred lists were checked?': 'None: the role is not eligible',
      'Was the original seen, with their consent?': 'Yes',
    });
    await manager.send('Record');
    await manager.says(
      'enhanced, adult workforce, barred lists not checked, as the role is not eligible, original seen',
    );
    await manager.says(`DBS, current (due by ${dayWords(plusMonths(today(), 36))})`);
    await manager.close();
    await manager.hears('A new DBS check has been recorded since.');
  });

  test('the page made no complaint', () => {
    expect(open.complaints).toEqual([]);
  });
});

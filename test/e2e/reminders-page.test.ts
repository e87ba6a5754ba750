import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Quarter, quarterBefore, quarterOf } from '../../src/domain/digests/quarter.js';
import { dayOf, plusDays } from '../../src/domain/reminders/reminder-days.js';
import { quarterWords } from '../../src/presentation/desk/board-words.js';
import { type Answers, SAME, startWorld, type World } from '../contract/platforms/world.js';
import { LONDON } from '../support/builders.js';
import { type CaseDeeds, createCaseDeeds } from '../support/case-deeds.js';
import { type OpenPage, openPage } from '../support/open-page.js';
import type { PagePerson } from '../support/page-person.js';

/** What time alone tells people, and each button of it, in the playground's page in a real browser. */

/** Nobody is asleep, so that a test at night is told as one by day. */
const ALWAYS = '\nreminders: { dailyAt: "00:00", quiet: "00:00-00:00" }\n';
/** Of everything that is typed: it may be seen in windows alone. */
const SECRET = 'Quietwords';

describe.each(SAME)('reminders in $staff, in a browser', (where) => {
  let world: World;
  let deeds: CaseDeeds;
  let open: OpenPage;
  let holder: PagePerson;
  let deputy: PagePerson;
  let lead: PagePerson;
  let manager: PagePerson;
  /** The first of the concerns. */
  let raisedIn: Quarter;
  let skipped = 0;
  const today = (days = 0) => plusDays(dayOf(new Date(Date.now() + skipped * 86_400_000), LONDON), days);

  beforeAll(async () => {
    raisedIn = quarterOf(today());
    world = await startWorld(where, { more: ALWAYS });
    deeds = createCaseDeeds(world);
    open = await openPage(world.product.pageUrl, where.staff);
    // They take turns by the week, and no test before the last one gets that far.
    const { duty, deputy: next } = await world.onDuty();
    holder = await open.person(duty.name);
    deputy = await open.person(next.name);
    lead = await open.person('Leila Haddad');
    manager = await open.personInPlaceOf('Amara Okafor', 'Fiona Macleod');
  });
  afterAll(async () => {
    await open?.close();
    await world?.stop();
  });

  async function taken(answers: Answers = {}): Promise<string> {
    const { duty } = await world.onDuty();
    return deeds.taken(duty, { whatHappened: `${SECRET} happened.`, ...answers });
  }

  async function skip(days: number): Promise<void> {
    skipped += days;
    await open.skip(`${days}d`);
  }

  test('whoever missed a target of our own is told once, and says why from the message', async () => {
    const reference = await taken({ danger: 'Yes' });
    // Of an urgent concern triage is due within the hour.
    await open.skip('61m');
    const missed = `${reference}: our own target for triage was`;
    await holder.hears(missed);
    expect(await holder.textOf(missed)).toContain('It is our own target and blames nobody.');
    await holder.press(missed, 'Say why');
    await holder.fill({ 'What got in the way?': `${SECRET} fire` });
    await holder.send('Record');
    await holder.says(`Our own target missed (Record triage): ${SECRET} fire`);
    await holder.close();
    await holder.buttonOf(missed, 'Say why').waitFor({ state: 'detached' });

    await holder.press(missed, 'Record triage');
    await holder.says('Section 42');
    await holder.close();
    await holder.press(missed, 'Read concern');
    await holder.says('Chronology');
    await holder.close();
  });

  test('an action reminds its owner until it is put off or done', async () => {
    const { duty } = await world.onDuty();
    const reference = await taken();
    await deeds.does(duty, reference, 'add-action', {
      text: `${SECRET} ring them`,
      owner: 'Fiona Macleod',
      due: today(1),
    });
    await skip(2);
    const due = `Your action on ${reference} was due`;
    await manager.hears(due);
    await manager.press(due, 'Snooze');
    await manager.fill({ 'Until the end of which day?': today(3), 'Why can it wait?': `${SECRET} away` });
    await manager.send('Snooze');
    await manager.says('Snoozed');
    await manager.close();
    await manager.hears('Reminders are paused until the end of');

    await skip(5);
    await lead.hears(`An action on ${reference} is late`);
    await manager.press(due, 'Done');
    await manager.says(`${SECRET} ring them`);
    await manager.fill({ 'What was done?': `${SECRET} rang` });
    await manager.send('Mark as done');
    await manager.says('Thank you');
    await manager.close();
    await manager.hears(`${reference}: this is settled.`);
    await lead.hears(`${reference}: this is settled.`);
  });

  test('a lead hears once a week how much is open, and opens the list of it', async () => {
    const reference = await taken();
    await skip(8);
    const counted = '3 concerns open, 1 urgent';
    await lead.hears(counted);
    await lead.press(counted, 'Open concerns');
    await lead.says(reference);
    await lead.close();
    for (const other of [holder, deputy, manager]) expect(await other.pane.getByText(counted).count()).toBe(0);
  });

  test('after a quarter leads and managers read how it went, and take what may be passed on', async () => {
    // As long as a quarter ever is, and a day.
    await skip(93);
    const ready = 'The safeguarding report for';
    await lead.hears(ready);
    await manager.hears(ready);
    await manager.press(ready, 'Show the report');
    await manager.says('Concerns raised');
    await manager.says('Our own targets, by concern');
    let shown = quarterBefore(quarterOf(today()));
    while (shown !== raisedIn) {
      shown = quarterBefore(shown);
      await manager.pressInWindow('The quarter before');
      await manager.says(quarterWords(shown));
    }
    await manager.says('Urgent: 1; not urgent:');
    await manager.pressInWindow('Text to pass on');
    await manager.says('In all: not shown');
    expect(await manager.window.innerText()).not.toContain('Urgent: 1');
    await manager.pressInWindow('With every figure');
    await manager.says('Urgent: 1; not urgent:');
    await manager.close();
  });

  test('nothing that was typed stood in a message, and the page made no complaint', async () => {
    const chats = await open.page.locator('[data-testid=message], [data-testid=toast]').allTextContents();
    expect(chats.filter((words) => words.includes(SECRET))).toEqual([]);
    expect(open.complaints).toEqual([]);
  });
});

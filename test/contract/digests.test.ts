import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quarterOf } from '../../src/domain/digests/quarter.js';
import { dayOf } from '../../src/domain/reminders/reminder-days.js';
import { SHOW_PAGE } from '../../src/presentation/action-ids.js';
import { quarterWords } from '../../src/presentation/desk/board-words.js';
import { LONDON } from '../support/builders.js';
import { skipToDay, skipToMonday } from '../support/local-days.js';
import { type ChatPerson, type SeenWindow, textOf } from './platforms/chat-client.js';
import { raise, SAME, startWorld, told, type World } from './platforms/world.js';

const RAISED_IN = quarterOf(dayOf(new Date(), LONDON));

/** What comes by the week and by the quarter, on each platform. */

describe.each(SAME)('digests in $staff', (where) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(where);
  });
  afterAll(() => world?.stop());

  /** From the last quarter that ended back to the one in which the concerns were raised. */
  async function thatQuarter(person: ChatPerson, opened: SeenWindow): Promise<SeenWindow> {
    let report = opened;
    while (!textOf(report).includes(quarterWords(RAISED_IN))) {
      report = await person.pressInWindow('The quarter before');
    }
    return report;
  }

  test('leads hear each week how much is open, counted for whoever reads it', async () => {
    const { amara, lead, manager, product } = world;
    await raise(amara);
    await raise(amara, { danger: 'Yes' });
    // Of this one the lead learns nothing, not even that it counts.
    await raise(amara, { responsible: 'Yes', subjects: ['Leila Haddad'] });
    await skipToMonday(product.slack);

    const digest = await told(lead, 'Your week, Monday');
    expect(textOf(digest)).toContain('2 concerns open, 1 urgent: 2 up to a week old.');
    const listed = await lead.open(digest, SHOW_PAGE);
    expect(listed.title).toBe('Open concerns');
    await lead.closeWindows();
    // Whoever sees to others hears of them, and of no concern.
    const team = await told(manager, 'Your week, Monday');
    expect(textOf(team)).toMatch(/Your team of 6: \d+ checks overdue, 0 due soon, \d+ current\./);
    expect(textOf(team)).not.toContain('concern');
    expect((await manager.open(team, SHOW_PAGE)).title).toBe('Workforce checks');
    await manager.closeWindows();

    await skipToDay(product.slack, 21);
    // Three weeks later one digest stands there, and no row of them.
    await expect
      .poll(async () => (await lead.messages()).filter((one) => textOf(one).includes('Your week')).map(textOf))
      .toEqual([expect.stringContaining('2 up to four weeks old')]);
  });

  test('leads and managers see how a quarter went, and what of it may be passed on', async () => {
    const { lead, manager, product } = world;
    await skipToDay(product.slack, 90);
    const letter = await told(manager, 'The safeguarding report for', 'is ready');
    const report = await thatQuarter(manager, await manager.open(letter, SHOW_PAGE));
    expect(report.title).toBe('Quarterly report');
    expect(textOf(report)).toContain('In all: 3');
    expect(textOf(report)).toContain('Urgent: 1; not urgent: 2');
    const outside = await manager.pressInWindow('Text to pass on');
    expect(textOf(outside)).toContain('In all: not shown');
    expect(textOf(outside)).not.toContain('Urgent: 1');
    await manager.closeWindows();

    // The lead is kept from one of them.
    const own = await thatQuarter(
      lead,
      await lead.open(await told(lead, 'The safeguarding report for', 'is ready'), SHOW_PAGE),
    );
    expect(textOf(own)).toContain('In all: 2');
    expect(textOf(own)).toContain('Somebody who works here may be responsible: 0');
    await lead.closeWindows();
  });

  test('nobody else sees the report, whatever they send', async () => {
    const { amara } = world;
    const answer = await amara.forgePress(SHOW_PAGE, '', 'board-report 2026-Q4');
    expect(answer).toContain('Safeguarding leads and managers see here how a quarter went.');
    expect(answer).not.toContain('In all');
  });
});

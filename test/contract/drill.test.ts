import { afterEach, describe, expect, test } from 'vitest';
import { ACTIONS, deskAction, SHOW_PAGE } from '../../src/presentation/action-ids.js';
import { type ChatPerson, REFERENCE, type SeenMessage, textOf } from './platforms/chat-client.js';
import { SAME, startWorld, told, toldNothing, type World } from './platforms/world.js';

/** A drill over each platform's own HTTP, by what people see and press. */

const START = deskAction('start-drill');
const STOP = deskAction('stop-drill');
const URGENT = 'Urgent: acknowledge in 15 minutes';
const PRACTICE_ALONE = 'This is a practice. Nobody is at risk.';

let world: World | undefined;
afterEach(() => world?.stop());

async function startDrill(person: ChatPerson, clock = URGENT): Promise<void> {
  await person.openList('drill');
  await person.pressInWindow(START);
  await person.fill({ clock });
  expect((await person.sendCaseForm()).kind).toBe('done');
}

const referenceIn = (message: SeenMessage) => REFERENCE.exec(textOf(message))?.[0] ?? expect.unreachable();

describe.each(SAME)('a drill in $staff', (where) => {
  test('goes the real way, says first what it is wherever it is seen, and ends in a report', async () => {
    world = await startWorld(where);
    const { lead, manager, amara, record } = world;
    const { duty, deputy } = await world.onDuty();

    const page = await lead.openList('drill');
    expect(textOf(page)).toContain(`first ${duty.name} (on duty); then ${deputy.name} (deputy); then ${manager.name}`);
    expect(textOf(page)).not.toContain(lead.name);
    await startDrill(lead);
    const running = (await lead.window()) ?? expect.unreachable();
    expect(textOf(running)).toContain('A drill is running: SG-');
    expect(running.buttons.map(({ action }) => action)).toContain(STOP);
    await lead.closeWindows();

    const card = await told(duty, 'Practice: New concern');
    const reference = referenceIn(card);
    expect(card.lines[0]).toMatch(new RegExp(`^Practice: New concern ${reference}, urgent\\. Received`));
    expect(await duty.announced(card)).toEqual([[card.lines[0]]]);
    const receipt = await told(lead, `We have your concern, ${reference}`);
    expect(receipt.lines[0]).toBe('Practice: Safeguard has a message for you.');
    expect(receipt.buttons).toEqual([]);

    const window = await duty.open(card, ACTIONS.read);
    expect([window.title, window.lines[0]?.slice(0, 18)]).toEqual([`Practice: ${reference}`, 'Practice: Received']);
    expect(window.lines.slice(1)).toEqual(['What happened', PRACTICE_ALONE]);
    expect(window.buttons.map(({ action }) => action)).toEqual([ACTIONS.acknowledge, ACTIONS.decline]);
    await duty.closeWindows();

    await world.skip('16m');
    const passedOn = await told(deputy, `Practice: ${reference}, urgent, is now with you`);
    await deputy.press(passedOn, ACTIONS.acknowledge);
    const mine = await told(deputy, `Practice: ${reference} has ended.`, 'You acknowledged it.');
    expect(mine.buttons).toEqual([]);
    await told(duty, `Practice: ${reference} has ended.`, `${deputy.name} acknowledged it.`);
    await told(lead, 'Practice: Safeguard has a message for you.', `${reference} has ended.`);

    // Too late, on a card that somebody kept open.
    const { id } = (await record.concern(reference)) ?? expect.unreachable();
    expect(await duty.forgePress(ACTIONS.acknowledge, id)).toMatch(/Practice: (This|SG-\w+) has ended/);
    expect(await duty.forgePress(ACTIONS.read, id)).toContain(PRACTICE_ALONE);
    expect(await amara.forgePress(ACTIONS.read, id)).toBe("We can't find that, or it is not for you.");

    for (const person of [lead, manager]) {
      const letter = await told(person, 'Practice: a drill has ended.');
      expect(textOf(letter)).toContain(`${deputy.name} acknowledged it after 16 minutes, too late`);
      expect(letter.lines.at(-1)).toBe('2 people were asked. The message reached everybody who was asked.');
      const report = await person.open(letter, SHOW_PAGE);
      const rows = report.lines.filter((line) => line.includes('asked at'));
      expect(rows[0]).toMatch(
        new RegExp(`^${duty.name}, on duty, asked at .* Opened it after \\d+ seconds?\\. No answer in 16 minutes\\.$`),
      );
      expect(rows[0]).toContain(`Reached by: ${where.staff === 'slack' ? 'Slack' : 'Teams'} at`);
      expect(rows[1]).toMatch(new RegExp(`^${deputy.name}, deputy, asked at .* Acknowledged after \\d+ seconds?\\.$`));
      await person.closeWindows();
    }
    for (const person of [duty, deputy, amara]) {
      expect((await person.messages()).some((message) => textOf(message).includes('a drill has ended'))).toBe(false);
    }
    await toldNothing(amara, reference);

    const listed = await manager.openList('drill');
    expect(textOf(listed)).toContain(`urgent clock: ${deputy.name} acknowledged it after 16 minutes`);
    expect(listed.buttons.map(({ action }) => action)).toContain(START);
    await manager.closeWindows();
  });

  test('is stopped by its button, and everybody’s card says so', async () => {
    world = await startWorld(where);
    const { lead, manager } = world;
    const { duty } = await world.onDuty();
    await startDrill(manager, 'Standard: acknowledge in 60 minutes');
    const card = await told(duty, 'Practice: New concern');
    const reference = referenceIn(card);
    expect(card.lines[0]).not.toContain('urgent');
    await lead.openList('drill');
    const after = await lead.pressInWindow(STOP);
    expect(textOf(after)).toContain(`standard clock: ${lead.name} stopped it after`);
    await told(duty, `Practice: ${reference} has ended.`, `${lead.name} stopped it.`);
    await told(manager, 'Practice: a drill has ended.', `${lead.name} stopped it`);
  });

  test('is for leads and managers: everybody else is told so, privately, and starts none', async () => {
    world = await startWorld(where);
    const { duty } = await world.onDuty();
    const answer = await duty.openList('drill');
    expect(answer.title).toBe('Practice drills');
    expect(answer.lines[0]).toBe('Safeguarding leads and managers start practice drills.');
    expect(answer.buttons).toEqual([]);
    await duty.closeWindows();
  });
});

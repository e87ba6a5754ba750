import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS, deskAction } from '../../src/presentation/action-ids.js';
import { type ChatPerson, type SeenWindow, textOf } from './platforms/chat-client.js';
import { raise, SAME, startWorld, told, toldNothing, type World } from './platforms/world.js';

/** Who is on duty, how that changes, and what comes with it, on each platform. */

const LONDON = 'Europe/London';

describe.each(SAME)('the rota in $staff', (where) => {
  let world: World;
  let duty: ChatPerson;
  let deputy: ChatPerson;

  beforeAll(async () => {
    world = await startWorld(where);
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    ({ duty, deputy } = await world.onDuty());
    for (const person of [world.amara, duty, deputy, world.lead, world.manager]) await person.closeWindows();
  });

  const rota = (person: ChatPerson): Promise<SeenWindow> => person.openList('rota');
  const nameIn = (window: SeenWindow) => /On duty now: (\w+ \w+)/.exec(textOf(window))?.[1];

  /** The coming days, as a form takes them. */
  const day = (ahead: number) => DateTime.now().setZone(LONDON).plus({ days: ahead }).toISODate() ?? '';

  /** Opens a form from the first row that has it. */
  async function opens(person: ChatPerson, verb: 'ask-swap' | 'change-rota'): Promise<void> {
    const page = await rota(person);
    const button = page.buttons.find(({ action }) => action.startsWith(deskAction(verb)));
    if (!button) throw new Error(`no row has ${verb}: ${textOf(page)}`);
    await person.pressInWindow(button.action);
  }

  async function sends(person: ChatPerson, answers: Readonly<Record<string, string>>): Promise<SeenWindow> {
    await person.fill(answers);
    const sent = await person.sendCaseForm();
    if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
    return sent.window;
  }

  test('says who is on duty now, next, and in the coming eight weeks, to everybody', async () => {
    const page = await rota(world.amara);
    expect(page.title).toBe('Rota');
    const text = textOf(page);
    expect(text).toContain(`On duty now: ${duty.name}, until `);
    expect(text).toContain(`Next: ${deputy.name}, from `);
    // The one that is on, and those of the weeks to come.
    expect(text.match(/, deputy /g)).toHaveLength(9);
    expect(page.buttons).toEqual([]);
  });

  test('a part of a week is asked for, accepted, and told to both and to the lead', async () => {
    await opens(duty, 'ask-swap');
    await sends(duty, {
      fromDay: day(1),
      fromTime: '13:00',
      toDay: day(1),
      toTime: '17:00',
      other: deputy.name,
    });
    const asked = await told(deputy, `${duty.name} asks you to be on duty`, '13:00 to 17:00');
    expect(textOf(await rota(world.amara))).not.toContain('13:00 – 17:00');
    await deputy.press(asked, deskAction('accept-swap'));
    await told(duty, `Agreed: ${deputy.name} is on duty`, '13:00 to 17:00');
    await told(deputy, `Agreed: ${deputy.name} is on duty`, '13:00 to 17:00');
    await told(world.lead, `${deputy.name} is on duty`, '13:00 to 17:00');
    expect(textOf(await rota(world.amara))).toMatch(new RegExp(`13:00 – 17:00\\s+${deputy.name}`));
  });

  test('an answer that comes too late changes nothing, and says so', async () => {
    await opens(duty, 'ask-swap');
    await sends(duty, { fromDay: day(2), fromTime: '10:00', toDay: day(2), toTime: '11:00', other: deputy.name });
    const asked = await told(deputy, `${duty.name} asks you`, '10:00 to 11:00');
    await opens(world.lead, 'change-rota');
    await sends(world.lead, {
      fromDay: day(2),
      fromTime: '09:30',
      toDay: day(2),
      toTime: '12:00',
      person: world.lead.name,
    });
    await told(duty, `${world.lead.name} is.`);
    expect(await deputy.press(asked, deskAction('accept-swap'))).toContain('The rota was changed before you answered');
    await told(deputy, 'The rota was changed before this was answered');
    expect(textOf(await rota(world.amara))).not.toContain('10:00 – 11:00');
  });

  test('a decline and a withdrawal leave it as it was', async () => {
    await opens(duty, 'ask-swap');
    await sends(duty, { fromDay: day(3), fromTime: '06:00', toDay: day(3), toTime: '07:00', other: deputy.name });
    await deputy.press(await told(deputy, `${duty.name} asks you`, '06:00 to 07:00'), deskAction('decline-swap'));
    await told(duty, `${deputy.name} can't be on duty`, '06:00 to 07:00');
    await opens(duty, 'ask-swap');
    const page = await sends(duty, {
      fromDay: day(3),
      fromTime: '07:00',
      toDay: day(3),
      toTime: '08:00',
      other: deputy.name,
    });
    const withdraw = page.buttons.find(({ action }) => action.startsWith(deskAction('withdraw-swap')));
    await duty.pressInWindow(withdraw?.action ?? 'none');
    const after = await told(deputy, 'is no longer asking you');
    expect(after.buttons.some(({ action }) => action.startsWith(deskAction('accept-swap')))).toBe(false);
    expect(textOf(await rota(world.amara))).not.toMatch(/06:00 – 07:00|07:00 – 08:00/);
  });

  test('a lead puts somebody on duty at once, and takes it back', async () => {
    await opens(world.lead, 'change-rota');
    const when = { fromDay: day(20), fromTime: '12:00', toDay: day(21), toTime: '12:00' };
    const page = await sends(world.lead, { ...when, person: world.manager.name, because: 'Another reason' });
    expect(textOf(page)).toContain(`${world.manager.name} (changed)`);
    await told(world.manager, 'You are on duty from', `${world.lead.name} changed the rota.`);
    // Over what was changed before only when that is said.
    await opens(world.lead, 'change-rota');
    await world.lead.fill({ ...when, person: world.lead.name });
    const refused = await world.lead.sendCaseForm();
    expect(refused.kind === 'refused' && refused.problems.join(' ')).toContain(
      `It was changed before: ${world.manager.name}`,
    );
    await world.lead.closeWindows();
    const takeBack = (await rota(world.lead)).buttons.filter(({ label }) => label === 'Take back').at(-1);
    await world.lead.pressInWindow(takeBack?.action ?? 'none');
    const back = await world.lead.sendCaseForm();
    expect(back.kind === 'done' && textOf(back.window)).not.toContain(`${world.manager.name} (changed)`);
    await told(world.manager, 'A change of the rota was taken back');
  });

  test('nobody else changes it, and nonsense is refused in words', async () => {
    const forged = await world.amara.forgePress(deskAction('change-rota'), '');
    expect(forged).not.toContain('Who is to be on duty?');
    await opens(world.lead, 'change-rota');
    await world.lead.fill({
      fromDay: day(5),
      fromTime: '12:00',
      toDay: day(4),
      toTime: '12:00',
      person: world.lead.name,
    });
    const sent = await world.lead.sendCaseForm();
    expect(sent.kind === 'refused' && sent.problems.join(' ')).toContain('It ends before it begins.');
  });

  test('at a handover open concerns stay until they are accepted, and the lead hears when they are not', async () => {
    const reference = await raise(world.amara);
    const hidden = await raise(world.amara, { hiddenFrom: [deputy.name] });
    const staff = await raise(world.amara, { responsible: 'Yes', subjects: ['Tomasz Nowak'] });
    const untaken = await raise(world.amara, { danger: 'No' });
    for (const each of [reference, hidden]) await duty.press(await told(duty, each), ACTIONS.acknowledge);
    await world.lead.press(await told(world.lead, staff), ACTIONS.acknowledge);
    await told(duty, `You have had ${hidden}`);

    await world.skip('7d');
    const { duty: incoming, deputy: outgoing } = await world.onDuty();
    expect(incoming.name).toBe(deputy.name);
    const card = await told(incoming, 'You have been on duty since', reference);
    for (const kept of [hidden, staff]) expect(textOf(card)).not.toContain(kept);
    await told(outgoing, 'Your time on duty is over', 'stays with you until');
    expect((await world.record.concern(reference)).holder).toBe((await world.record.concern(hidden)).holder);
    // So is what nobody has taken yet.
    expect(textOf(card)).toContain(`${untaken}: nobody has it yet`);
    await told(incoming, untaken);
    // New ones are theirs at once.
    const fresh = await raise(world.amara);
    await told(incoming, fresh);
    await toldNothing(outgoing, fresh);

    await world.skip('31m');
    const late = await told(world.lead, `${incoming.name} has been on duty since`, 'has not accepted');
    await incoming.press(await told(incoming, 'You have been on duty since', reference), deskAction('accept-duty'));
    await expect
      .poll(async () => (await world.record.concern(reference)).holder, { timeout: 30_000 })
      .not.toBe((await world.record.concern(hidden)).holder);
    const settled = await told(world.lead, `${incoming.name} has accepted duty`);
    expect(settled.id).toBe(late.id);
    await told(outgoing, `${incoming.name} is on duty now.`);
    // The reporter sees who has it, and what is kept from the incoming person stays where it was.
    await told(world.amara, reference, incoming.name);
    await told(outgoing, `You have had ${hidden}`);
    expect(nameIn(await rota(world.amara))).toBe(incoming.name);
  });

  test('whoever is on duty is told, accepts, and the card changes in place', async () => {
    // By now everybody has been met on this platform.
    await world.skip('7d');
    const { duty: next } = await world.onDuty();
    const card = await told(next, 'You have been on duty since');
    await next.press(card, deskAction('accept-duty'));
    const accepted = await told(next, 'You accepted at');
    expect(accepted.id).toBe(card.id);
    expect(accepted.buttons.some(({ action }) => action === deskAction('accept-duty'))).toBe(false);
    // Nobody else can.
    expect(await world.amara.forgePress(deskAction('accept-duty'), '')).not.toContain('You accepted');
  });
});

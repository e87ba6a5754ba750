import { DateTime } from 'luxon';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACTIONS, deskAction } from '../../src/presentation/action-ids.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { type ChatPerson, textOf } from '../contract/platforms/chat-client.js';
import { eventsOf, raise, startWorld, told, toldNothing, type World } from '../contract/platforms/world.js';
import { type CaseDeeds, createCaseDeeds } from '../support/case-deeds.js';

/** Whoever leaves is found within the hour, and nothing that they had to do is forgotten. On the whole product. */

const ACCOUNTS: Readonly<Record<string, string>> = {
  'Priya Shah': 'U01PRIYA',
  'Sam Whitlock': 'U01SAM',
  'Leila Haddad': 'U01LEILA',
  'Fiona Macleod': 'U01FIONA',
};

let world: World;
let deeds: CaseDeeds;
beforeEach(async () => {
  world = await startWorld({ reporter: 'slack', staff: 'slack' });
  deeds = createCaseDeeds(world);
});
afterEach(() => world?.stop());

const accountOf = ({ name }: ChatPerson) => world.product.slack.person(ACCOUNTS[name] ?? expect.unreachable());

/** The hour passes; looks are a few at a time, so that everybody has had theirs after a few of them. */
async function hourPasses(): Promise<void> {
  for (const _quarter of [1, 2, 3, 4]) await world.skip('15m');
}

const inTwoWeeks = () => DateTime.now().plus({ days: 14 }).toISODate();

async function leaves(person: ChatPerson): Promise<void> {
  await accountOf(person).deactivate();
  await hourPasses();
}

test('a concern whose holder has left is asked of the lead, and the reporter sees how far it is', async () => {
  const { duty } = await world.onDuty();
  const reference = await deeds.taken(duty);
  await told(world.amara, `A person has your concern. ${duty.name} took ${reference}`);
  await leaves(duty);
  const card = await told(world.lead, `${reference} is with nobody now. Take it.`);
  await told(world.amara, `Whoever had ${reference} is not here any more. Others are being asked to take it.`);
  await told(world.amara, 'Whoever had it is not here any more, so Leila Haddad was asked to take it.');
  await toldNothing(world.manager, reference);
  expect(eventsOf(await world.record.concern(reference)).slice(-2)).toEqual(['holder-left', 'sent-to: holder-left']);

  await world.lead.press(card, ACTIONS.acknowledge);
  await told(world.amara, `A person has your concern. Leila Haddad took ${reference}`);
  const window = await deeds.opens(world.lead, reference);
  expect(textOf(window)).toContain(`${duty.name}, who had it, is not here any more`);

  // Both hear who has left, and nothing of what they had.
  for (const person of [world.lead, world.manager]) {
    const letter = await told(person, `${duty.name} has left: their account is not active any more.`);
    expect(textOf(letter)).toContain('The rota names them. Put somebody else on duty:');
    expect(textOf(letter)).not.toContain(reference);
  }
});

test('nobody who is kept from a concern hears that it has nobody', async () => {
  const { duty } = await world.onDuty();
  const reference = await deeds.taken(duty, { hiddenFrom: ['Leila Haddad'] });
  await leaves(duty);
  await told(world.manager, `${reference} is with nobody now. Take it.`);
  await told(world.lead, `${duty.name} has left`);
  await toldNothing(world.lead, reference);
});

test('an action of somebody who has left is the holder’s; the lead hears of it', async () => {
  const { duty, deputy } = await world.onDuty();
  const reference = await deeds.taken(duty);
  const action = { text: 'Ring them', owner: deputy.name, due: inTwoWeeks() };
  await deeds.does(duty, reference, 'add-action', action);
  await told(deputy, `You have an action on ${reference}`);
  await leaves(deputy);
  await told(duty, `You have an action on ${reference}`);
  await told(world.lead, `Somebody who had a part in ${reference} has left.`);
  expect((await world.record.concern(reference)).status).toBe('held');
});

test('a concern that waits for somebody who has left goes to the next person', async () => {
  const { duty, deputy } = await world.onDuty();
  const reference = await raise(world.amara);
  await told(duty, reference);
  await accountOf(duty).deactivate();
  await world.skip('1m');
  await told(deputy, `${reference} is now with you.`);
});

test('the last lead is missed, and the last manager stays', async () => {
  await leaves(world.lead);
  expect(textOf(await told(world.manager, 'Leila Haddad has left'))).toContain('There is no safeguarding lead now.');
  await accountOf(world.manager).deactivate();
  await hourPasses();
  // Without them nobody could put anybody back, so whoever administers the organisation hears of it.
  const grace = await world.staff('Grace Adeyemi');
  expect(textOf(await told(grace, 'Accounts seem to be gone'))).not.toContain('Fiona');
  await accountOf(world.manager).reactivate();
  await hourPasses();
  await told(grace, 'No more accounts seem to be gone.');
});

test('a directory that gives no answer marks nobody', async () => {
  const { duty } = await world.onDuty();
  const reference = await deeds.taken(duty);
  await accountOf(duty).deactivate();
  await world.product.slack.fault({ method: 'users.info', kind: 'status', status: 503 });
  await hourPasses();
  await hourPasses();
  expect((await world.record.concern(reference)).status).toBe('held');
  for (const person of [world.lead, world.manager]) {
    expect((await person.messages()).filter((message) => textOf(message).includes('has left'))).toEqual([]);
  }
  await world.product.slack.clearFaults();
  await world.skip('10m');
  await told(world.lead, `${reference} is with nobody now. Take it.`);
});

test('whoever is back is put back by the lead, without a role', async () => {
  const { duty, deputy } = await world.onDuty();
  await leaves(duty);
  const left = await told(world.lead, `${duty.name} has left`);
  expect(left.buttons.map(({ action }) => action)).not.toContain(deskAction('put-back'));
  // Who is on duty is remembered for some seconds.
  await expect.poll(async () => (await world.amara.ask('duty')).join(' ')).not.toContain(duty.name);
  await accountOf(duty).reactivate();
  await hourPasses();
  const back = await told(world.lead, `${duty.name} seems to be back: an account of theirs is active again.`);
  const button = back.buttons.find(({ label }) => label === 'Put them back') ?? expect.unreachable('no button');
  // Nobody else can press it.
  const item = button.action.split(' ')[1] ?? '';
  expect(await deputy.forgePress(deskAction('put-back'), item)).toContain('Nothing was changed.');
  await world.lead.press(back, button.action);
  for (const person of [world.lead, world.manager]) await told(person, `${duty.name} is here again.`);
  const database = await connectMongo(world.product.mongodbUri);
  const roles = await database.collection('people').distinct('roles', { active: true });
  await database.close();
  expect(roles.sort()).toEqual(['administrator', 'duty', 'lead', 'manager', 'staff']);
  await expect.poll(async () => (await duty.ask('duty')).join(' ')).toContain('On duty now');
});

test('somebody of whom a lead and a manager say that they have left is gone, although their account is active', async () => {
  const { duty } = await world.onDuty();
  const reference = await deeds.taken(duty);
  await world.manager.openList('rota');
  await world.manager.pressInWindow('People and roles');
  await world.manager.pressInWindow('Change a role');
  await world.manager.fill({ person: duty.name, wanted: 'They are no longer here', reason: 'Left on Friday' });
  expect((await world.manager.sendCaseForm()).kind).toBe('done');
  const asked = await told(world.lead, `${world.manager.name} asks that ${duty.name} no longer be here.`);
  await world.lead.press(asked, deskAction('approve-role-change'));
  await told(world.manager, `${duty.name} is no longer here.`, 'The rota still names them.');
  await world.skip('1m');
  await told(world.lead, `${reference} is with nobody now. Take it.`);
  for (const person of [world.lead, world.manager]) {
    await told(person, `${duty.name} has left: a lead and a manager have said so.`, 'The rota names them.');
  }
  expect((await duty.ask('duty')).join(' ')).not.toContain('On duty now');
  expect(await duty.openForm()).toBeDefined();
  // The record keeps who it was.
  const card = await told(world.lead, `${reference} is with nobody now. Take it.`);
  await world.lead.press(card, ACTIONS.acknowledge);
  expect(textOf(await deeds.opens(world.lead, reference))).toContain(`${duty.name}, who had it, is not here any more`);
  // Nor does a directory bring them back.
  await hourPasses();
  await hourPasses();
  for (const person of [world.lead, world.manager]) {
    expect((await person.messages()).filter((message) => textOf(message).includes('seems to be back'))).toEqual([]);
  }
});

test('whoever leaves in another way, while nothing runs, leaves nothing behind either', async () => {
  const { duty } = await world.onDuty();
  const reference = await deeds.taken(duty);
  const database = await connectMongo(world.product.mongodbUri);
  const { holder } = await world.record.concern(reference);
  await database.collection<{ _id: string }>('people').updateOne({ _id: holder ?? '' }, { $set: { active: false } });
  await database.close();
  await world.skip('1m');
  await told(world.lead, `${reference} is with nobody now. Take it.`);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskAction, SHOW_PAGE } from '../../src/presentation/action-ids.js';
import { createKeyRing } from '../../src/storage/key-ring.js';
import { matterModel } from '../../src/storage/matter-document.js';
import { createMatterStore } from '../../src/storage/matter-store.js';
import { ROLE_BOOK } from '../../src/storage/matters/role-book.js';
import { connectMongo } from '../../src/storage/mongo.js';
import { openVault } from '../../src/storage/vault.js';
import { TEST_KEY } from '../support/product.js';
import { type ChatPerson, type SeenWindow, textOf } from './platforms/chat-client.js';
import { SAME, startWorld, told, type World } from './platforms/world.js';

/** Who has which role, changed by two people over each platform's own HTTP. */

const ASK = deskAction('ask-role-change');
const APPROVE = deskAction('approve-role-change');
const REFUSE = deskAction('refuse-role-change');
const NOT_FOR_YOU = 'There is nothing here for you, or not any more.';
const REASON = 'Covers for Leila in August';

describe.each(SAME)('roles in $staff', (where) => {
  let world: World;
  let tomasz: ChatPerson;
  let grace: ChatPerson;
  beforeAll(async () => {
    world = await startWorld(where);
    tomasz = await world.staff('Tomasz Nowak');
    grace = await world.staff('Grace Adeyemi');
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    for (const person of [world.lead, world.manager, tomasz, grace]) await person.closeWindows();
  });

  /** By the way that there is: from the rota. */
  async function page(person: ChatPerson): Promise<SeenWindow> {
    await person.closeWindows();
    await person.openList('rota');
    return person.pressInWindow('People and roles');
  }

  async function asks(person: ChatPerson, about: ChatPerson, wanted: string, reason = REASON) {
    await page(person);
    await person.pressInWindow(ASK);
    await person.fill({ person: about.name, wanted, reason });
    return person.sendCaseForm();
  }

  async function asked(person: ChatPerson, about: ChatPerson, wanted: string): Promise<SeenWindow> {
    const sent = await asks(person, about, wanted);
    if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
    return sent.window;
  }

  async function refusal(person: ChatPerson, about: ChatPerson, wanted: string): Promise<string> {
    const sent = await asks(person, about, wanted);
    return sent.kind === 'refused' ? sent.problems.join(' ') : expect.unreachable('it was taken');
  }

  /** The id of what was asked last, which no screen shows. */
  async function lastAsked(): Promise<string> {
    const connection = await connectMongo(world.product.mongodbUri);
    const vault = await openVault(connection, createKeyRing([TEST_KEY]));
    const book = createMatterStore(ROLE_BOOK, { model: matterModel(connection), vault, newKey: randomUUID });
    const { asks: all } = await book.read();
    await connection.close();
    return all.at(-1)?.id ?? expect.unreachable('nothing was asked');
  }

  async function rolesStored(): Promise<Readonly<Record<string, number>>> {
    const database = await connectMongo(world.product.mongodbUri);
    const people = await database.collection<{ roles: string[] }>('people').find({ active: true }).toArray();
    await database.close();
    const count: Record<string, number> = {};
    for (const role of people.flatMap(({ roles }) => roles)) count[role] = (count[role] ?? 0) + 1;
    return count;
  }

  test('a lead asks, the manager approves from the letter: then it holds, and all who have to know hear of it', async () => {
    const { deputy } = await world.onDuty();
    const before = await rolesStored();
    const after = await asked(world.lead, deputy, 'They become an administrator');
    expect(textOf(after)).toContain(`${world.lead.name} asks that ${deputy.name} be an administrator.`);
    expect(textOf(after)).toContain(`Reason: ${REASON}`);
    const letter = await told(world.manager, `${world.lead.name} asks that ${deputy.name} be an administrator.`);
    expect(textOf(letter)).not.toContain(REASON);
    expect(textOf(await page(world.manager))).toContain(`Reason: ${REASON}`);
    expect(await rolesStored()).toEqual(before);

    const item = await lastAsked();
    await world.manager.press(letter, APPROVE);
    await told(
      deputy,
      'You are an administrator now.',
      `${world.lead.name} asked for it, and ${world.manager.name} approved`,
    );
    for (const person of [world.lead, world.manager]) await told(person, `${deputy.name} is an administrator now.`);
    expect(await rolesStored()).toEqual({ ...before, administrator: (before.administrator ?? 0) + 1 });
    expect(textOf(await page(world.lead))).toContain(`${deputy.name}: Duty person, Administrator`);

    // The letter has nothing left to press, and a copy of the press says so.
    expect(await world.manager.forgePress(APPROVE, '', item)).toContain('It was approved already.');
    expect(await world.lead.forgePress(REFUSE, '', item)).toContain('It was approved already.');
  });

  test('a manager asks and the lead does not approve: nothing is changed', async () => {
    const before = await rolesStored();
    await asked(world.manager, tomasz, 'They become a safeguarding lead');
    const letter = await told(world.lead, `${world.manager.name} asks that ${tomasz.name} be a safeguarding lead.`);
    await world.lead.press(letter, REFUSE);
    await told(world.manager, 'Nothing is changed', `${world.lead.name} did not approve it.`);
    expect(await rolesStored()).toEqual(before);
    expect((await tomasz.messages()).filter((message) => textOf(message).includes('be a safeguarding lead'))).toEqual(
      [],
    );
  });

  test('whoever asked withdraws it', async () => {
    await asked(world.lead, tomasz, 'They become an administrator');
    await told(world.manager, 'be an administrator.');
    const item = await lastAsked();
    await page(world.lead);
    await world.lead.pressInWindow('Withdraw');
    await told(world.manager, 'Nothing is changed', 'is no longer asking for it');
    expect(await world.manager.forgePress(APPROVE, '', item)).toContain('Whoever asked has withdrawn it.');
  });

  test('nobody else can press it, nor whoever asked, nor what nobody asked for', async () => {
    const before = await rolesStored();
    await asked(world.lead, grace, 'They are no longer an administrator');
    await told(world.manager, `${grace.name} no longer be an administrator.`);
    const item = await lastAsked();
    const { duty } = await world.onDuty();
    for (const person of [tomasz, duty, grace, world.amara]) {
      for (const verb of [APPROVE, REFUSE]) expect(await person.forgePress(verb, '', item)).toContain(NOT_FOR_YOU);
      // What opens a window stays shut as well.
      expect(await person.forgePress(ASK, '')).not.toContain('Whose role?');
    }
    expect(await world.lead.forgePress(APPROVE, '', item)).toContain('You asked for it');
    for (const forged of ['nobody-asked', '__proto__']) {
      expect(await world.manager.forgePress(APPROVE, '', forged)).toContain(NOT_FOR_YOU);
    }
    expect(await rolesStored()).toEqual(before);
    // Whoever administers sees who has which role, and neither what is decided about them nor why anything is.
    expect(await refusal(world.manager, grace, 'They are no longer an administrator')).toContain(
      'That was asked already',
    );
    await asked(world.manager, tomasz, 'They become a manager');
    const shown = textOf(await page(grace));
    expect(shown).toContain(`${world.lead.name}: Safeguarding lead`);
    expect(shown).toContain(`${world.manager.name} asks that ${tomasz.name} be a manager.`);
    expect(shown).not.toContain('no longer be');
    expect(shown).not.toContain(REASON);
  });

  test('the page is not for staff', async () => {
    await tomasz.openList('rota');
    expect((await tomasz.window())?.buttons).toEqual([]);
    expect(await tomasz.forgePress(SHOW_PAGE, '', 'people')).toContain(NOT_FOR_YOU);
  });

  test('the last lead and the last manager stay, in words that say what to do', async () => {
    expect(await refusal(world.lead, world.manager, 'They are no longer a manager')).toContain(
      'Nobody else is a manager. Give that role to somebody else first.',
    );
    expect(await refusal(world.manager, world.lead, 'They are no longer here')).toContain(
      'Nobody else is a safeguarding lead. Give that role to somebody else first.',
    );
    // With nobody to approve it.
    expect(await refusal(world.lead, world.manager, 'They become a duty person')).toContain(
      'change it in the organisation file',
    );
  });

  test('what roles have made senseless meanwhile changes nothing, and both hear why', async () => {
    const { duty } = await world.onDuty();
    await asked(world.lead, duty, 'They become an administrator');
    const letter = await told(world.manager, `${duty.name} be an administrator.`);
    const database = await connectMongo(world.product.mongodbUri);
    // By the organisation file, which knows of no ask.
    await database
      .collection<{ _id: string; roles: string[] }>('people')
      .updateMany({ roles: 'duty' }, { $addToSet: { roles: 'administrator' } });
    await database.close();
    const said = await world.manager.press(letter, APPROVE);
    expect(said).toContain('Nothing was changed: what was asked no longer makes sense. They have that role already.');
    await told(world.lead, 'Nothing is changed', 'roles had changed meanwhile');
  });

  test('what nobody answers ends after seven days', async () => {
    await asked(world.manager, world.amara, 'They become a duty person');
    await told(world.lead, `${world.amara.name} be a duty person.`);
    const item = await lastAsked();
    await world.skip(`${7 * 24}h`);
    await told(world.manager, 'Nothing is changed', 'Nobody approved it within seven days.');
    expect(await world.lead.forgePress(APPROVE, '', item)).toContain('Nobody answered within seven days');
  });
});

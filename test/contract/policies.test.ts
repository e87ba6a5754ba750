import { DateTime } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { deskAction, SHOW_PAGE } from '../../src/presentation/action-ids.js';
import { LONDON } from '../support/builders.js';
import { type ChatPerson, type SeenWindow, textOf } from './platforms/chat-client.js';
import { SAME, startWorld, told, type Where, type World } from './platforms/world.js';

/** Policies over each platform's own HTTP: what is reviewed, and who has accepted it. */

const ACCEPT = deskAction('accept-policy');
const DONE = deskAction('review-done');
const EARLY = deskAction('review-early');
const NOT_FOR_YOU = 'There is nothing here for you, or not any more.';
const TITLE = 'Safeguarding Policy';
const LINK = 'https://example.org/policies/safeguarding';
const EVERYBODY = 'Yes: what people have to do is different now';
const REVIEW = { version: '4', summary: 'Online groups are in it now', material: EVERYBODY, url: `${LINK}-4` };

const lastReviewed = DateTime.now().setZone(LONDON).minus({ days: 100 }).toISODate();
const POLICIES = `
policies:
  - { id: safeguarding, title: ${TITLE}, owner: leila, version: "3", lastReviewed: ${lastReviewed}, url: "${LINK}" }
  - { id: whistleblowing, title: Whistleblowing Policy, owner: fiona, version: "2", lastReviewed: ${lastReviewed} }
`;

let world: (World & { readonly where: Where }) | undefined;
afterEach(() => world?.stop());

/** Reminders wait for the morning. @returns the world when it is between ten and six */
async function byDay(where: Where): Promise<World> {
  world = { ...(await startWorld(where, { more: POLICIES })), where };
  const { lead } = world;
  // The file is taken up once the product looks at policies for the first time.
  await expect.poll(async () => textOf(await policies(lead))).toContain(TITLE);
  await lead.closeWindows();
  const now = DateTime.now().setZone(LONDON);
  if (now.hour >= 10 && now.hour < 18) return world;
  const ten = now.set({ hour: 10, minute: 0, second: 0 }).plus({ days: now.hour < 10 ? 0 : 1 });
  await world.skip(`${Math.ceil(ten.diff(now, 'minutes').minutes)}m`);
  return world;
}

async function policies(person: ChatPerson): Promise<SeenWindow> {
  await person.closeWindows();
  return person.openList('policy');
}

async function policy(person: ChatPerson, title = TITLE): Promise<SeenWindow> {
  await policies(person);
  // By its words, or by what a screen reader says of its button.
  return person.pressInRow(world?.where.staff === 'slack' ? `Read policy, ${title}` : `${title}, version`);
}

async function review(person: ChatPerson, answers: Readonly<Record<string, string>> = {}) {
  await policy(person);
  await person.pressInWindow('Review done');
  await person.fill({ ...REVIEW, ...answers });
  return person.sendCaseForm();
}

async function reviewed(person: ChatPerson, answers: Readonly<Record<string, string>> = {}): Promise<SeenWindow> {
  const sent = await review(person, answers);
  if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
  return sent.window;
}

const problemsOf = async (person: ChatPerson, answers: Readonly<Record<string, string>>) => {
  const sent = await review(person, answers);
  return sent.kind === 'refused' ? sent.problems.join(' ') : expect.unreachable('it was taken');
};
const howMany = async (person: ChatPerson, words: string) =>
  (await person.messages()).filter((message) => textOf(message).includes(words)).length;
const actionsOf = ({ buttons }: Pick<SeenWindow, 'buttons'>) => buttons.map(({ action }) => action.split(' ')[0]);
const labelsOf = ({ buttons }: Pick<SeenWindow, 'buttons'>) => buttons.map(({ label }) => label);

describe.each(SAME)('policies in $staff', (where) => {
  test('a changed policy is accepted by everybody, for exactly that version', async () => {
    const { lead, manager, skip, onDuty } = await byDay(where);
    const { duty, deputy } = await onDuty();
    const before = await policy(lead);
    expect(before.lines[0]).toBe(`${TITLE}, version 3`);
    expect(before.links).toEqual({ 'Open the policy': LINK });
    expect(labelsOf(before).filter((label) => !(label in before.links))).toEqual([
      'Review done',
      'Review early',
      'Evidence',
      'All policies',
    ]);
    const staff = await policy(duty);
    expect(labelsOf(staff).filter((label) => !(label in staff.links))).toEqual(['All policies']);
    await duty.closeWindows();

    const after = await reviewed(lead, {
      clientUrl: 'https://example.org/for-clients',
      clientWords: 'We keep you safe.',
    });
    expect(after.lines[0]).toBe(`${TITLE}, version 4`);
    expect(textOf(after)).toContain(`What changed in version 4: ${REVIEW.summary}`);
    expect(after.links).toEqual({
      'Open the policy': `${LINK}-4`,
      'Open client version': 'https://example.org/for-clients',
    });
    expect(textOf(after)).toContain('For clients, in plain words: We keep you safe.');

    const card = await told(duty, `The ${TITLE} changed on`, REVIEW.summary);
    expect(card.lines[0]).toMatch(/^The Safeguarding Policy changed on .*\. Read it and accept it by \d+ \w+ \d{4}\.$/);
    expect(await duty.announced(card)).toEqual([[card.lines[0]]]);
    expect(textOf(card)).toContain('You are reminded after 7, 14 and 21 days, then every 7 days, until');
    expect(labelsOf(card)).toEqual(['Read policy', 'Accept policy']);
    const window = await duty.open(card, SHOW_PAGE);
    expect(window.lines[0]).toBe(`${TITLE}, version 4`);
    expect(window.links['Open the policy']).toBe(`${LINK}-4`);
    expect(labelsOf(window)).toContain('Accept policy');
    await duty.closeWindows();
    await duty.press(card, ACCEPT);
    const accepted = await told(duty, `You accepted version 4 of the ${TITLE} on`);
    expect(accepted.buttons).toEqual([]);
    expect((await duty.messages()).filter((message) => textOf(message).includes(TITLE))).toHaveLength(1);

    // From the page as well.
    expect((await policies(deputy)).lines[0]).toBe('You have 1 policy to read and accept.');
    await policy(deputy);
    expect((await deputy.pressInWindow('Accept policy')).lines[0]).toBe('You have nothing to accept.');
    await told(deputy, `You accepted version 4 of the ${TITLE} on`);

    const page = await policies(lead);
    expect(textOf(page)).toContain('▓▓░░░░░░░░ 2 of 7 have accepted (29%)');
    await policy(lead);
    const who = await lead.pressInWindow('See who');
    expect(who.lines.at(-1)).toMatch(/^Not accepted yet: .*Grace Adeyemi/);
    for (const { name } of [duty, deputy]) expect(textOf(who)).not.toContain(name);
    await policy(manager);
    expect(textOf(await manager.pressInWindow('See who'))).not.toContain(manager.name);
    await policy(duty);
    expect(textOf(await duty.pressInWindow('All policies'))).not.toContain('have accepted');

    await skip('22d');
    const chased = await told(manager, `4 of your reports have not accepted the ${TITLE} yet.`);
    await told(lead, `5 people have not accepted the ${TITLE} yet.`);
    expect(labelsOf(chased)).toEqual(['See who']);
    for (const name of ['Grace', 'Amara', 'Tomasz', 'Leila']) expect(textOf(chased)).not.toContain(name);
    // One message, however often somebody was reminded.
    const late = `Reminder: your acceptance of the ${TITLE} is 1 day late.`;
    await told(lead, late, REVIEW.summary);
    await expect.poll(() => howMany(lead, late)).toBe(1);
    expect(await howMany(lead, `The ${TITLE} changed on`)).toBe(0);
  });

  test('an older card accepts nothing, and says which version has taken its place', async () => {
    const { lead, onDuty } = await byDay(where);
    const { duty } = await onDuty();
    await reviewed(lead);
    const card = await told(duty, 'What changed in version 4');
    const old = card.buttons.find(({ label }) => label === 'Accept policy')?.action ?? '';
    expect(old).toBe(ACCEPT);
    const item = await campaignOf(duty);
    await reviewed(lead, { version: '5', url: `${LINK}-5` });
    await told(duty, 'What changed in version 5');
    const said = await duty.forgePress(ACCEPT, '', item);
    expect(said).toContain('This was about version 4, so nothing was accepted. Version 5 has taken its place.');
    expect((await policies(duty)).lines[0]).toBe('You have 1 policy to read and accept.');
  });

  test('a review is refused where it can’t be right, and beside the question', async () => {
    const { lead, manager, onDuty } = await byDay(where);
    const { duty } = await onDuty();
    expect(await problemsOf(lead, { url: 'http://example.org' })).toContain('begins with https://');
    expect(await problemsOf(lead, { clientUrl: 'javascript:alert(1)' })).toContain('begins with https://');
    expect(await problemsOf(lead, { on: '2031-01-01' })).toContain('The day of the review is still to come.');
    expect(await problemsOf(lead, { next: '2020-01-01' })).toContain('would be due already');
    expect((await policy(lead)).lines[0]).toBe(`${TITLE}, version 3`);

    // Two at the same time: the second sees that it was done, and by whom.
    await policy(manager);
    await manager.pressInWindow('Review done');
    await manager.fill(REVIEW);
    await reviewed(lead);
    const sent = await manager.sendCaseForm();
    expect(sent.kind).toBe('refused');
    if (sent.kind === 'refused') expect(sent.problems.join(' ')).toContain(`${lead.name} recorded a review of`);
    expect(await problemsOf(lead, { version: '4' })).toContain('Give the changed policy a new version');

    for (const action of [DONE, EARLY])
      expect(await duty.forgePress(action, '', 'safeguarding 0')).toContain(NOT_FOR_YOU);
    expect(await duty.forgePress(SHOW_PAGE, '', 'policy who safeguarding 0')).toContain(NOT_FOR_YOU);
    expect(await duty.forgePress(SHOW_PAGE, '', 'policy evidence safeguarding')).toContain(NOT_FOR_YOU);
    expect(await duty.forgePress(ACCEPT, '', 'safeguarding nothing')).not.toContain('Thank you');
  });

  test('its owner is reminded, told of an early review, and ends both with one button', async () => {
    const { lead, manager, skip } = await byDay(where);
    await policy(manager);
    await manager.pressInWindow('Review early');
    await manager.fill({ reason: 'Another reason' });
    const without = await manager.sendCaseForm();
    expect(without).toMatchObject({ kind: 'refused', problems: ['Say why in a few words.'] });
    await manager.fill({ reason: 'Statutory guidance changed', words: 'New chapter' });
    const asked = await manager.sendCaseForm();
    if (asked.kind === 'refused') throw new Error(asked.problems.join('; '));
    expect(textOf(asked.window)).toContain('An early review was asked for on');
    const letter = await told(lead, 'is to be reviewed early, by', 'statutory guidance changed');
    expect(textOf(letter)).not.toContain(manager.name);
    expect(textOf(letter)).not.toContain('New chapter');
    expect(labelsOf(letter)).toEqual(['Review done', 'Read policy']);
    await lead.open(letter, DONE);
    await lead.fill({ ...REVIEW, material: 'No: nothing that matters to them has changed' });
    expect((await lead.sendCaseForm()).kind).toBe('done');
    await lead.closeWindows();
    const done = await told(lead, `The review of the ${TITLE} is recorded.`);
    expect(actionsOf(done)).toEqual([SHOW_PAGE]);

    await skip('310d');
    const due = await told(lead, `The ${TITLE} is due for its review by`);
    expect(textOf(due)).toContain('It is reviewed every 12 months, and was last reviewed on');
    expect(textOf(due)).toContain(
      '60, 30, 14 and 7 days before and on the day, then every 7 days while it is overdue.',
    );
    await skip('60d');
    await told(lead, `The review of the ${TITLE} is`, 'overdue');
    const late = await told(manager, `The review of the ${TITLE} is`, 'overdue');
    expect(textOf(late)).not.toContain(lead.name);
    // One that says that it was recorded, and one reminder, whatever came before it.
    await expect.poll(() => howMany(lead, `review of the ${TITLE} is`)).toBe(2);
  });

  test('who accepted which exact version is downloaded once, by whoever may see it', async () => {
    const { lead, onDuty } = await byDay(where);
    const { duty } = await onDuty();
    await reviewed(lead);
    await duty.press(await told(duty, 'What changed in version 4'), ACCEPT);
    await told(duty, 'You accepted version 4');
    await policy(lead);
    const page = await lead.pressInWindow('Evidence');
    const link = page.links['Download the list'] ?? expect.unreachable();
    const shown = await fetch(link);
    expect([shown.status, await shown.text()]).toEqual([200, expect.not.stringContaining(duty.name)]);
    const file = await fetch(link, { method: 'POST' });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="acceptances-safeguarding.csv"');
    const rows = (await file.text()).split('\r\n');
    expect(rows).toHaveLength(9);
    expect(rows[0]).toContain(',Asked on,Accepted (Europe/London),');
    const [own] = rows.filter((row) => row.includes(duty.name));
    expect(own).toMatch(
      /^Safeguarding Policy,4,https:\/\/example\.org\/policies\/safeguarding-4,[0-9a-f]{64},(Priya Shah|Sam Whitlock),\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d \d\d:\d\d,$/,
    );
    expect(rows.find((row) => row.includes('Tomasz'))).toMatch(/,,not yet$/);
    expect((await fetch(link, { method: 'POST' })).status).toBe(404);
  });
});

/** What the button of their newest card carries, which no screen shows. */
async function campaignOf(person: ChatPerson): Promise<string> {
  const { record } = world ?? expect.unreachable();
  return record.acceptItem(person.name);
}

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, plusDays, plusMonths } from '../../src/domain/reminders/reminder-days.js';
import { dayWords } from '../../src/presentation/wording.js';
import { SAME, startWorld, type World } from '../contract/platforms/world.js';
import { LONDON } from '../support/builders.js';
import { demonstrationToldIn } from '../support/demonstration.js';
import { type OpenPage, openPage } from '../support/open-page.js';
import type { PagePerson } from '../support/page-person.js';

/** Policies as people review and accept them, in the playground's page in a real browser. */

/** Nobody is asleep, so that a test at night is told as one by day. */
const ALWAYS = '\nreminders: { dailyAt: "00:00", quiet: "00:00-00:00" }\n';
const TITLE = 'Safeguarding Policy';
const CHANGED = 'Online groups are in it now.';
/** How far the clock is moved at once. */
const SKIPPED = 90;

describe.each(SAME)('policies in $staff, in a browser', (where) => {
  let world: World;
  let open: OpenPage;
  let lead: PagePerson;
  let manager: PagePerson;
  let amara: PagePerson;
  let sam: PagePerson;
  let skipped = 0;
  const today = (days = 0) => plusDays(dayOf(new Date(Date.now() + skipped * 86_400_000), LONDON), days);
  const lastReviewed = plusMonths(today(SKIPPED + 10), -12);
  // Of 29 February the 28th.
  const due = plusMonths(lastReviewed, 12);

  beforeAll(async () => {
    const file = await demonstrationToldIn(where.staff, 'priya', 'sam', 'leila', 'fiona', 'amara', 'tomasz', 'grace');
    const policy = `  - { id: safeguarding, title: ${TITLE}, owner: leila, version: "3", lastReviewed: ${lastReviewed}, url: "https://example.org/policies/3" }\n`;
    world = await startWorld(where, { organisation: `${file}${ALWAYS}policies:\n${policy}` });
    open = await openPage(world.product.pageUrl, where.staff);
    amara = await open.person('Amara Okafor');
    sam = await open.person('Sam Whitlock');
    lead = await open.person('Leila Haddad');
    manager = await open.personInPlaceOf('Priya Shah', 'Fiona Macleod');
  });
  afterAll(async () => {
    await open?.close();
    await world?.stop();
  });

  /** The page of the policy, from the list of all. */
  async function reads(person: PagePerson): Promise<void> {
    await open.opens(person, 'policy', 'Show policies');
    await person.pressInRow(`${TITLE}, version`, 'Read policy');
    await person.says('Questions about it: Leila Haddad.');
  }

  async function leadsTo(person: PagePerson, address: string): Promise<void> {
    const outside = await open.opensOutside(person, 'Open the policy');
    expect(outside.url()).toBe(address);
    await outside.close();
  }

  test('after 90 days its owner is told when the review is due and why', async () => {
    skipped = SKIPPED;
    await open.skip(`${SKIPPED}d`);
    const preview = `The ${TITLE} is due for its review by ${dayWords(due)}.`;
    await lead.hears(preview);
    expect(await lead.textOf(preview)).toContain(
      `It is reviewed every 12 months, and was last reviewed on ${dayWords(lastReviewed)}.`,
    );
    await lead.press(preview, 'Read policy');
    await lead.says(`${TITLE}, version 3`);
    await leadsTo(lead, 'https://example.org/policies/3');
    await lead.close();
    for (const other of [manager, amara, sam]) expect(await other.pane.getByText(TITLE).count()).toBe(0);
  });

  test('a review that changes what people do asks everybody to accept that version', async () => {
    await lead.press(`The ${TITLE} is due for its review`, 'Review done');
    const choice = lead.window.getByText('Yes: what people have to do is different now');
    // Nothing of it is cut off at the end of its line.
    expect(await choice.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    await lead.fill({
      'Which version is it now?': '4',
      'What changed?': CHANGED,
      'Is everybody to read and accept this version?': 'Yes: what people have to do is different now',
      'Link to this version': 'http://example.org/policies/4',
    });
    await lead.send('Record the review');
    await lead.says('Write a link that begins with https://.');
    expect(await lead.typedIn('What changed?')).toBe(CHANGED);
    await lead.fill({ 'Link to this version': 'https://example.org/policies/4' });
    await lead.send('Record the review');
    await lead.says(`${TITLE}, version 4`);
    await lead.says(`What changed in version 4: ${CHANGED}`);
    await lead.close();
    await lead.hears(`The review of the ${TITLE} is recorded.`);
    for (const person of [lead, manager, amara, sam]) {
      await person.hears(`Read it and accept it by`);
      await person.hears(CHANGED);
    }
  });

  test('it is read and accepted from the message, or from the list of policies', async () => {
    await amara.press(CHANGED, 'Read policy');
    await amara.says(`${TITLE}, version 4`);
    await leadsTo(amara, 'https://example.org/policies/4');
    await amara.close();
    await amara.press(CHANGED, 'Accept policy');
    await amara.hears(`You accepted version 4 of the ${TITLE} on`);

    await open.opens(sam, 'policy', 'Show policies');
    await sam.says('You have 1 policy to read and accept.');
    expect(await sam.window.innerText()).not.toContain('*');
    await sam.pressInRow(`${TITLE}, version 4`, 'Accept policy');
    await sam.says('You have nothing to accept.');
    await sam.says(`You accepted version 4 on ${dayWords(today())}.`);
    await sam.close();
    await sam.hears(`You accepted version 4 of the ${TITLE} on`);
  });

  test('how far it is stands on the page, and who is left is seen by whoever may', async () => {
    await reads(amara);
    expect(await amara.window.innerText()).not.toMatch(/have accepted|See who|Review done|Evidence/);
    await amara.close();

    await reads(lead);
    await lead.says('2 of 7 have accepted (29%)');
    await lead.pressInWindow('See who');
    await lead.says('Not accepted yet:');
    const left = await lead.window.innerText();
    for (const name of ['Priya Shah', 'Leila Haddad', 'Grace Adeyemi']) expect(left).toContain(name);
    for (const name of ['Amara Okafor', 'Sam Whitlock']) expect(left).not.toContain(name);
    await lead.pressInWindow('Back to the policy');
    await lead.says('2 of 7 have accepted (29%)');
    await lead.pressInWindow('Evidence');
    const outside = await open.opensOutside(lead, 'Download the list');
    const downloaded = outside.waitForEvent('download');
    await outside.getByRole('button', { name: 'Download' }).click();
    const file = await readFile(await (await downloaded).path(), 'utf8');
    await outside.close();
    expect(file.split('\r\n').filter((row) => row.startsWith(TITLE))).toHaveLength(7);
    expect(file).toMatch(/4,https:\/\/example\.org\/policies\/4,[0-9a-f]{64},Amara Okafor,/);
    await lead.close();

    await open.skip('22d');
    skipped += 22;
    const chased = `have not accepted the ${TITLE} yet.`;
    await manager.hears(`4 of your reports ${chased}`);
    await lead.hears(`5 people ${chased}`);
    const said = await manager.textOf(chased);
    for (const name of ['Priya', 'Tomasz', 'Grace', 'Leila']) expect(said).not.toContain(name);
    await manager.press(chased, 'See who');
    await manager.says('Not accepted yet:');
    await manager.says('Priya Shah');
    await manager.close();
  });

  test('an early review is asked for, and recorded without asking anybody to accept', async () => {
    await reads(manager);
    await manager.pressInWindow('Review early');
    await manager.fill({ 'Why?': 'Another reason' });
    await manager.send('Ask for the review');
    await manager.says('Say why in a few words.');
    await manager.fill({ 'Why?': 'Statutory guidance changed', 'In a few words': 'A new chapter' });
    await manager.send('Ask for the review');
    await manager.says('An early review was asked for on');
    await manager.close();
    const early = `The ${TITLE} is to be reviewed early, by ${dayWords(today(28))}`;
    await lead.hears(early);
    expect(await lead.textOf(early)).not.toMatch(/Fiona|A new chapter/);
    await lead.press(early, 'Review done');
    await lead.fill({
      'What changed?': 'Nothing',
      'Is everybody to read and accept this version?': 'No: nothing that matters to them has changed',
    });
    await lead.send('Record the review');
    await lead.says(`Leila Haddad recorded the last review, of ${dayWords(today())}.`);
    await lead.close();
    await lead.hears(`The review of the ${TITLE} is recorded.`);
  });

  test('the page made no complaint', () => {
    expect(open.complaints).toEqual([]);
  });
});

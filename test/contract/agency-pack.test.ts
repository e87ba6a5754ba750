import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS, caseAction } from '../../src/presentation/action-ids.js';
import { chronologyText } from '../../src/presentation/case/chronology-text.js';
import { textIn } from '../support/pdf-text.js';
import type { ChatPerson, SeenWindow } from './platforms/chat-client.js';
import { textOf } from './platforms/chat-client.js';
import { type Answers, raise, SAME, startWorld, told, type World } from './platforms/world.js';

/** What is taken out of a record for an agency: in a window to copy from, and by links, on each platform. */

/** Of every answer that somebody types: it may stand in windows and in drafts, and in no message. */
const SECRET = 'Quietwords';

describe.each(SAME)('a draft for an agency in $staff', (where) => {
  let world: World;
  let duty: ChatPerson;

  beforeAll(async () => {
    world = await startWorld(where);
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    ({ duty } = await world.onDuty());
    for (const person of [world.amara, duty, world.lead]) await person.closeWindows();
  });

  async function taken(answers: Answers = {}): Promise<string> {
    const reference = await raise(world.amara, { whatHappened: `${SECRET} happened.`, ...answers });
    await duty.press(await told(duty, reference), ACTIONS.acknowledge);
    await duty.open(await told(duty, `You have had ${reference} since`), ACTIONS.read);
    return reference;
  }

  /** From the case view that is open. */
  async function drafted(pack: string): Promise<SeenWindow> {
    await duty.pressInWindow(caseAction('draft-pack'));
    await duty.fill({ pack });
    const sent = await duty.sendCaseForm();
    if (sent.kind === 'refused') throw new Error(`not taken: ${sent.problems.join('; ')}`);
    return sent.window;
  }

  async function does(verb: 'add-note' | 'withdraw' | 'grant-access', answers: Answers): Promise<void> {
    await duty.pressInWindow(caseAction(verb));
    await duty.fill(answers);
    expect((await duty.sendCaseForm()).kind).toBe('done');
  }

  const post = (url: string | undefined) => fetch(url ?? expect.unreachable(), { method: 'POST' });
  /** The minute of the draft may pass between the window and the file. */
  const timeless = (text: string) => text.replace(/as it stood on .*\./, 'as it stood.');

  async function nothingSaid(): Promise<void> {
    for (const person of [world.amara, duty, world.lead, world.manager]) {
      for (const message of await person.messages()) expect(textOf(message)).not.toContain(SECRET);
    }
  }

  test('stands in the window with what is unknown, is written down, and is downloaded once by each link', async () => {
    const reference = await taken({ personAtRisk: 'Zoë Łukasz Ŵyn' });
    const window = await drafted('Adult Social Care, Example Borough');
    expect(textOf(window)).toContain('Draft. A person sends this; Safeguard has sent nothing.');
    const words = window.copyable.join('');
    // What is for the sender is not sent.
    expect(words).not.toContain('Draft.');
    expect(words).toContain('Referral to Adult Social Care, Example Borough');
    expect(words).toContain('Name or reference: Zoë Łukasz Ŵyn');
    expect(words).toContain(`in the words of whoever raised it: ${SECRET} happened.`);
    expect(words).toContain('Has needs for care and support: Not asked yet');
    expect(words).toContain('Date of birth: Not known');
    expect(words).toContain(`Person: ${duty.name}`);

    const text = await post(window.links['Open plain text']);
    expect([text.status, text.headers.get('content-disposition')]).toEqual([
      200,
      `inline; filename="${reference}-draft.txt"`,
    ]);
    expect(timeless(await text.text())).toBe(timeless(words));
    const pdf = await post(window.links['Download PDF']);
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="${reference}-draft.pdf"`);
    expect(await textIn(await pdf.arrayBuffer())).toContain('Zoë Łukasz Ŵyn');
    expect((await post(window.links['Open plain text'])).status).toBe(404);

    const concern = await world.record.concern(reference);
    expect(concern.chronology.at(-1)?.event).toEqual({
      kind: 'pack-drafted',
      pack: { kind: 'agency', agency: 'adult-social-care', agencyName: 'Adult Social Care', area: 'Example Borough' },
    });
    const accesses = await world.record.accesses(concern.id);
    expect(accesses.filter((entry) => entry.includes('download-pack'))).toEqual(Array(2).fill('download-pack allowed'));

    const back = await duty.leavePack();
    expect(back.title).toBe(reference);
    expect(textOf(back)).toContain('A draft was made: Referral to Adult Social Care, Example Borough');
    await nothingSaid();
  });

  test('of a long record comes in parts that together are the whole, also after the end', async () => {
    const reference = await taken();
    for (const number of [1, 2, 3, 4, 5]) {
      const text = `${SECRET} note ${number}. ${'Words of a long note. '.repeat(120)}`.trim();
      await does('add-note', { text, source: 'Fact: seen, heard or done', day: '2026-11-20', time: `09:1${number}` });
    }
    await does('withdraw', { reason: `${SECRET} reason` });
    let window = await drafted('Our own file: the whole chronology');
    expect(window.title).toBe('Chronology');
    const first = window.copyable;
    const parts = [...first];
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(3_000);
    while (window.buttons.some(({ label }) => label === 'Later parts')) {
      window = await duty.pressInWindow('Later parts');
      parts.push(...window.copyable);
    }
    while (window.buttons.some(({ label }) => label === 'Earlier parts')) {
      window = await duty.pressInWindow('Earlier parts');
    }
    expect(window.copyable).toEqual(first);
    expect(parts.length).toBeGreaterThan(first.length);

    const concern = await world.record.concern(reference);
    const names = new Map<string, string>();
    for (const { author } of concern.chronology) {
      if (author !== 'safeguard') names.set(author, await world.record.nameOf(author));
    }
    const routed = await Promise.all(
      concern.routed.map(async ({ person }) => [person, await world.record.nameOf(person)] as const),
    );
    for (const [person, name] of routed) names.set(person, name);
    const chronology = chronologyText(concern, (id) => names.get(id) ?? expect.unreachable(), 'Europe/London');
    expect(parts.join('')).toContain(chronology);
    expect(await (await post(window.links['Open plain text'])).text()).toBe(parts.join(''));
    await nothingSaid();
  });

  test('is not to be had by whoever does not work on the concern, though they may read it', async () => {
    const reference = await taken();
    await does('grant-access', { to: world.manager.name, until: '2026-12-20', reason: `${SECRET} knows` });
    await drafted('Police');
    const { id, chronology } = await world.record.concern(reference);
    const token = chronology.at(-1)?.token ?? expect.unreachable();
    await told(world.manager, `You were given access to ${reference}`);
    for (const person of [world.amara, world.manager]) {
      expect(await person.forgePress('case.pack', id, `${token}.0`)).toBe("We can't find that, or it is not for you.");
    }
    const refused = async () => (await world.record.accesses(id)).filter((entry) => entry === 'open-pack refused');
    expect(await refused()).toHaveLength(2);
  });

  test('stays in its window when a link in it is opened', async () => {
    await taken();
    const window = await drafted('LADO');
    for (const link of ['Download PDF', 'Open plain text']) {
      expect(await duty.pressInWindow(link)).toEqual(window);
    }
  });
});

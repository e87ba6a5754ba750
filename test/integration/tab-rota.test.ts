import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RotaPage, RotaTurn, SetupPage } from '../../src/http/tab-contract-rota.js';
import { deskAction } from '../../src/presentation/action-ids.js';
import { whoIsWho } from '../support/demonstration.js';
import { startTestProduct, type TestProduct } from '../support/product.js';
import { createTabVisitor } from '../support/tab-visitor.js';

/** The rota and the set-up of the tab as their requests are: who sees what, and that chat's own forms change it. */

const IDS = {
  'Amara Okafor': '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01',
  'Priya Shah': '2f9e1b64-8d3a-4f07-b6c9-5e7a1d4c3b02',
  'Sam Whitlock': 'c4a8d7f2-1e5b-4936-8f20-9b3d6a7e5c03',
  'Leila Haddad': '91b6e3d5-7c2f-4a84-a1d8-3f5c8e9b7d04',
  'Fiona Macleod': '5e2d9c81-6f4a-4b13-9e76-8a1b4d7c2e05',
  'Grace Adeyemi': '68c1d4e7-9a3b-4d70-b5f2-7c4e2a8d1f07',
} as const;
type Name = keyof typeof IDS;

let product: TestProduct;
let tab: ReturnType<typeof createTabVisitor>;
let duty: Name;
let deputy: Name;
beforeAll(async () => {
  product = await startTestProduct();
  tab = createTabVisitor(product);
  const who = await whoIsWho(product);
  [duty, deputy] = [who.dutyName as Name, who.deputyName as Name];
});
afterAll(() => product?.stop());

/** With their password: a session that was left while time passed is a lock. */
const visit = async (name: Name) => tab.inTeams(IDS[name], true);
const rotaOf = async (name: Name): Promise<RotaPage> => (await (await visit(name)).ask('GET', '/rota')).body;
const setupOf = async (name: Name): Promise<SetupPage> => (await (await visit(name)).ask('GET', '/setup')).body;

const turnsOf = ({ weeks }: RotaPage): RotaTurn[] =>
  weeks.flatMap(({ cells }) => cells.flatMap(({ turns }) => [...turns]));
const buttonsOf = (rota: RotaPage) => [
  ...[...turnsOf(rota), ...rota.notices, ...rota.changes].flatMap(({ buttons }) => buttons),
  ...rota.buttons,
];
const labelsOf = (rota: RotaPage) => [...new Set(buttonsOf(rota).map(({ label }) => label))].sort();
const day = (ahead: number) => DateTime.now().setZone('Europe/London').plus({ days: ahead }).toISODate() ?? '';

/** Fills in a form of chat's as the page does. */
async function fills(name: Name, button: { action: string; item?: string | undefined }, typed: object) {
  const { ask } = await visit(name);
  const pressed = await ask('POST', '/press', { action: button.action, item: button.item });
  const { form } = pressed.body;
  const chosen = Object.entries(typed).map(([id, answer]) => {
    const { options = [] } = form.parts.find((part: { id: string }) => part.id === id);
    return [id, options.find(({ label }: { label: string }) => label === answer)?.value ?? answer];
  });
  return (await ask('POST', '/form', { about: form.about, typed: Object.fromEntries(chosen) })).body;
}

describe('the rota', () => {
  test('is the same for everybody, and what can be done about it is for whoever may', async () => {
    const [staff, own, lead] = await Promise.all([rotaOf('Amara Okafor'), rotaOf(duty), rotaOf('Leila Haddad')]);
    const who = (rota: RotaPage) => turnsOf(rota).map((each) => [each.when, each.who, ...each.notes]);
    expect(staff.panels[0]).toMatchObject({ title: 'On duty now', who: duty, isGap: false, isYours: false });
    expect(staff.panels[0]?.lines).toEqual([expect.stringMatching(/^Until Mon /), `Deputy: ${deputy}.`]);
    expect(staff.panels[1]).toMatchObject({ title: 'Next', who: deputy });
    expect(staff.weeks.length).toBeGreaterThanOrEqual(8);
    for (const { cells } of staff.weeks) expect(cells.reduce((sum, { days }) => sum + days, 0)).toBe(7);
    expect(who(own)).toEqual(who(staff));
    expect(who(lead)).toEqual(who(staff));
    expect(labelsOf(staff)).toEqual([]);
    expect(labelsOf(own)).toEqual(['Swap']);
    expect(labelsOf(lead)).toEqual(['Change', 'People and roles']);
    expect(turnsOf(staff).some(({ isYours }) => isYours)).toBe(false);
    for (const each of turnsOf(own)) expect(each.isYours).toBe(each.who === duty);
  });

  test('a swap that is asked for shows to the two, with what each can do', async () => {
    // Of a turn to come, which no handover is near.
    const swap = buttonsOf(await rotaOf(duty)).findLast(({ label }) => label === 'Swap');
    const turn = DateTime.fromMillis(Number(swap?.item?.split('-')[0]), { zone: 'Europe/London' });
    const on = turn.plus({ days: 1 }).toISODate() ?? '';
    const when = { fromDay: on, fromTime: '13:00', toDay: on, toTime: '17:00' };
    const sent = await fills(duty, swap ?? expect.unreachable(), { ...when, other: deputy });
    expect(sent.shown.view.title).toBe('Rota');
    const noticesOf = async (name: Name) => (await rotaOf(name)).notices;
    expect((await noticesOf(duty)).map(({ buttons }) => buttons.map(({ label }) => label))).toEqual([['Withdraw']]);
    const [asked] = await noticesOf(deputy);
    expect(asked?.text).toMatch(new RegExp(`^${duty} asks you to be on duty from .* 13:00 to 17:00`));
    for (const name of ['Amara Okafor', 'Leila Haddad'] as const) expect(await noticesOf(name)).toEqual([]);

    const [accept] = asked?.buttons ?? [];
    await (await visit(deputy)).ask('POST', '/press', { action: accept?.action, item: accept?.item });
    const covered = turnsOf(await rotaOf('Amara Okafor')).find(({ when }) => when?.includes('13:00 – 17:00'));
    expect(covered).toMatchObject({ who: deputy, isGap: false });
    expect(covered?.notes).toContain('Changed');
    expect(await noticesOf(duty)).toEqual([]);
  });

  test('a lead puts somebody on duty with chat’s form, and may take it back', async () => {
    const change = buttonsOf(await rotaOf('Leila Haddad')).find(({ label }) => label === 'Change');
    const when = { fromDay: day(17), fromTime: '10:00', toDay: day(17), toTime: '12:00' };
    const asked = {
      ...when,
      person: 'Fiona Macleod',
      because: 'Another reason',
      earlier: 'Tell me, and change nothing',
    };
    expect((await fills('Leila Haddad', change ?? expect.unreachable(), asked)).kind).toBe('shown');
    const theirs = async () => turnsOf(await rotaOf('Fiona Macleod')).filter(({ isYours }) => isYours);
    expect((await theirs()).map(({ who, notes }) => [who, notes[0]])).toEqual([['Fiona Macleod', 'Changed']]);
    const { changes } = await rotaOf('Leila Haddad');
    expect(changes.find(({ text }) => text.startsWith('Changed: Fiona Macleod'))?.buttons[0]?.label).toBe('Take back');
    for (const name of ['Amara Okafor', duty] as const) expect((await rotaOf(name)).changes).toEqual([]);
    // A press that a page never showed them is refused as in chat.
    const forged = await (await visit('Amara Okafor')).ask('POST', '/press', {
      action: change?.action,
      item: change?.item,
    });
    expect(forged.body.kind).toBe('window');
  });

  test('a turn of somebody who has left is a gap to whoever can fill it, and nothing that others are told', async () => {
    const who = await whoIsWho(product);
    await who.deputy.deactivate();
    for (const _quarter of [1, 2, 3, 4]) await product.slack.skip('15m');
    await expect
      .poll(async () => (await rotaOf('Leila Haddad')).summary, { timeout: 15_000 })
      .toMatch(/^\d gaps in these weeks\.$/);
    const lead = await rotaOf('Leila Haddad');
    const gaps = turnsOf(lead).filter(({ isGap }) => isGap);
    expect(new Set(gaps.map((gap) => gap.who))).toEqual(new Set([deputy]));
    for (const { notes } of gaps) expect(notes).toContain('Has left');
    expect(lead.notices[0]?.text).toContain(`${deputy} has left and is on duty from`);
    expect(lead.notices[0]?.buttons.map(({ label }) => label)).toEqual(['Put somebody on duty']);
    expect(lead.panels.find(({ title }) => title === 'Next')).toMatchObject({ who: deputy, isGap: true });

    const staff = await rotaOf('Amara Okafor');
    expect(JSON.stringify(staff)).not.toMatch(/has left/i);
    expect([staff.notices, turnsOf(staff).filter(({ isGap }) => isGap)]).toEqual([[], []]);
    expect(staff.summary).toBe('The rota names somebody throughout.');

    const typed = { person: 'Fiona Macleod', because: 'Whoever has it is away', earlier: 'Replace it' };
    const [fill] = lead.notices[0]?.buttons ?? [];
    const when = await openedWith(fill ?? expect.unreachable());
    expect((await fills('Leila Haddad', fill ?? expect.unreachable(), { ...when, ...typed })).kind).toBe('shown');
    expect(turnsOf(await rotaOf('Leila Haddad')).filter(({ isGap }) => isGap).length).toBeLessThan(gaps.length);
  });

  /** When the form says that the gap is. */
  async function openedWith(button: { action: string; item?: string | undefined }) {
    const { form } = (
      await (await visit('Leila Haddad')).ask('POST', '/press', { action: button.action, item: button.item })
    ).body;
    const asked: readonly { id: string; answer?: string }[] = form.parts;
    const of = (id: string) => asked.find((part) => part.id === id)?.answer;
    return { fromDay: of('fromDay'), fromTime: of('fromTime'), toDay: of('toDay'), toTime: of('toTime') };
  }
});

describe('the set-up', () => {
  test.each(['Leila Haddad', 'Fiona Macleod', 'Grace Adeyemi'] as const)(
    'is there for %s, with what is to be done first',
    async (name) => {
      const setup = await setupOf(name);
      expect(setup.headline).toBe('Safeguard is not live. First put in place: encryption key.');
      expect(setup.isLive).toBe(false);
      expect(setup.progress).toBe(`${setup.done} of ${setup.of} are in place.`);
      expect([setup.inPlace.length, setup.toDo.length + setup.inPlace.length]).toEqual([setup.done, setup.of]);
      expect(setup.checked).toMatch(/^Checked at \d\d:\d\d:\d\d\.$/);
      const [first] = setup.toDo;
      expect(first).toMatchObject({ id: 'key', light: '✗ Needed' });
      expect(first?.buttons.map(({ action }) => action)).toEqual([deskAction('hold-key')]);
      // What is missing comes before what could be better, whatever the tests before this one left of the rota.
      const isMissing = setup.toDo.map(({ light }) => light.startsWith('✗'));
      expect(isMissing).toEqual([...isMissing].sort((one, other) => Number(other) - Number(one)));
      expect(isMissing).toContain(false);
      for (const { todo, rows } of setup.toDo) expect(todo.length + rows.length).toBeGreaterThan(0);
      expect(setup.toDo.find(({ id }) => id === 'rota')?.buttons.map(({ item }) => item)).toEqual(['rota']);
      for (const { todo } of setup.inPlace) expect(todo).toEqual([]);
    },
  );

  test('shows who has not answered their test message', async () => {
    const send = (await setupOf('Leila Haddad')).toDo.find(({ id }) => id === 'test-card')?.buttons[0];
    await (await visit('Leila Haddad')).ask('POST', '/press', { action: send?.action });
    const cards = (await setupOf('Leila Haddad')).toDo.find(({ id }) => id === 'test-card');
    expect(cards?.rows.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Leila Haddad: sent at .* not pressed yet/),
    );
  });

  test('is not there for anybody else', async () => {
    for (const name of ['Amara Okafor', duty] as const) {
      const { opened, ask } = await visit(name);
      expect(opened.body.pages.map((page: { name: string }) => page.name)).not.toContain('setup');
      expect(await ask('GET', '/setup')).toEqual(await ask('GET', '/no-such-page'));
    }
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { FormToken } from '../../src/domain/ids.js';
import { plusDays } from '../../src/domain/reminders/reminder-days.js';
import type { Typed } from '../../src/presentation/case/questions.js';
import type { DeskForm } from '../../src/presentation/desk/desk-part.js';
import { openWorkforceDesk, type WorkforceDesk } from '../support/workforce-desk.js';

/** What people are shown and told of checks, over the real stores. */

const TODAY = '2026-11-26';

let desk: WorkforceDesk;
afterEach(() => desk.close());

async function open(overrides: Parameters<typeof openWorkforceDesk>[0] = {}) {
  desk = await openWorkforceDesk({ dbs: [], training: [], policies: [], ...overrides });
  const instance = await desk.anInstance();
  await instance.follow();
  return instance;
}

/** What becomes of a form that somebody opens and sends. */
async function sends(form: DeskForm | undefined, by: string, item: string, typed: Typed, token?: FormToken) {
  const shown = await form?.open(await desk.person(by), item);
  return shown?.answers.send(typed, token ?? desk.newForm());
}

describe('what is wrong of a check', () => {
  it('stands beside the question that it is about', async () => {
    const { desk: part } = await open();
    const { 'record-check': record, 'book-check': book } = part.forms ?? {};
    const registration = `registration.${desk.idOf('amara')}`;
    const typed = { on: TODAY, checker: desk.idOf('fiona') };
    expect(await sends(record, 'amara', registration, { ...typed, on: '0206-01-01' })).toMatchObject({
      question: 'on',
    });
    expect(await sends(record, 'amara', registration, { ...typed, nextOn: '2206-01-01' })).toMatchObject({
      question: 'nextOn',
    });
    expect(await sends(record, 'amara', registration, { ...typed, checker: desk.idOf('amara') })).toMatchObject({
      question: 'checker',
    });
    expect(await sends(book, 'amara', registration, { on: plusDays(TODAY, 200) })).toMatchObject({ question: 'on' });
  });
});

describe('an older check', () => {
  it('is refused beside its day, and leaves nothing behind', async () => {
    const { desk: part } = await open();
    const record = part.forms?.['record-check'];
    const awareness = `awareness.${desk.idOf('amara')}`;
    expect(await sends(record, 'amara', awareness, { on: TODAY, checker: desk.idOf('fiona') })).toMatchObject({
      kind: 'done',
    });
    await desk.told();
    expect(await sends(record, 'amara', awareness, { on: '2026-11-20', checker: desk.idOf('leila') })).toEqual({
      kind: 'refused',
      lines: ['The last one, of 26 November 2026, is newer: nothing would change.'],
      question: 'on',
    });
    expect((await desk.register('amara')).items.awareness?.checks).toHaveLength(1);
    expect(await desk.told()).toEqual([]);
  });
});

describe('a new certificate', () => {
  const seen = { level: 'enhanced', workforce: 'adult', barredLists: 'adults', originalSeen: 'yes' };
  const typed = () => ({
    result: 'new-certificate',
    onUpdateService: 'yes',
    on: TODAY,
    checker: desk.idOf('fiona'),
  });
  const ofAmara = () => `dbs.${desk.idOf('amara')}`;

  it('is asked what it covers, and counts once somebody saw the original', async () => {
    const { desk: part } = await open();
    const record = part.forms?.['record-check'];
    expect(await sends(record, 'fiona', ofAmara(), typed())).toEqual({ kind: 'asks-more' });
    const notSeen = { ...typed(), ...seen, originalSeen: 'no' };
    expect(await sends(record, 'fiona', ofAmara(), notSeen)).toMatchObject({ question: 'originalSeen' });
    const inVain = { ...typed(), ...seen, level: 'basic' };
    expect(await sends(record, 'fiona', ofAmara(), inVain)).toMatchObject({ question: 'barredLists' });
    expect(await sends(record, 'fiona', ofAmara(), { ...typed(), ...seen })).toMatchObject({ kind: 'done' });
  });

  it('ends that a new one is needed, whichever day it was issued on', async () => {
    const { desk: part } = await open();
    const record = part.forms?.['record-check'];
    const apply = { ...typed(), result: 'apply-for-new', on: '2026-11-20' };
    expect(await sends(record, 'fiona', ofAmara(), apply)).toMatchObject({ kind: 'done' });
    const issued = { ...typed(), ...seen, on: '2026-11-10' };
    expect(await sends(record, 'fiona', ofAmara(), issued)).toMatchObject({ kind: 'done' });
    const page = await part.pages?.workforce?.(await desk.person('fiona'), `of ${desk.idOf('amara')}`);
    expect(JSON.stringify(page)).toContain('DBS, current (due by 10 November 2027). Last: 10 November 2026');
  });

  it('stands on the page in one line, with the end of its number for whoever sees to them', async () => {
    const dbs = {
      person: 'amara',
      level: 'enhanced',
      workforce: 'adult',
      barredLists: true,
      certificate: '001234567890',
      issued: '2024-01-15',
      updateService: true,
    };
    const { desk: part } = await open({ dbs: [dbs] });
    const line = async (viewer: string) => {
      const page = await part.pages?.workforce?.(await desk.person(viewer), `of ${desk.idOf('amara')}`);
      return JSON.stringify(page);
    };
    const covers =
      'DBS certificate of 15 January 2024: enhanced, adult workforce, barred lists checked, on the Update Service';
    expect(await line('fiona')).toContain(`${covers}, number ends 7890.`);
    expect(await line('amara')).toContain(`${covers}.`);
    expect(await line('amara')).not.toContain('7890');
    await sends(part.forms?.['record-check'], 'fiona', ofAmara(), { ...typed(), ...seen });
    expect(await line('fiona')).toContain(
      "DBS certificate of 26 November 2026: enhanced, adult workforce, adults' barred list checked, original seen, on the Update Service with their consent.",
    );
  });
});

describe('somebody among many', () => {
  it('is found by their name, among those whose checks the viewer sees to', async () => {
    const { desk: part } = await open();
    const find = part.forms?.['find-checks'];
    expect(await sends(find, 'fiona', '', { person: desk.idOf('amara') })).toEqual({
      kind: 'done',
      page: 'workforce',
      rest: `of ${desk.idOf('amara')}`,
    });
    expect(await sends(find, 'fiona', '', {})).toEqual({
      kind: 'problems',
      problems: { person: 'Please choose somebody.' },
    });
    expect(await find?.open(await desk.person('sam'), '')).toBeUndefined();
    expect(await desk.looks()).toEqual([]);
  });
});

describe('a look at somebody’s checks', () => {
  it('is logged of everybody but the person, and of whoever is refused', async () => {
    const { desk: part } = await open();
    const amara = desk.idOf('amara');
    for (const viewer of ['amara', 'fiona', 'leila', 'sam']) {
      await part.pages?.workforce?.(await desk.person(viewer), `of ${amara}`);
    }
    expect(await desk.looks()).toEqual(['fiona: amara, allowed', 'leila: amara, allowed', 'sam: amara, refused']);
  });

  it('is none where nothing of it is shown', async () => {
    const { desk: part } = await open();
    const fiona = await desk.person('fiona');
    await part.pages?.workforce?.(fiona, '');
    await part.forms?.['record-check']?.open(fiona, `dbs.${desk.idOf('amara')}`);
    await part.forms?.['start-leave']?.open(fiona, desk.idOf('amara'));
    await part.pages?.workforce?.(fiona, 'of nobody');
    expect(await desk.looks()).toEqual([]);
  });
});

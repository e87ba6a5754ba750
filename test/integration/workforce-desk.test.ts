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

import { afterEach, describe, expect, it } from 'vitest';
import { createImportChecks } from '../../src/application/workforce/import-checks.js';
import { createListChecks } from '../../src/application/workforce/list-checks.js';
import { at } from '../support/builders.js';
import { openWorkforceDesk, type WorkforceDesk } from '../support/workforce-desk.js';

/** Lists of checks over the real stores: what is logged, and what two presses at once do. */

const NOW = at('2026-11-26T10:00');

let desk: WorkforceDesk;
afterEach(() => desk.close());

async function open() {
  desk = await openWorkforceDesk({ dbs: [], training: [], policies: [] });
  const instance = await desk.anInstance();
  await instance.follow();
  await desk.told();
  const deps = { ...instance, clock: { now: () => NOW } };
  return { importChecks: createImportChecks(deps), listChecks: createListChecks(deps) };
}

const awareness = () =>
  ({
    about: desk.idOf('amara'),
    command: { verb: 'record-check', kind: 'awareness', on: '2026-11-26', checker: desk.idOf('fiona') },
    token: desk.newForm(),
  }) as const;

describe('a list of checks', () => {
  it('is logged for each person whose checks it shows, on its way out and in', async () => {
    const { importChecks, listChecks } = await open();
    const leila = await desk.person('leila');
    await listChecks.list(leila);
    expect(await desk.looks()).toContain('leila: amara, allowed');
    const before = (await desk.looks()).length;
    await importChecks.look(leila, ['amara', 'amara', 'nobody', 'leila']);
    expect((await desk.looks()).slice(before)).toEqual(['leila: amara, allowed']);
  });

  it('is recorded once where two press at the same time, by whoever pressed, and tells whoever is named', async () => {
    const { importChecks } = await open();
    const leila = await desk.person('leila');
    const check = awareness();
    const tried = await importChecks.attempt(leila, [check]);
    expect(tried?.outcomes).toEqual([{ kind: 'done' }]);
    expect((await desk.register('amara')).items.awareness?.checks ?? []).toEqual([]);
    expect(await desk.told()).toEqual([]);

    const press = () => importChecks.record(leila, [check], tried?.prints ?? new Map());
    const outcomes = (await Promise.all([press(), press()])).flatMap((each) => each?.map(({ kind }) => kind) ?? []);
    expect(outcomes.toSorted()).toEqual(['changed-meanwhile', 'done']);
    expect((await desk.register('amara')).items.awareness?.checks).toMatchObject([
      { on: '2026-11-26', checker: desk.idOf('fiona'), recorded: { by: desk.idOf('leila') } },
    ]);
    expect(await desk.told()).toEqual(['fiona: named-as-checker awareness']);
  });
});

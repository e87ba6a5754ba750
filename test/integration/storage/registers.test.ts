import { afterEach, describe, expect, it } from 'vitest';
import type { CheckCommand } from '../../../src/domain/workforce/change-register.js';
import { itemOf, newestCheck } from '../../../src/domain/workforce/checks.js';
import { at } from '../../support/builders.js';
import { described, PEOPLE } from '../../support/described.js';
import { openWorkforceDesk, type WorkforceDesk } from '../../support/workforce-desk.js';

/** Registers over the real stores: what is kept of file and chat, who is told what and once, in several instances. */

const checked = (person: string, lastChecked: string) => ({
  person,
  level: 'enhanced',
  workforce: 'adult',
  barredLists: true,
  issued: '2020-01-15',
  updateService: true,
  lastChecked,
});
/** Amara, whom Fiona sees to, is due on 4 December 2026; nobody else is within the days of a reminder. */
const DBS = [checked('amara', '2025-12-04'), checked('priya', '2026-11-01')];
const REMINDERS = { person: ['30d', '7d', '0d'], manager: ['7d', '0d'], overdueEvery: '7d', dailyAt: '08:00' };

let desk: WorkforceDesk;
afterEach(() => desk.close());

async function open(overrides: Parameters<typeof openWorkforceDesk>[0] = {}, now?: Date) {
  desk = await openWorkforceDesk({ dbs: DBS, training: [], reminders: REMINDERS, policies: [], ...overrides }, now);
  return desk.anInstance();
}

async function settings(sections: object): Promise<void> {
  await desk.records.writeSettings(sections);
}

async function later(follow: () => Promise<void>, time: string): Promise<readonly string[]> {
  desk.setNow(at(time));
  await follow();
  return desk.told();
}

const dbsOf = async (fileId: string) => newestCheck(itemOf(await desk.register(fileId), 'dbs'));

function record(overrides: object = {}): CheckCommand {
  return {
    verb: 'record-check',
    kind: 'dbs',
    on: '2026-11-26',
    checker: desk.idOf('fiona'),
    result: 'current',
    onUpdateService: true,
    ...overrides,
  } as CheckCommand;
}

describe('reminders', () => {
  it('come on their days, to the person and their manager, and once', async () => {
    const { follow } = await open();
    expect(await later(follow, '2026-11-26T10:00')).toEqual(['amara: check-due dbs']);
    expect(await later(follow, '2026-11-27T07:59')).toEqual([]);
    expect(await later(follow, '2026-11-27T08:00')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
    for (const time of ['2026-11-27T08:01', '2026-12-03T23:00']) expect(await later(follow, time)).toEqual([]);
    expect(await later(follow, '2026-12-04T08:00')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
    expect(await later(follow, '2026-12-11T08:00')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
  });

  it('are one after a long stop, and wait for the end of the night', async () => {
    const { follow } = await open({ reminders: { ...REMINDERS, quiet: '19:00-07:30' } });
    await later(follow, '2026-11-26T10:00');
    expect(await later(follow, '2027-02-10T22:00')).toEqual([]);
    expect(await later(follow, '2027-02-11T07:29')).toEqual([]);
    expect(await later(follow, '2027-02-11T07:30')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
  });

  it('are recorded once by several instances at the same time', async () => {
    const first = await open();
    const instances = [first, await desk.anInstance(), await desk.anInstance()];
    for (const [time, expected] of [
      ['2026-11-26T10:00', ['amara: check-due dbs']],
      ['2026-11-27T08:00', ['amara: check-due dbs', 'fiona: team-checks-due team']],
      ['2026-12-04T08:00', ['amara: check-due dbs', 'fiona: team-checks-due team']],
    ] as const) {
      desk.setNow(at(time));
      await Promise.all(instances.map(({ follow }) => follow()));
      expect(await desk.told()).toEqual(expected);
    }
  });

  it('stop while it is booked, and one stands for what was missed', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    const booking = { verb: 'book-check', kind: 'dbs', on: '2026-12-08' } as const;
    expect(await workOnChecks(amara, amara.id, booking, desk.newForm())).toEqual({ kind: 'done' });
    for (const time of ['2026-11-27T08:00', '2026-12-04T08:00', '2026-12-08T12:00']) {
      expect(await later(follow, time)).toEqual([]);
    }
    expect(await later(follow, '2026-12-09T08:00')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
    expect(await later(follow, '2026-12-10T08:00')).toEqual([]);
  });

  it('stop while somebody is on leave, until they are back before its end', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const [amara, fiona] = [await desk.person('amara'), await desk.person('fiona')];
    await workOnChecks(fiona, amara.id, { verb: 'start-leave', until: '2027-06-01' }, desk.newForm());
    expect(await later(follow, '2027-03-01T08:00')).toEqual([]);
    await workOnChecks(fiona, amara.id, { verb: 'end-leave' }, desk.newForm());
    expect(await desk.told()).toEqual(['amara: check-due dbs']);
    expect(await later(follow, '2027-03-02T08:00')).toEqual(['fiona: team-checks-due team']);
  });

  it('stop for whoever has left, and go on when they are back', async () => {
    const { follow } = await open();
    await later(follow, '2026-11-26T10:00');
    await desk.records.leave(desk.idOf('amara'));
    expect(await later(follow, '2026-12-04T08:00')).toEqual([]);
    expect(await desk.nextAt('amara')).toBeUndefined();
    expect((await desk.register('amara')).isHere).toBe(false);
    await desk.connection
      .collection<{ _id: string }>('people')
      .updateOne({ _id: desk.idOf('amara') }, { $set: { active: true } });
    expect(await later(follow, '2026-12-07T08:00')).toEqual(['amara: check-due dbs', 'fiona: team-checks-due team']);
    expect((await desk.register('amara')).startedOn).toBeUndefined();
  });

  it('are looked for no more where time changes nothing', async () => {
    const { follow, registers } = await open();
    await later(follow, '2026-11-26T10:00');
    await registers.lookAgainAt(desk.idOf('sam'), at('2026-11-26T09:00'));
    expect(await later(follow, '2026-11-26T10:02')).toEqual([]);
    expect(await desk.nextAt('sam')).toBeUndefined();
  });

  it('of those who have no line manager go to whoever is a manager, and never about themselves', async () => {
    const { follow } = await open({ dbs: [checked('priya', '2025-12-04'), checked('fiona', '2025-12-04')] });
    expect(await later(follow, '2026-11-27T10:00')).toEqual([
      'fiona: check-due dbs',
      'fiona: team-checks-due team',
      'leila: team-checks-due team',
      'priya: check-due dbs',
    ]);
  });
});

describe('a check that is recorded', () => {
  it('ends the reminders, whoever of the three records it, and once', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    const form = desk.newForm();
    for (const by of ['amara', 'fiona', 'leila', 'amara']) {
      expect(await workOnChecks(await desk.person(by), amara.id, record(), form)).toEqual({ kind: 'done' });
    }
    expect(itemOf(await desk.register('amara'), 'dbs').checks).toHaveLength(3);
    expect(await desk.told()).toEqual(['fiona: named-as-checker dbs']);
    expect(await later(follow, '2026-12-04T08:00')).toEqual([]);
    expect(await desk.nextAt('amara')).toEqual(at('2027-10-27T08:00'));
  });

  it('is refused to everybody else, by a checker who is the person, and of days to come', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    const refused = async (by: string, command: CheckCommand) => {
      const outcome = await workOnChecks(await desk.person(by), amara.id, command, desk.newForm());
      return outcome.kind === 'refused' ? outcome.because : outcome.kind;
    };
    for (const by of ['priya', 'sam']) expect(await refused(by, record())).toBe('not-theirs-to-do');
    expect(await refused('amara', { verb: 'start-leave', until: '2026-12-31' })).toBe('not-theirs-to-do');
    expect(await refused('leila', record({ checker: amara.id }))).toBe('own-checker');
    expect(await refused('leila', record({ checker: desk.idOf('nobody') }))).toBe('no-such-checker');
    expect(await refused('leila', record({ on: '2026-11-27' }))).toBe('day-to-come');
    await desk.records.leave(desk.idOf('leila'));
    expect(await refused('fiona', record())).toBe('done');
  });

  it('that asks for a new one is told to the line manager alone, at once, and waits for the morning', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    await workOnChecks(amara, amara.id, record({ result: 'apply-for-new' }), desk.newForm());
    expect(await desk.told()).toEqual(['fiona: named-as-checker dbs', 'fiona: new-check-needed dbs']);
    // Of a day they are told once, and then each week.
    expect(await later(follow, '2026-12-02T08:00')).toEqual([]);
    expect(await later(follow, '2026-12-03T08:00')).toEqual(['fiona: team-checks-due team']);

    desk.setNow(at('2026-12-05T22:00'));
    await workOnChecks(amara, amara.id, record({ on: '2026-12-05', result: 'not-found' }), desk.newForm());
    await follow();
    expect(await desk.told()).toEqual([]);
    expect(await later(follow, '2026-12-06T07:30')).toEqual([
      'fiona: named-as-checker dbs',
      'fiona: new-check-needed dbs',
    ]);
  });
});

describe('whoever is named as the one who made a check', () => {
  it('hears of it from whoever named them, once, and in the morning', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T22:00');
    await desk.told();
    const amara = await desk.person('amara');
    const form = desk.newForm();
    for (const _ of [1, 2]) await workOnChecks(amara, amara.id, record(), form);
    await follow();
    expect(await desk.told()).toEqual([]);
    expect(await later(follow, '2026-11-27T07:30')).toEqual(['fiona: named-as-checker dbs']);
    expect(await later(follow, '2026-11-27T12:00')).toEqual([]);
  });

  it('hears nothing of what they recorded themselves', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const [amara, fiona] = [await desk.person('amara'), await desk.person('fiona')];
    await workOnChecks(fiona, amara.id, record(), desk.newForm());
    expect(await desk.told()).toEqual([]);
  });

  it('hears of each kind, and nothing of one that was refused', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    await workOnChecks(amara, amara.id, record({ on: '2024-11-26' }), desk.newForm());
    expect(await desk.told()).toEqual([]);
    await workOnChecks(amara, amara.id, record(), desk.newForm());
    await workOnChecks(amara, amara.id, record({ kind: 'awareness', checker: desk.idOf('sam') }), desk.newForm());
    expect(await desk.told()).toEqual(['fiona: named-as-checker dbs', 'sam: named-as-checker awareness']);
  });

  it('is led to the person where they may see them, and told of nobody otherwise', async () => {
    const { follow, letters, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    const seen = async (fileId: string) => {
      const to = await desk.person(fileId);
      const letter = {
        kind: 'letter',
        to: to.id,
        about: 'named-as-checker',
        item: `dbs.${amara.id}` as never,
      } as const;
      return (await letters['named-as-checker'](letter, to))?.content;
    };
    await workOnChecks(amara, amara.id, record({ on: '2026-11-19' }), desk.newForm());
    await workOnChecks(amara, amara.id, record({ on: '2026-11-20', checker: desk.idOf('sam') }), desk.newForm());
    const made = { check: 'dbs', isCertificate: false };
    expect(await seen('fiona')).toMatchObject({ made: { ...made, on: '2026-11-19' }, seen: amara.id, isLead: false });
    expect(await seen('sam')).toMatchObject({ made: { ...made, on: '2026-11-20' }, seen: undefined, isLead: false });
    expect(await seen('leila')).toMatchObject({ made: undefined, isLead: true });
  });

  it('stands on the page beside whoever wrote it down, where that is somebody else', async () => {
    const { follow, workOnChecks, seeWorkforce } = await open();
    await later(follow, '2026-11-26T10:00');
    const [amara, fiona] = [await desk.person('amara'), await desk.person('fiona')];
    await workOnChecks(amara, amara.id, record({ on: '2026-11-20' }), desk.newForm());
    const last = async () =>
      (await seeWorkforce.person(fiona, amara.id))?.checks.find(({ kind }) => kind === 'dbs')?.last;
    expect(await last()).toMatchObject({ checker: 'Fiona', recorded: { by: 'Amara', on: '2026-11-26' } });
    await workOnChecks(fiona, amara.id, record(), desk.newForm());
    expect(await last()).toEqual({ on: '2026-11-26', result: 'current', checker: 'Fiona' });
  });
});

describe('the organisation file', () => {
  it('counts where it is changed, and undoes nothing where it says the same', async () => {
    const { follow, workOnChecks } = await open();
    await later(follow, '2026-11-26T10:00');
    const amara = await desk.person('amara');
    await workOnChecks(amara, amara.id, record(), desk.newForm());
    await settings({ dbs: [...DBS], training: [{ person: 'priya', course: 'awareness', completed: '2026-11-01' }] });
    await later(follow, '2026-11-26T10:02');
    expect((await dbsOf('amara'))?.on).toBe('2026-11-26');
    expect(itemOf(await desk.register('priya'), 'awareness').checks).toEqual([{ on: '2026-11-01' }]);

    await settings({ dbs: [checked('amara', '2026-11-27')] });
    await later(follow, '2026-11-27T10:00');
    expect((await dbsOf('amara'))?.on).toBe('2026-11-27');
    // A person whom it does not name any more keeps what is known of them.
    expect((await dbsOf('priya'))?.on).toBe('2026-11-01');
  });

  it('moves reminders where it changes their days', async () => {
    const { follow } = await open();
    await later(follow, '2026-11-26T10:00');
    await settings({ reminders: { ...(await desk.records.stored()).settings.reminders, person: ['30d', '3d'] } });
    await later(follow, '2026-11-26T10:02');
    expect(await desk.nextAt('amara')).toEqual(at('2026-12-01T08:00'));
  });

  it('moves what is due where it changes how long a check counts', async () => {
    const { follow } = await open();
    await later(follow, '2026-11-26T10:00');
    const { reminders } = (await desk.records.stored()).settings;
    await settings({ reminders: { ...reminders, dbsOnUpdateServiceEvery: '24mo' } });
    await later(follow, '2026-11-26T10:02');
    expect(await desk.nextAt('amara')).toEqual(at('2027-11-04T08:00'));
  });

  it('makes starters of those who come later, who have six weeks for their induction', async () => {
    const { follow } = await open();
    await later(follow, '2026-11-26T10:00');
    expect((await desk.register('sam')).startedOn).toBeUndefined();
    const robin = described('robin', { manager: 'fiona' });
    await desk.people.seed(desk.organisation.peopleOf({ people: [...PEOPLE, robin] } as never));
    expect(await later(follow, '2026-11-26T10:02')).toEqual([]);
    expect((await desk.register('robin')).startedOn).toBe('2026-11-26');
    expect(await desk.nextAt('robin')).toEqual(at('2026-12-08T08:00'));
    expect(await later(follow, '2026-12-08T08:00')).toContain(`${desk.idOf('robin')}: check-due induction`);
    // Of whoever was here first nothing is asked that nobody recorded.
    expect((await desk.register('sam')).startedOn).toBeUndefined();
  });

  it('asks for training while somebody has the role', async () => {
    const training = [{ person: 'amara', course: 'duty-person', completed: '2024-11-27' }];
    const { follow } = await open({ training, dbs: [] });
    expect(await later(follow, '2026-11-26T10:00')).toEqual([]);
    await desk.roles.give(desk.idOf('amara'), 'duty', 'ask-1' as never);
    expect(await later(follow, '2026-11-26T10:02')).toEqual([
      'amara: check-due duty-training',
      'fiona: team-checks-due team',
    ]);
    await desk.roles.take(desk.idOf('amara'), 'duty', 'ask-2' as never);
    await later(follow, '2026-11-26T10:04');
    expect(await later(follow, '2026-11-27T08:00')).toEqual([]);
  });

  it('is looked at each minute, and nothing is written until something is new', async () => {
    const { follow, keepRegisters } = await open();
    await later(follow, '2026-11-26T10:00');
    const versions = async () =>
      (await desk.connection.collection('matters').find({ shelf: 'workforce' }).toArray()).map(
        ({ version }) => version,
      );
    const before = await versions();
    for (const time of ['2026-11-26T10:02', '2026-11-26T10:04']) await later(follow, time);
    await keepRegisters();
    // Another instance that starts.
    await (await desk.anInstance()).follow();
    expect(await desk.told()).toEqual([]);
    expect(await versions()).toEqual(before);
  });
});

describe('a letter that waits', () => {
  it('is not needed any more once the check is recorded, booked, or the person away', async () => {
    const { follow, workOnChecks, letters } = await open();
    await later(follow, '2026-11-26T10:00');
    const [amara, fiona] = [await desk.person('amara'), await desk.person('fiona')];
    const letter = { kind: 'letter', to: amara.id, about: 'check-due', item: `dbs.${amara.id}` as never } as const;
    const written = async () => (await letters['check-due'](letter, amara)) ?? expect.unreachable();
    expect(await written()).toMatchObject({ isNeeded: true, content: { state: { kind: 'open' } } });
    await workOnChecks(fiona, amara.id, { verb: 'start-leave', until: '2027-06-01' }, desk.newForm());
    expect(await written()).toMatchObject({ isNeeded: false, content: { state: { kind: 'on-leave' } } });
    await workOnChecks(fiona, amara.id, { verb: 'end-leave' }, desk.newForm());
    await workOnChecks(amara, amara.id, { verb: 'check-submitted', kind: 'dbs' }, desk.newForm());
    expect(await written()).toMatchObject({ isNeeded: false, content: { state: { kind: 'submitted' } } });
    await workOnChecks(amara, amara.id, record(), desk.newForm());
    expect(await written()).toMatchObject({ isNeeded: false, content: { state: { kind: 'recorded' } } });
  });

  it('says to a manager how many, and nothing of whose', async () => {
    const { follow, letters } = await open();
    await later(follow, '2026-11-27T10:00');
    const fiona = await desk.person('fiona');
    const letter = { kind: 'letter', to: fiona.id, about: 'team-checks-due', item: 'team' as never } as const;
    const written = await letters['team-checks-due'](letter, fiona);
    expect(written).toMatchObject({ isNeeded: true, content: { counts: [{ group: 'dbs', due: 1, overdue: 0 }] } });
    expect(JSON.stringify(written)).not.toContain(desk.idOf('amara'));
  });
});

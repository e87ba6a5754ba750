import { describe, expect, it } from 'vitest';
import { chase } from '../../../../src/domain/case/chasing.js';
import type { CaseEvent } from '../../../../src/domain/case/events.js';
import { withDue } from '../../../../src/domain/case/with-due.js';
import { entryAt } from '../../../../src/domain/chronology.js';
import { type Concern, unchanged, withEntry } from '../../../../src/domain/concern.js';
import type { Notice } from '../../../../src/domain/notice.js';
import type { Person } from '../../../../src/domain/person.js';
import {
  aChain,
  aConcern,
  anOrganisation,
  aReport,
  at,
  excluding,
  FIONA,
  LARS,
  LEILA,
  PRIYA,
  reportedBy,
  SAM,
} from '../../../support/builders.js';
import { aHeldConcern, EVENTS, EVERYBODY } from '../../../support/case.js';

/** Received on Monday at 14:05, taken at 14:10: triage is due on Tuesday at 10:10. */
const SETTINGS = anOrganisation();
const kept = (concern: Concern): Concern => withDue(aConcern(), unchanged(concern, undefined), SETTINGS).concern;
const held = (overrides: Partial<Concern> = {}) => kept(aHeldConcern(overrides));

interface World {
  readonly chain?: ReturnType<typeof aChain>;
  readonly people?: readonly Person[];
}

function chased(concern: Concern, local: string, { chain = aChain(), people = EVERYBODY }: World = {}) {
  return chase(concern, { now: at(local), settings: SETTINGS, chain, people });
}

const told = (notices: readonly Notice[]) =>
  notices.flatMap((notice) => (notice.kind === 'case-news' ? [`${notice.to}: ${notice.about} ${notice.item}`] : []));

/** Time goes by in steps of an hour, or as it is said. @returns `when: who: what`, and the concern after it */
function over(concern: Concern, from: string, hours: number, world: World = {}) {
  let current = concern;
  const happened: string[] = [];
  for (let hour = 0; hour <= hours; hour += 1) {
    const now = new Date(at(from).getTime() + hour * 3_600_000);
    const change = chase(current, { now, settings: SETTINGS, chain: aChain(), people: EVERYBODY, ...world });
    current = change.concern;
    happened.push(...told(change.notices).map((one) => `${now.toISOString().slice(5, 16)} ${one}`));
  }
  return { concern: current, happened };
}

function then(concern: Concern, event: CaseEvent, local: string, by: Person = PRIYA): Concern {
  return kept(withEntry(concern, entryAt(at(local), by.id, event)));
}

const only = (happened: readonly string[], clock: string) =>
  happened.filter((one) => one.endsWith(` ${clock}`)).map((one) => one.replace(` ${clock}`, ''));

describe('a target that was missed', () => {
  it('is told to the holder, a working day later to the deputy, then to the leads and the managers, each once', () => {
    const { happened } = over(held(), '2026-11-24T09:10', 24 * 14);
    expect(only(happened, 'triage')).toEqual([
      '11-24T10:10 priya: clock-missed',
      '11-25T10:10 sam: clock-still-missed',
      '11-26T10:10 leila: clock-still-missed',
      '11-26T10:10 lars: clock-still-missed',
      '11-27T10:10 fiona: clock-still-missed',
    ]);
  });

  it('is told hour by hour when it is pressing, at night as well', () => {
    const urgent = held({ urgent: true, receivedAt: at('2026-11-23T22:00'), acknowledgedAt: at('2026-11-23T22:10') });
    expect(only(over(urgent, '2026-11-23T22:10', 8).happened, 'triage')).toEqual([
      '11-23T23:10 priya: clock-missed',
      '11-24T00:10 sam: clock-still-missed',
      '11-24T01:10 leila: clock-still-missed',
      '11-24T01:10 lars: clock-still-missed',
      '11-24T02:10 fiona: clock-still-missed',
    ]);
  });

  it('keeps its hours when it is pressing, although something else waits for the morning', () => {
    const urgent = held({ urgent: true, receivedAt: at('2026-11-23T22:00'), acknowledgedAt: at('2026-11-23T22:10') });
    const due = { ...EVENTS['action-added'], due: at('2026-11-23T17:00') };
    const withAction = then(urgent, due, '2026-11-20T09:00');
    const { concern } = over(withAction, '2026-11-23T23:10', 0);
    expect(concern.chaseAt).toEqual(at('2026-11-24T00:10'));
    expect(only(over(concern, '2026-11-24T00:10', 0).happened, 'triage')).toEqual([
      '11-24T00:10 sam: clock-still-missed',
    ]);
  });

  it('waits for the end of quiet hours when it is not, and is written down at its time all the same', () => {
    const always = anOrganisation({
      clocks: { ...SETTINGS.clocks, triage: { amount: 8, unit: 'h' } },
    });
    const concern = withDue(aConcern(), unchanged(aHeldConcern(), undefined), always).concern;
    const at22 = chase(concern, { now: at('2026-11-23T22:10'), settings: always, chain: aChain(), people: EVERYBODY });
    expect(at22.notices).toEqual([]);
    expect(at22.concern.chronology.at(-1)).toMatchObject({
      author: 'safeguard',
      event: { kind: 'target-passed', clock: 'triage', dueAt: at('2026-11-23T22:10') },
    });
    expect(at22.concern.chaseAt).toEqual(at('2026-11-24T07:30'));
    const morning = { now: at('2026-11-24T07:30'), settings: always, chain: aChain(), people: EVERYBODY };
    expect(told(chase(at22.concern, morning).notices)).toEqual(['priya: clock-missed triage']);
  });

  it('waits for the morning also where the product comes back at night', () => {
    const change = chased(held(), '2026-11-25T02:00');
    expect([change.notices, change.concern.chaseAt]).toEqual([[], at('2026-11-25T07:30')]);
    expect(told(chased(change.concern, '2026-11-25T07:30').notices)).toEqual(['priya: clock-missed triage']);
  });

  it('goes to one of the rota, where neither has it', () => {
    const concern = held({ holder: LEILA.id });
    expect(only(over(concern, '2026-11-24T10:10', 24).happened, 'triage')).toEqual([
      '11-24T10:10 leila: clock-missed',
      '11-25T10:10 sam: clock-still-missed',
    ]);
  });

  it('goes straight on to the leads on their route, and never to the rota', () => {
    const concern = held({ route: 'lead', holder: LEILA.id, report: aReport({ responsible: 'yes' }) });
    expect(only(over(concern, '2026-11-24T10:10', 24 * 7).happened, 'triage')).toEqual([
      '11-24T10:10 leila: clock-missed',
      '11-25T10:10 lars: clock-still-missed',
      '11-26T10:10 fiona: clock-still-missed',
    ]);
  });

  it('never goes to the rota once somebody here may be responsible', () => {
    const found = then(held(), { ...EVENTS['exclusions-confirmed'], movedTo: undefined }, '2026-11-23T15:00');
    expect(only(over(found, '2026-11-24T10:10', 24 * 7).happened, 'triage').join()).not.toContain('sam');
  });

  it('goes to the other of the rota where the deputy has it', () => {
    const concern = held({ holder: SAM.id });
    expect(only(over(concern, '2026-11-24T10:10', 24).happened, 'triage')).toEqual([
      '11-24T10:10 sam: clock-missed',
      '11-25T10:10 priya: clock-still-missed',
    ]);
  });

  it.each([
    ['kept from it by their id', { excluded: { people: [SAM.id, LARS.id, FIONA.id], accounts: [] } }, {}],
    ['kept from it by an account', { excluded: { ...excluding(SAM, LARS, FIONA), people: [] } }, {}],
    [
      'not here any more',
      {},
      {
        chain: aChain({
          deputy: { ...SAM, active: false },
          leads: [LEILA, { ...LARS, active: false }],
          managers: [{ ...FIONA, active: false }],
        }),
      },
    ],
  ])('passes over at once whoever is %s', (_, overrides, world) => {
    expect(only(over(held(overrides), '2026-11-24T10:10', 24 * 7, world).happened, 'triage')).toEqual([
      '11-24T10:10 priya: clock-missed',
      '11-25T10:10 leila: clock-still-missed',
    ]);
  });

  it('is told to no holder who must not know, and not to the reporter', () => {
    const concern = held({ excluded: excluding(PRIYA), ...reportedBy(SAM) });
    expect(only(over(concern, '2026-11-24T10:10', 24 * 7).happened, 'triage')).toEqual([
      '11-24T10:10 leila: clock-still-missed',
      '11-24T10:10 lars: clock-still-missed',
      '11-25T10:10 fiona: clock-still-missed',
    ]);
  });

  it('is told at once to whoever was asked for a second look, who can answer it', () => {
    const concern = then(held(), { ...EVENTS.decided, asked: [LARS.id] }, '2026-11-23T15:00');
    const { happened } = over(concern, '2026-11-24T15:00', 24 * 4);
    expect(only(happened, 'sign-off/decision-1').slice(0, 3)).toEqual([
      '11-24T15:00 priya: clock-missed',
      '11-24T15:00 lars: clock-missed',
      '11-25T15:00 sam: clock-still-missed',
    ]);
  });

  it('that was answered in time is silent, and leaves nothing written down', () => {
    const triaged = then(held(), EVENTS.triaged, '2026-11-24T10:00');
    const { concern, happened } = over(triaged, '2026-11-24T10:10', 20);
    expect(happened).toEqual([]);
    expect(concern.chronology.map(({ event }) => event.kind)).not.toContain('target-passed');
  });

  it('that is answered on its way goes no further', () => {
    const { concern } = over(held(), '2026-11-24T10:10', 1);
    const triaged = then(concern, EVENTS.triaged, '2026-11-24T12:00');
    expect(only(over(triaged, '2026-11-25T10:10', 24 * 7).happened, 'triage')).toEqual([]);
  });

  it('is written down once for each time that it runs out, whatever became of it since', () => {
    const urgent = held({ urgent: true });
    const passed = over(urgent, '2026-11-23T15:10', 0).concern;
    // Lowered for a while, in which somebody is reminded of something else.
    const due = { ...EVENTS['action-added'], due: at('2026-11-23T15:12') };
    const lowered = over(then({ ...passed, urgent: false }, due, '2026-11-23T15:11'), '2026-11-23T15:12', 0).concern;
    const again = over(kept({ ...lowered, urgent: true }), '2026-11-23T15:20', 0);
    expect(only(again.happened, 'triage')).toEqual([]);
    const late = over(lowered, '2026-11-24T10:10', 24 * 10).concern;
    const written = late.chronology.flatMap(({ event }) =>
      event.kind === 'target-passed' && event.clock === 'triage' ? [event.dueAt] : [],
    );
    expect(written).toEqual([at('2026-11-23T15:10'), at('2026-11-24T10:10')]);
  });

  it('that had passed before anybody took the concern is told to whoever took it, and to the next a working day later', () => {
    const late = held({ acknowledgedAt: at('2026-12-01T10:00') });
    expect(only(over(late, '2026-12-01T10:00', 24).happened, 'reporter-feedback')).toEqual([
      '12-01T10:00 priya: clock-missed',
      '12-02T10:00 sam: clock-still-missed',
    ]);
  });

  it('comes to everybody once after a month without the product, and then no more', () => {
    const after = chased(held(), '2026-12-24T12:00');
    const triage = told(after.notices).filter((one) => one.endsWith(' triage'));
    expect(triage).toEqual([
      'priya: clock-missed triage',
      'sam: clock-still-missed triage',
      'leila: clock-still-missed triage',
      'lars: clock-still-missed triage',
      'fiona: clock-still-missed triage',
    ]);
    expect(chased(after.concern, '2026-12-24T12:00')).toEqual(unchanged(after.concern, { kind: 'not-due' }));
    expect(over(after.concern, '2026-12-24T13:00', 24 * 10).happened.join()).not.toContain('triage');
  });

  it.each(['closed', 'withdrawn', 'merged', 'unacknowledged'] as const)('is over when the concern is %s', (status) => {
    expect(kept({ ...held(), status }).chaseAt).toBeUndefined();
  });

  it('is nobody’s in practice', () => {
    expect(kept({ ...aHeldConcern(), practice: true }).chaseAt).toBeUndefined();
  });

  it('changes nothing before its time', () => {
    const concern = held();
    expect(chased(concern, '2026-11-24T10:09').concern).toBe(concern);
    expect(concern.chaseAt).toEqual(at('2026-11-24T10:10'));
  });
});

import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/reminders/reminder-days.js';
import { itemOf, type Register } from '../../../../src/domain/workforce/checks.js';
import { followRegister } from '../../../../src/domain/workforce/follow-register.js';
import { followTeam, NOTHING_TOLD, teamCounts } from '../../../../src/domain/workforce/follow-team.js';
import { AMARA, anOrganisation, at, FIONA, minutesAfter, SAM } from '../../../support/builders.js';
import { aRegister, certificate, lookedUp } from '../../../support/registers.js';

const TIMES = anOrganisation();
const MANY = aRegister(
  {
    dbs: [lookedUp('2025-12-04')],
    awareness: [{ on: '2026-01-15' }],
    supervision: [{ on: '2026-11-02', nextOn: '2026-12-07' }],
  },
  { startedOn: '2026-11-02' },
);

/** Every reminder until that day, looked for at these steps. */
function year(register: Register, nextStep: (from: Date) => Date): readonly string[] {
  const told: string[] = [];
  let now = at('2026-09-01T00:00');
  let current = register;
  while (now < at('2027-04-01T00:00')) {
    const followed = followRegister(current, now, TIMES);
    for (const kind of followed.reminds) {
      const { reminded } = itemOf(followed.register, kind);
      told.push(`${kind} ${reminded?.due} ${reminded?.day}`);
    }
    current = followed.register;
    now = nextStep(now);
  }
  return told;
}

/** Worked out anew, without what the product works with: days from the calendar, in whole days of UTC. */
function expected(kind: string, due: string): readonly string[] {
  const day = (offset: number) =>
    new Date(Date.parse(`${due}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
  const before = [90, 60, 30, 14, 7, 0].map((days) => day(-days));
  const overdue = Array.from({ length: 60 }, (_, week) => day((week + 1) * 7));
  return [...before, ...overdue]
    .filter((each) => each >= '2026-09-01' && each < '2027-04-01')
    .map((each) => `${kind} ${due} ${each}`);
}

describe('a person’s checks over the months', () => {
  const all = [
    ...expected('dbs', '2026-12-04'),
    ...expected('awareness', '2027-01-15'),
    ...expected('supervision', '2026-12-07'),
    ...expected('induction', '2026-12-14'),
  ].sort();

  it('remind on each day of the plan, once', () => {
    expect([...year(MANY, (from) => minutesAfter(from, 8 * 60))].sort()).toEqual(all);
  });

  it('remind of the same when it is asked at the times that were named alone', () => {
    const ends = at('2028-01-01T00:00');
    let current = MANY;
    const told = year(MANY, (from) => {
      const followed = followRegister(current, from, TIMES);
      current = followed.register;
      return followed.nextAt ?? ends;
    });
    expect([...told].sort()).toEqual(all);
  });

  it.each([1, 2, 3, 4, 5])('remind of nothing twice, and of the newest day, however long nobody asked (%s)', (seed) => {
    let state = seed * 7919;
    const random = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const told = year(MANY, (from) => minutesAfter(from, 1 + random() * 60 * 24 * 40));
    expect(new Set(told).size).toBe(told.length);
    for (const one of told) expect(all).toContain(one);
  });

  it('ask nothing of whoever is not here', () => {
    expect(followRegister({ ...MANY, isHere: false }, at('2026-12-04T10:00'), TIMES)).toMatchObject({ reminds: [] });
    expect(followRegister({ ...MANY, isHere: false }, at('2026-12-04T10:00'), TIMES).nextAt).toBeUndefined();
  });

  it('are due by the clock on the wall, before and after it changes', () => {
    const register = aRegister({ supervision: [{ on: '2026-03-01', nextOn: '2026-03-29' }] });
    const times = anOrganisation({ reminders: { ...TIMES.reminders, person: [1, 0] } });
    expect(followRegister(register, at('2026-03-27T12:00'), times).nextAt).toEqual(new Date('2026-03-28T08:00:00Z'));
    expect(followRegister(register, at('2026-03-28T12:00'), times).nextAt).toEqual(new Date('2026-03-29T07:00:00Z'));
  });
});

describe('a manager’s team', () => {
  const reports = [
    { person: AMARA.id, register: aRegister({ dbs: [lookedUp('2025-12-04')], awareness: [{ on: '2025-11-20' }] }) },
    { person: SAM.id, register: aRegister({ dbs: [certificate('2023-12-04')] }) },
  ];

  it('is told of in one message, and looked at each day', () => {
    const first = followTeam(NOTHING_TOLD, reports, at('2026-11-26T10:00'), TIMES);
    expect(first).toMatchObject({ isTold: true, nextAt: at('2026-11-27T08:00') });
    expect(first.record.told).toHaveLength(3);
    const again = followTeam(first.record, reports, at('2026-11-26T10:01'), TIMES);
    expect(again).toMatchObject({ isTold: false, record: first.record });
    // Seven days before two of them are due, and a week after the third was.
    expect(followTeam(first.record, reports, at('2026-11-27T08:00'), TIMES).isTold).toBe(true);
  });

  it('asks for no message of its own of what is overdue within a week of the last', () => {
    // Overdue since different days, so that each has a grid of its own.
    const late = ['2025-11-01', '2025-11-02', '2025-11-04'].map((last, index) => ({
      person: [AMARA.id, SAM.id, FIONA.id][index] ?? AMARA.id,
      register: aRegister({ dbs: [lookedUp(last)] }),
    }));
    let { record } = followTeam(NOTHING_TOLD, late, at('2026-11-26T10:00'), TIMES);
    const told: string[] = [];
    for (let day = 27; day <= 30; day += 1) {
      const followed = followTeam(record, late, at(`2026-11-${day}T08:00`), TIMES);
      record = followed.record;
      if (followed.isTold) told.push(`11-${day}`);
    }
    for (let day = 1; day <= 17; day += 1) {
      const followed = followTeam(record, late, at(`2026-12-${String(day).padStart(2, '0')}T08:00`), TIMES);
      record = followed.record;
      if (followed.isTold) told.push(`12-${day}`);
    }
    expect(told).toEqual(['12-3', '12-10', '12-17']);
  });

  it('waits for the time of day of the week’s last day, and says both then in one message', () => {
    const late = [{ person: AMARA.id, register: aRegister({ dbs: [lookedUp('2025-11-02')] }) }];
    const { record } = followTeam(NOTHING_TOLD, late, at('2026-11-24T10:00'), TIMES);
    expect(followTeam(record, late, at('2026-12-01T07:40'), TIMES).isTold).toBe(false);
    expect(followTeam(record, late, at('2026-12-01T08:00'), TIMES).isTold).toBe(true);
  });

  it('is forgotten where there is nobody in it any more', () => {
    const { record } = followTeam(NOTHING_TOLD, reports, at('2026-11-26T10:00'), TIMES);
    expect(followTeam(record, [], at('2026-11-27T08:00'), TIMES)).toEqual({ record: NOTHING_TOLD, isTold: false });
  });

  it('is counted by what there is to see to', () => {
    const now = at('2026-11-26T10:00');
    expect(teamCounts(reports, dayOf(now, TIMES.zone), TIMES)).toEqual([
      { group: 'dbs', due: 2, overdue: 0 },
      { group: 'training', due: 0, overdue: 1 },
    ]);
    const away = reports.map((report) => ({
      ...report,
      register: { ...report.register, away: { from: '2026-11-01' } },
    }));
    expect(teamCounts(away, dayOf(now, TIMES.zone), TIMES)).toEqual([]);
    expect(followTeam(NOTHING_TOLD, away, now, TIMES).isTold).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { asItemId } from '../../../../src/domain/ids.js';
import { leaverSlots, namedOnRota } from '../../../../src/domain/people/leaver-slots.js';
import {
  followLeavers,
  type Leaver,
  type LeaverRecord,
  NOBODY_LEFT,
  vacantRoles,
} from '../../../../src/domain/people/leavers.js';
import { aRota, at, FIONA, LEILA, minutesAfter, PRIYA, RECEIVED, SAM } from '../../../support/builders.js';

const DAY = 24 * 60;

const gone = (overrides: Partial<Leaver> = {}): Leaver => ({
  person: PRIYA.id,
  leftAt: RECEIVED,
  saidBy: 'directory',
  isHere: false,
  slots: [],
  vacant: [],
  ...overrides,
});

/** Looks one after the other, so many minutes after they left; what each told anew, and what it changed. */
function follow(...looks: readonly (readonly [minutes: number, ...leavers: readonly Leaver[]])[]) {
  let record: LeaverRecord = NOBODY_LEFT;
  let count = 0;
  return looks.map(([minutes, ...leavers]) => {
    const change = followLeavers(record, leavers, minutesAfter(RECEIVED, minutes), () => asItemId(`a${++count}`));
    const isSame = change.record === record;
    record = change.record;
    const begun = change.begun.map(({ id, about }) => `${id} ${about}`);
    return isSame ? 'nothing' : [...begun, ...change.changed.map((id) => `${id} changes`)].join(', ');
  });
}

describe('what leads and managers hear of somebody who has left', () => {
  it('is said once', () => {
    expect(follow([0], [1, gone()], [2, gone()])).toEqual(['nothing', 'a1 person-left', 'nothing']);
  });

  it('changes when the rota does, when somebody has the role again, and when they are put back', () => {
    const slot = { to: minutesAfter(RECEIVED, 60) };
    expect(
      follow(
        [1, gone({ slots: [slot], vacant: ['lead'] })],
        [2, gone({ vacant: ['lead'] })],
        [3, gone()],
        [4, gone({ isHere: true })],
        [5, gone({ isHere: true })],
      ),
    ).toEqual(['a1 person-left', 'a1 changes', 'a1 changes', 'a1 changes', 'nothing']);
  });

  it('is said once more when they seem to be back, once for each time', () => {
    const backAt = minutesAfter(RECEIVED, 90);
    expect(follow([1, gone()], [90, gone({ backAt })], [91, gone({ backAt })], [95, gone()])).toEqual([
      'a1 person-left',
      'a2 person-back, a1 changes',
      'nothing',
      'a1 changes, a2 changes',
    ]);
  });

  it('is said anew when they leave a second time', () => {
    const leftAt = minutesAfter(RECEIVED, 3 * DAY);
    expect(follow([1, gone()], [2, gone({ isHere: true })], [3 * DAY, gone({ leftAt })])).toEqual([
      'a1 person-left',
      'a1 changes',
      'a2 person-left',
    ]);
  });

  it('reminds a week before each slot of the rota that nobody took, unless that was said when they left', () => {
    const near = { from: minutesAfter(RECEIVED, 3 * DAY) };
    const far = { from: minutesAfter(RECEIVED, 30 * DAY) };
    const slots = [near, far];
    expect(
      follow(
        [1, gone({ slots })],
        [2 * DAY, gone({ slots })],
        [23 * DAY - 1, gone({ slots })],
        [23 * DAY, gone({ slots })],
        [23 * DAY + 1, gone({ slots })],
        [24 * DAY, gone({ slots: [near] })],
      ),
    ).toEqual(['a1 person-left', 'nothing', 'nothing', 'a2 rota-names-leaver', 'nothing', 'a1 changes, a2 changes']);
  });

  it('tells two people apart', () => {
    const sam = gone({ person: SAM.id });
    expect(follow([1, gone(), sam], [2, gone({ isHere: true }), sam])).toEqual([
      'a1 person-left, a2 person-left',
      'a1 changes',
    ]);
  });
});

it('roles that nobody has any more are those that somebody has to have', () => {
  expect(vacantRoles(['staff', 'lead', 'duty', 'administrator'], (role) => role === 'duty')).toEqual(['lead']);
  expect(vacantRoles(['staff', 'manager'], () => false)).toEqual(['manager']);
  expect(vacantRoles(['staff'], () => false)).toEqual([]);
});

describe('when the rota names somebody who has left', () => {
  const NOW = at('2026-11-25T12:00');
  const left = { ...PRIYA, active: false };

  it('is nothing while everybody is here', () => {
    expect(leaverSlots(aRota(), [PRIYA, SAM], NOW)).toEqual(new Map());
  });

  it('is what has begun, and what begins within eight weeks', () => {
    // Sam's week is on.
    const rota = aRota({ from: '2026-11-23', weeks: [SAM.id, PRIYA.id] });
    expect(leaverSlots(rota, [left, SAM], NOW).get(PRIYA.id)).toEqual(
      ['2026-11-30', '2026-12-14', '2026-12-28', '2027-01-11'].map((day) => ({
        from: at(`${day}T09:00`),
        to: new Date(at(`${day}T09:00`).getTime() + 7 * DAY * 60_000),
      })),
    );
    expect(leaverSlots(rota, [PRIYA, { ...SAM, active: false }], NOW).get(SAM.id)?.[0]).toEqual({
      to: at('2026-11-30T09:00'),
    });
  });

  it('ends nowhere where they are the only one', () => {
    expect(leaverSlots(aRota({ weeks: [PRIYA.id] }), [left], NOW).get(PRIYA.id)).toEqual([{}]);
  });

  it('is not what somebody else was put in for', () => {
    const cover = { from: at('2026-11-30T09:00'), to: at('2026-12-07T09:00'), person: SAM.id };
    const rota = aRota({ from: '2026-11-23', weeks: [SAM.id, PRIYA.id], overrides: [cover] });
    expect(leaverSlots(rota, [left, SAM], NOW).get(PRIYA.id)?.[0]?.from).toEqual(at('2026-12-14T09:00'));
  });

  it('is asked of everybody whom the rota names now or later', () => {
    const overrides = [
      { from: at('2026-01-01T09:00'), to: NOW, person: LEILA.id },
      { from: NOW, to: minutesAfter(NOW, 60), person: FIONA.id },
    ];
    expect(namedOnRota(aRota({ overrides }), NOW)).toEqual([PRIYA.id, SAM.id, FIONA.id]);
  });
});

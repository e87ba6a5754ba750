import { describe, expect, it } from 'vitest';
import type { RotaOverview, ShownShift } from '../../../src/application/rota/show-rota.js';
import { rotaView } from '../../../src/presentation/tab/rota.js';
import { at } from '../../support/builders.js';

/** It is Wednesday afternoon. */
const NOW = at('2026-11-25T14:00');

const turn = (duty: string | undefined, from: string, to: string, more: Partial<ShownShift> = {}): ShownShift => ({
  from: at(from),
  to: at(to),
  duty,
  deputy: duty && 'Sam',
  isTheirs: false,
  isHere: duty !== undefined,
  isOverride: false,
  ...more,
});

const USUAL = [
  turn('Priya', '2026-11-23T09:00', '2026-11-30T09:00'),
  turn('Lars', '2026-11-30T09:00', '2026-12-07T09:00'),
];

function viewOf(shifts: readonly ShownShift[], more: Partial<RotaOverview> = {}) {
  const overview: RotaOverview = {
    now: NOW,
    zone: 'Europe/London',
    phone: '+44 20 7946 0100',
    shifts,
    problems: [],
    asks: [],
    changes: [],
    mayChange: false,
    seesRoles: false,
    hasDuty: false,
    ...more,
  };
  return rotaView(overview);
}

/** Each week in a line, each cell with its days and turns. */
function calendar({ weeks }: ReturnType<typeof viewOf>): readonly string[] {
  return weeks.map(({ label, cells }) =>
    [
      label,
      ...cells.map(({ label: days, days: width, turns }) => {
        const said = turns.map(({ when, who, isGap }) => [when, who, isGap ? '(gap)' : ''].filter(Boolean).join(' '));
        return `${days} [${width}]: ${said.join(', ')}`;
      }),
    ].join(' | '),
  );
}

describe('the calendar of the rota', () => {
  it('has a row a week from Monday on, in which a turn is one cell for as long as nothing changes', () => {
    expect(calendar(viewOf(USUAL))).toEqual([
      'This week | Passed [2]:  | Today, Wed 25 – Sun 29 Nov [5]: Priya',
      'Week of 30 Nov | Mon 30 Nov – Sun 6 Dec [7]: until Mon 09:00 Priya, from Mon 09:00 Lars',
    ]);
  });

  it('shows a cover of some hours on its day, between what it lies over', () => {
    const covered = [
      turn('Priya', '2026-11-23T09:00', '2026-11-27T13:00'),
      turn('Fiona', '2026-11-27T13:00', '2026-11-27T17:00', { isOverride: true }),
      turn('Priya', '2026-11-27T17:00', '2026-11-30T00:00'),
    ];
    const view = viewOf(covered);
    expect(calendar(view)).toEqual([
      'This week | Passed [2]:  | Today, Wed 25 – Thu 26 Nov [2]: Priya | Fri 27 – Sun 29 Nov [3]: until Fri 13:00 Priya, Fri 13:00 – 17:00 Fiona, from Fri 17:00 Priya',
    ]);
    const notes = view.weeks[0]?.cells.at(-1)?.turns.map((each) => each.notes);
    // Who is behind somebody is said where their turn has the most room.
    expect(notes).toEqual([[], ['Changed', 'Deputy: Sam'], ['Deputy: Sam']]);
  });

  it('is on the calendar’s own days where the clock goes forward', () => {
    const spring = [
      turn('Priya', '2027-03-22T09:00', '2027-03-29T09:00'),
      turn('Lars', '2027-03-29T09:00', '2027-04-05T09:00'),
    ];
    expect(calendar(viewOf(spring, { now: at('2027-03-26T23:30') }))).toEqual([
      'This week | Passed [4]:  | Today, Fri 26 – Sun 28 Mar [3]: Priya',
      'Week of 29 Mar | Mon 29 Mar – Sun 4 Apr [7]: until Mon 09:00 Priya, from Mon 09:00 Lars',
    ]);
  });

  it('ends a turn at midnight on the day before', () => {
    const atMidnight = [
      turn('Priya', '2026-11-23T00:00', '2026-11-28T00:00'),
      turn('Lars', '2026-11-28T00:00', '2026-11-30T00:00'),
    ];
    expect(calendar(viewOf(atMidnight))).toEqual([
      'This week | Passed [2]:  | Today, Wed 25 – Fri 27 Nov [3]: Priya | Sat 28 – Sun 29 Nov [2]: Lars',
    ]);
  });

  it('has nine rows at most, however long the last turn is', () => {
    const forever = [turn(undefined, '2026-11-23T00:00', '2026-11-24T00:00', { to: new Date(8.64e15) })];
    expect(viewOf(forever).weeks).toHaveLength(9);
  });

  it('offers what can be done about a turn once, where it has the most room', () => {
    const view = viewOf([USUAL[0], { ...USUAL[1], isTheirs: true }] as ShownShift[], { mayChange: true });
    const buttons = view.weeks.flatMap(({ cells }) =>
      cells.flatMap(({ turns }) =>
        turns.map((each) => `${each.who}: ${each.buttons.map(({ label }) => label).join(' ')}`),
      ),
    );
    expect(buttons).toEqual(['Priya: Change', 'Priya: ', 'Lars: Swap Change']);
  });
});

describe('a gap in the rota', () => {
  const GAP = [
    turn('Priya', '2026-11-23T09:00', '2026-11-30T09:00'),
    turn(undefined, '2026-11-30T09:00', '2026-12-03T09:00'),
    turn(undefined, '2026-12-03T09:00', '2026-12-07T09:00'),
  ];

  it('is a gap in words, to everybody, and one of several turns is one', () => {
    const view = viewOf(GAP, { handover: at('2026-11-30T09:00') });
    expect(view.summary).toBe('1 gap: nobody is on duty from Mon 30 November, 09:00 to Mon 7 December, 09:00.');
    expect(calendar(view)[1]).toBe(
      'Week of 30 Nov | Mon 30 Nov – Wed 2 Dec [3]: until Mon 09:00 Priya, from Mon 09:00 Nobody on duty (gap) | Thu 3 – Sun 6 Dec [4]: until Thu 09:00 Nobody on duty (gap), from Thu 09:00 Nobody on duty (gap)',
    );
    expect(view.panels.map(({ title, who, isGap }) => [title, who, isGap])).toEqual([
      ['On duty now', 'Priya', false],
      ['Next', 'Nobody', true],
    ]);
    expect(viewOf(USUAL).summary).toBe('The rota names somebody throughout.');
  });

  it('is filled by whoever may, and comes before what is less bad', () => {
    const { from, to } = { from: at('2026-11-30T09:00'), to: at('2026-12-07T09:00') };
    const problems = [
      { kind: 'deputy-has-left', from: NOW, to: from, name: 'Sam' },
      { kind: 'duty-has-left', from, to, name: 'Lars' },
      { kind: 'duty-has-left', from: at('2026-12-14T09:00'), to: at('2026-12-21T09:00'), name: 'Lars' },
    ] as const;
    const view = viewOf(USUAL, { problems, mayChange: true });
    expect(view.notices.map(({ text }) => text)).toEqual([
      'Look at this: Lars has left and is on duty from Mon 30 November, 09:00 to Mon 7 December, 09:00; from Mon 14 December, 09:00 to Mon 21 December, 09:00.',
      'Look at this: Sam has left and is deputy from Wed 25 November, 14:00 to Mon 30 November, 09:00.',
    ]);
    expect(view.notices.map(({ buttons }) => buttons.map(({ item }) => item))).toEqual([
      [`${from.getTime()}-${to.getTime()}`],
      [],
    ]);
    expect(viewOf(USUAL, { problems }).notices.flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(view.summary).toBe('1 gap in these weeks.');
    expect(view.weeks[1]?.cells[0]?.turns.map(({ isGap, notes }) => [isGap, notes])).toEqual([
      [false, []],
      [true, ['Has left', 'Deputy: Sam']],
    ]);
    expect(view.weeks[0]?.cells[1]?.turns[0]?.notes).toEqual(['Deputy: Sam, who has left']);
  });

  it('is now where whoever is on duty has left, and says to whom concerns go', () => {
    const left = [turn('Priya', '2026-11-23T09:00', '2026-11-30T09:00', { isHere: false })];
    const [panel] = viewOf(left).panels;
    expect(panel).toMatchObject({ who: 'Nobody', isGap: true });
    expect(panel?.lines).toEqual(['Nobody is on duty now: concerns go to the deputy, Sam.']);
  });
});

describe('the viewer’s own turns', () => {
  it('are marked, and the next one is said first unless it is next of all', () => {
    const theirs = [
      USUAL[0],
      USUAL[1],
      turn('Ada', '2026-12-07T09:00', '2026-12-14T09:00', { isTheirs: true }),
    ] as ShownShift[];
    const panels = (shifts: readonly ShownShift[]) =>
      viewOf(shifts, { handover: at('2026-11-30T09:00') }).panels.map(({ title, who, isYours }) => [
        title,
        who,
        isYours,
      ]);
    expect(panels(theirs).at(-1)).toEqual(['Your next turn', 'Mon 7 December, 09:00', false]);
    expect(panels([USUAL[0], { ...USUAL[1], isTheirs: true }] as ShownShift[])).toEqual([
      ['On duty now', 'Priya', false],
      ['Next', 'Lars', true],
    ]);
  });
});

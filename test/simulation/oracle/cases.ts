import {
  at,
  type Day,
  dailyAt,
  dayOf,
  isQuiet,
  plusDays,
  plusHours,
  plusWorkingDays,
  plusWorkingHours,
  workingDayBefore,
} from './calendar.js';
import type { Expected, Look } from './notice.js';
import type { People } from './people.js';
import type { WeeklyRota } from './rota.js';

/** Clocks of a concern that somebody holds. */
export type ClockName = 'triage' | 'referral' | 'agency-decision' | 'reporter-feedback' | 'review';

interface Running {
  readonly name: ClockName;
  readonly dueAt: Date;
  /** Cannot wait for the end of quiet hours, and goes up by the hour. */
  readonly isPressing: boolean;
  /** How many of its steps were taken. */
  taken: number;
  readonly told: Set<string>;
}

interface Action {
  readonly id: string;
  readonly owner: string;
  readonly addedAt: Date;
  readonly dueAt: Date;
  isOpen: boolean;
  snoozedUntil?: Date | undefined;
  /** The newest time of which the owner was told, and when they were. */
  told?: Date | undefined;
  toldAt?: Date | undefined;
  areLeadsTold: boolean;
}

interface Case {
  readonly reference: string;
  readonly holder: string;
  readonly isUrgent: boolean;
  readonly takenAt: Date;
  isOpen: boolean;
  clocks: Running[];
  readonly actions: Action[];
}

const REVIEW_DAYS = { urgent: 7, other: 28 };
const LEADS_AFTER_DAYS = 3;

export function expectCases(people: People, rota: WeeklyRota) {
  const cases = new Map<string, Case>();

  /** Whoever hears of it at each step, the first at once. */
  function stepsOf({ holder }: Case, now: Date): readonly (readonly string[])[] {
    const ids = (role: string) => people.withRole(role).map(({ id }) => id);
    // Weeks later the deputy may be the holder; then it is whoever is on duty.
    const next = [rota.deputyAt(now), rota.dutyAt(now)].find((name) => name !== holder) ?? '';
    return [[holder], [next], ids('lead'), ids('manager')];
  }

  function ofClock(one: Case, clock: Running, now: Date): Expected[] {
    if (isQuiet(now) && !(one.isUrgent && clock.isPressing)) return [];
    return stepsOf(one, now).flatMap((names, step): Expected[] => {
      // Whoever took it when that had passed already has their turn first.
      const from = one.takenAt > clock.dueAt ? one.takenAt : clock.dueAt;
      const later = clock.isPressing ? plusHours(from, step) : plusWorkingDays(from, step);
      if (step < clock.taken || (step === 0 ? clock.dueAt : later) > now) return [];
      clock.taken = step + 1;
      const fresh = names.filter((name) => !clock.told.has(name));
      for (const name of fresh) clock.told.add(name);
      const kind = step === 0 ? 'clock-missed' : 'clock-still-missed';
      return fresh.map((to) => ({ to, kind, about: `${one.reference} ${clock.name}` }));
    });
  }

  /** The last working day before, the due instant, then each day. */
  function newestCall({ addedAt, dueAt, toldAt }: Action, now: Date): Date | undefined {
    const calls = [dailyAt(workingDayBefore(dayOf(dueAt))), dueAt];
    // What waited for the morning is that day's.
    const told = toldAt && dayOf(toldAt);
    for (let day: Day = plusDays(dayOf(dueAt), 1); day <= dayOf(now); day = plusDays(day, 1)) {
      if (day !== told) calls.push(dailyAt(day));
    }
    return calls.filter((call) => call > addedAt && call <= now).at(-1);
  }

  function ofAction({ reference }: Case, action: Action, now: Date): Expected[] {
    if (!action.isOpen || isQuiet(now)) return [];
    const expected: Expected[] = [];
    const call = newestCall(action, now);
    const isSnoozed = action.snoozedUntil !== undefined && now < action.snoozedUntil;
    if (!isSnoozed && call !== undefined && (action.told === undefined || call > action.told)) {
      action.told = call;
      action.toldAt = now;
      expected.push({ to: action.owner, kind: 'action-due', about: reference });
    }
    if (!action.areLeadsTold && now >= threeDaysAfter(action.dueAt)) {
      action.areLeadsTold = true;
      for (const { id } of people.withRole('lead')) expected.push({ to: id, kind: 'action-late', about: reference });
    }
    return expected;
  }

  const look: Look = (now) =>
    [...cases.values()]
      .filter(({ isOpen }) => isOpen)
      .flatMap((one) => [
        ...one.clocks.flatMap((clock) => ofClock(one, clock, now)),
        ...one.actions.flatMap((action) => ofAction(one, action, now)),
      ]);

  function start(one: Case, name: ClockName, dueAt: Date, isPressing = false): void {
    one.clocks.push({ name, dueAt, isPressing, taken: 0, told: new Set() });
  }

  function answer(one: Case, name: ClockName): void {
    one.clocks = one.clocks.filter((clock) => clock.name !== name);
  }

  const known = (reference: string): Case => {
    const one = cases.get(reference);
    if (one === undefined) throw new Error('no such case');
    return one;
  };

  function review(one: Case, now: Date): void {
    answer(one, 'review');
    start(one, 'review', plusHours(now, 24 * (one.isUrgent ? REVIEW_DAYS.urgent : REVIEW_DAYS.other)));
  }

  return {
    look,
    taken: (reference: string, holder: string, raisedAt: Date, takenAt: Date, isUrgent: boolean): void => {
      const one: Case = { reference, holder, isUrgent, takenAt, isOpen: true, clocks: [], actions: [] };
      cases.set(reference, one);
      start(one, 'triage', isUrgent ? plusHours(takenAt, 1) : plusWorkingHours(takenAt, 4), isUrgent);
      start(one, 'reporter-feedback', plusWorkingDays(raisedAt, 2));
      review(one, takenAt);
    },
    triaged: (reference: string): void => answer(known(reference), 'triage'),
    /** To refer to Adult Social Care: within a working day. */
    decided: (reference: string, now: Date): void => start(known(reference), 'referral', plusWorkingDays(now, 1)),
    /** @param madeAt when it was made, which may be before it was written down */
    referred: (reference: string, madeAt: Date): void => {
      const one = known(reference);
      answer(one, 'referral');
      start(one, 'agency-decision', plusWorkingDays(madeAt, 2));
    },
    agencyAnswered: (reference: string): void => answer(known(reference), 'agency-decision'),
    reporterTold: (reference: string): void => answer(known(reference), 'reporter-feedback'),
    reviewed: (reference: string, now: Date): void => review(known(reference), now),
    actionAdded: (reference: string, action: Pick<Action, 'id' | 'owner' | 'addedAt' | 'dueAt'>): void => {
      known(reference).actions.push({ ...action, isOpen: true, areLeadsTold: false });
    },
    actionEnded: (reference: string, id: string): void => {
      for (const action of known(reference).actions) if (action.id === id) action.isOpen = false;
    },
    snoozed: (reference: string, id: string, until: Date): void => {
      for (const action of known(reference).actions) if (action.id === id) action.snoozedUntil = until;
    },
    ended: (reference: string): void => {
      known(reference).isOpen = false;
    },
  };
}

/** The same time on the wall, three days on. */
function threeDaysAfter(dueAt: Date): Date {
  const day = dayOf(dueAt);
  const sinceMs = dueAt.getTime() - at(day, '00:00').getTime();
  return new Date(at(plusDays(day, LEADS_AFTER_DAYS), '00:00').getTime() + sinceMs);
}

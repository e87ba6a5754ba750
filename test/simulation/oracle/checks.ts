import { type Day, dailyAt, dayOf, isQuiet, plusDays, plusMonths } from './calendar.js';
import type { Expected, Look } from './notice.js';
import type { Member, People } from './people.js';
import { remind, type Told } from './reminding.js';

export type Check = 'dbs' | 'awareness' | 'duty-training' | 'induction';

const PERSON_DAYS = [90, 60, 30, 14, 7, 0];
const MANAGER_DAYS = [30, 7, 0];
const EVERY = 7;
const SUBMITTED_DAYS = 28;

interface Item {
  readonly person: string;
  readonly check: Check;
  due: Day;
  /** Answered with "apply for a new one" or "not found": overdue from that day if it was not before, and the person hears no more. */
  needsNewOne: boolean;
  /** The line manager is still to hear of that. */
  isNew: boolean;
  /** The first day on which they are reminded again. */
  restsUntil?: Day | undefined;
  told?: Told | undefined;
  /** What each manager was told of it. */
  readonly toldManagers: Map<string, Told>;
}

/** When a check is due that was made on that day. */
function dueAfterCheck(check: Check, on: Day, isOnUpdateService = true): Day {
  switch (check) {
    case 'dbs':
      return plusMonths(on, isOnUpdateService ? 12 : 36);
    case 'awareness':
      return plusMonths(on, 12);
    case 'duty-training':
      return plusMonths(on, 24);
    case 'induction':
      return plusDays(on, 42);
  }
}

export function expectChecks(people: People) {
  const items = new Map<string, Item>();
  const keyOf = (person: string, check: Check) => `${person} ${check}`;

  const isDutyOrLead = ({ roles }: Member) => roles.includes('duty') || roles.includes('lead');
  const counts = (item: Item, member: Member) => item.check !== 'duty-training' || isDutyOrLead(member);

  function isResting({ person, restsUntil }: Item, now: Date): boolean {
    const isBefore = (day: Day | undefined) => day !== undefined && now < dailyAt(day);
    return isBefore(restsUntil) || isBefore(people.byId(person)?.awayUntil);
  }

  function toPeople(now: Date): Expected[] {
    return [...items.values()].flatMap((item): Expected[] => {
      const member = people.byId(item.person);
      if (!member?.isHere || !counts(item, member) || item.needsNewOne || isResting(item, now)) return [];
      const told = remind({ due: item.due, before: PERSON_DAYS, every: EVERY }, item.told, now);
      if (told === undefined) return [];
      item.told = told;
      return [{ to: item.person, kind: 'check-due', about: item.check }];
    });
  }

  /** The day of each manager's last message. */
  const lastOn = new Map<string, Day>();

  function toManagers(now: Date): Expected[] {
    const today = dayOf(now);
    return people.here().flatMap((manager): Expected[] => {
      const last = lastOn.get(manager.id);
      const isLongAgo = last === undefined || dailyAt(plusDays(last, EVERY)) <= now;
      const reports = people.reportsOf(manager);
      const asking = reports.flatMap((member) => {
        const theirs = [...items.values()].filter((item) => item.person === member.id && counts(item, member));
        return theirs.flatMap((item) => {
          if (isResting(item, now)) return [];
          const told = remind(
            // That a new one is needed they hear at once.
            { due: item.due, before: item.needsNewOne ? [] : MANAGER_DAYS, every: EVERY },
            item.toldManagers.get(manager.id),
            now,
          );
          return told ? [{ item, told }] : [];
        });
      });
      // What is overdue stands in every message, and asks for one only a week after the last.
      if (!asking.some(({ item }) => item.due >= today || isLongAgo)) return [];
      for (const { item, told } of asking) item.toldManagers.set(manager.id, told);
      lastOn.set(manager.id, today);
      return [{ to: manager.id, kind: 'team-checks-due', about: '' }];
    });
  }

  function ofNewOnes(): Expected[] {
    return [...items.values()].flatMap((item) => {
      const member = people.byId(item.person);
      if (!item.isNew || !member?.isHere) return [];
      item.isNew = false;
      return people.superiorsOf(member).map(({ id }): Expected => ({ to: id, kind: 'new-check-needed', about: '' }));
    });
  }

  const look: Look = (now) => (isQuiet(now) ? [] : [...toPeople(now), ...toManagers(now), ...ofNewOnes()]);

  const itemOf = (person: string, check: Check) => items.get(keyOf(person, check));

  return {
    look,
    /** A check was made, or is known from the file: a new day on which it is due. */
    made: (person: string, check: Check, on: Day, isOnUpdateService = true): void => {
      const before = itemOf(person, check);
      const due = dueAfterCheck(check, on, isOnUpdateService);
      const { told, toldManagers = new Map() } = before ?? {};
      items.set(keyOf(person, check), { person, check, due, needsNewOne: false, isNew: false, told, toldManagers });
    },
    started: (person: string, on: Day): void => {
      const due = dueAfterCheck('induction', on);
      const fresh: Item = {
        person,
        check: 'induction',
        due,
        needsNewOne: false,
        isNew: false,
        toldManagers: new Map(),
      };
      items.set(keyOf(person, 'induction'), fresh);
    },
    /** An induction that was done comes round no more. */
    done: (person: string, check: Check): void => void items.delete(keyOf(person, check)),
    newOneNeeded: (person: string, now: Date): void => {
      const item = itemOf(person, 'dbs');
      const today = dayOf(now);
      const due = item && item.due < today ? item.due : today;
      if (item) Object.assign(item, { due, needsNewOne: true, isNew: true, restsUntil: undefined });
    },
    booked: (person: string, check: Check, on: Day): void => {
      const item = itemOf(person, check);
      if (item) item.restsUntil = plusDays(on, 1);
    },
    submitted: (person: string, check: Check, on: Day): void => {
      const item = itemOf(person, check);
      if (item) item.restsUntil = plusDays(on, SUBMITTED_DAYS);
    },
    /** @param until the last day of their leave */
    dueOf: (person: string, check: Check): Day | undefined => itemOf(person, check)?.due,
  };
}

import type { CheckCommand } from '../../src/domain/workforce/change-register.js';
import { type Acting, newForm, personOf } from './acting.js';
import { at, type Day, dayOf, plusDays, plusHours } from './oracle/calendar.js';
import type { Check } from './oracle/checks.js';

const CHECKS: readonly Check[] = ['dbs', 'awareness', 'duty-training', 'induction'];
const NEVER_SHARE = 0.2;
const NEW_ONE_SHARE = 0.06;
const ON_THE_WAY_SHARE = 0.3;
const LEAVE_SHARE = 0.1;

/** What becomes of somebody's checks in those days: recorded early, late or never, booked, on leave meanwhile. */
export function planChecks(acting: Acting, person: string, begins: Day, ends: Day): void {
  const { oracle, diary, chance } = acting;
  const isHere = () => oracle.people.byId(person)?.isHere === true;

  async function does(command: CheckCommand): Promise<void> {
    const by = await personOf(acting, recorderOf(person));
    const { useCases } = acting.fleet.one();
    const outcome = await useCases.workOnChecks(by, (await personOf(acting, person)).id, command, newForm());
    if (outcome.kind !== 'done') throw new Error(`${command.verb}: ${outcome.because}`);
  }

  function add(from: Date, days: readonly [least: number, most: number], act: (now: Date) => Promise<void>): void {
    const inHours = 24 * (days[0] + chance.next() * (days[1] - days[0]));
    const does = async (now: Date) => {
      if (isHere()) await act(now);
    };
    diary.add({ at: plusHours(from, inHours), when: 'by-day', does });
  }

  function plan(check: Check): void {
    const due = oracle.checks.dueOf(person, check);
    if (due === undefined || due > plusDays(ends, 100) || chance.happens(NEVER_SHARE)) return;
    const from = at(due < begins ? begins : due, '09:30');
    if (chance.happens(ON_THE_WAY_SHARE)) add(from, [-40, 30], (now) => onTheWay(check, now));
    const isNewOne = check === 'dbs' && chance.happens(NEW_ONE_SHARE);
    add(from, [-50, 45], (now) => (isNewOne ? newOne(now) : record(check, now)));
  }

  async function record(check: Check, now: Date): Promise<void> {
    const on = plusDays(dayOf(now), -chance.between(0, 3));
    const checker = (await personOf(acting, recorderOf(person))).id;
    const of = check === 'dbs' ? ({ result: 'current', onUpdateService: true } as const) : {};
    await does({ verb: 'record-check', kind: check, on, checker, ...of });
    if (check === 'induction') oracle.checks.done(person, check);
    else oracle.checks.made(person, check, on);
    plan(check);
  }

  async function newOne(now: Date): Promise<void> {
    const on = dayOf(now);
    const checker = (await personOf(acting, recorderOf(person))).id;
    const result = chance.pick(['apply-for-new', 'not-found'] as const);
    await does({ verb: 'record-check', kind: 'dbs', on, checker, result });
    oracle.checks.newOneNeeded(person, now);
    add(now, [5, 40], async (seenAt) => {
      const issued = dayOf(seenAt);
      const certificate = { level: 'enhanced', barredLists: 'both', originalSeen: true } as const;
      const seen = { result: 'new-certificate', onUpdateService: false, certificate } as const;
      await does({ verb: 'record-check', kind: 'dbs', on: issued, checker, ...seen });
      oracle.checks.made(person, 'dbs', issued, false);
    });
  }

  async function onTheWay(check: Check, now: Date): Promise<void> {
    if (check === 'dbs' && chance.happens(0.4)) {
      await does({ verb: 'check-submitted', kind: check });
      oracle.checks.submitted(person, check, dayOf(now));
      return;
    }
    const on = plusDays(dayOf(now), chance.between(0, 20));
    await does({ verb: 'book-check', kind: check, on });
    oracle.checks.booked(person, check, on);
  }

  for (const check of CHECKS) plan(check);
  if (!chance.happens(LEAVE_SHARE)) return;
  add(at(begins, '09:30'), [1, 60], async (now) => {
    const until = plusDays(dayOf(now), chance.between(3, 40));
    await does({ verb: 'start-leave', until });
    const member = oracle.people.byId(person);
    if (member) member.awayUntil = plusDays(until, 1);
  });
}

/** A lead, and never the person. */
function recorderOf(person: string): string {
  return person === 'lead0' ? 'lead1' : 'lead0';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chase } from '../../../../src/domain/case/chasing.js';
import { withDue } from '../../../../src/domain/case/with-due.js';
import { type Concern, unchanged } from '../../../../src/domain/concern.js';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import type { CaseNews } from '../../../../src/domain/notice.js';
import { aConcern, anOrganisation, minutesAfter } from '../../../support/builders.js';
import { doing, WORKING } from '../../../support/case.js';
import { beginning, CAST, CHAIN, openedOn, type Step, stories } from '../../../support/case-story.js';

const SETTINGS = anOrganisation();

/** The rule in its own words, so that the code isn't its own judge. */
function isKept(id: string, { excluded }: Concern): boolean {
  const accounts = CAST.find((one) => one.id === id)?.accounts ?? [];
  return excluded.people.some((one) => one === id) || accounts.some((one) => excluded.accounts.includes(one));
}

interface Told extends CaseNews {
  readonly now: Date;
  readonly concern: Concern;
}

/** What people do, and time in between: looked at when it is said to be due, and sometimes late. */
function live({ excluded, steps }: { excluded: Concern['excluded']; steps: readonly Step[] }, lateBy: number): Told[] {
  let concern = withDue(aConcern(), unchanged(beginning(excluded), undefined), SETTINGS).concern;
  let now = WORKING;
  const told: Told[] = [];
  const look = (at: Date) => {
    const change = chase(concern, { now: at, settings: SETTINGS, chain: CHAIN, people: CAST });
    concern = change.concern;
    for (const notice of change.notices) {
      if (notice.kind === 'case-news') told.push({ ...notice, now: at, concern });
    }
    // It never waits for what is past: a tick would look at it again and again.
    expect(concern.chaseAt === undefined || concern.chaseAt > at).toBe(true);
    expect(chase(concern, { now: at, settings: SETTINGS, chain: CHAIN, people: CAST }).concern).toBe(concern);
  };
  const goesBy = (until: Date) => {
    for (let looks = 0; looks < 200 && concern.chaseAt !== undefined && concern.chaseAt <= until; looks += 1) {
      look(minutesAfter(concern.chaseAt, lateBy));
    }
  };
  for (const [index, { by, command, minutes }] of steps.slice(0, 12).entries()) {
    now = minutesAfter(now, minutes);
    goesBy(now);
    const context = { now, people: CAST, newId: () => asItemId(`new-${index}`), token: asFormToken(`form-${index}`) };
    concern = withDue(
      concern,
      doing(concern, by, openedOn(concern, command), { ...context, chain: CHAIN }),
      SETTINGS,
    ).concern;
  }
  goesBy(minutesAfter(now, 9 * 24 * 60));
  return told;
}

const runs = fc.tuple(stories, fc.constantFrom(0, 1, 600, 60 * 24 * 30));

describe('whatever is done, and however late the product looks', () => {
  it('time tells nobody who is kept from the concern, and nobody but those who are here', () => {
    fc.assert(
      fc.property(runs, ([story, lateBy]) => {
        for (const { to, about, concern } of live(story, lateBy)) {
          expect(isKept(to, concern)).toBe(false);
          // What they were given to do is theirs all the same.
          if (about !== 'action-due') expect(to).not.toBe(concern.reporter);
          expect(concern.status).toBe('held');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('nobody is told twice of one target, nor twice a day of one action', () => {
    fc.assert(
      fc.property(runs, ([story, lateBy]) => {
        const told = live(story, lateBy);
        const once = told.map(({ to, about, item, now, concern }) => {
          const dueAt = about.startsWith('clock-')
            ? concern.chased?.clocks.findLast(({ clock }) => clock === item)?.dueAt
            : new Date(now).toDateString();
          return `${to} ${about} ${item} ${dueAt}`;
        });
        expect(once.filter((one, index) => once.indexOf(one) !== index)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

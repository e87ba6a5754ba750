import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNews } from '../../../../src/application/delivery/news-facts.js';
import { may } from '../../../../src/domain/access.js';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { CASE_VERBS } from '../../../../src/domain/case/case-verbs.js';
import type { CaseVerb } from '../../../../src/domain/case/commands.js';
import type { CaseOutcome } from '../../../../src/domain/case/work.js';
import type { Change, Concern } from '../../../../src/domain/concern.js';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import type { Person } from '../../../../src/domain/person.js';
import { anOrganisation, minutesAfter } from '../../../support/builders.js';
import { COMMANDS, doing, WORKING } from '../../../support/case.js';
import { beginning, CAST, CHAIN, openedOn, type Step, stories } from '../../../support/case-story.js';

/** The rule in its own words, so that the code isn't its own judge. */
function isKept({ id, accounts }: Person, { excluded }: Concern): boolean {
  return excluded.people.includes(id) || accounts.some((account) => excluded.accounts.includes(account));
}

function personCalled(id: string): Person {
  const person = CAST.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is called ${id}`);
  return person;
}

type Told = (change: Change<CaseOutcome>, before: Concern, step: Step, now: Date) => void;

/** Tells the story, and asks after each step. */
function tell({ excluded, steps }: { excluded: Concern['excluded']; steps: readonly Step[] }, after: Told): void {
  let concern = beginning(excluded);
  let now = WORKING;
  let items = 0;
  for (const [index, step] of steps.entries()) {
    now = minutesAfter(now, step.minutes);
    const newId = () => {
      items += 1;
      return asItemId(`item-${items - 1}`);
    };
    const context = { now, chain: CHAIN, people: CAST, newId, token: asFormToken(`form-${index}`) };
    const change = doing(concern, step.by, openedOn(concern, step.command), context);
    after(change, concern, step, now);
    concern = change.concern;
  }
}

const RUNS = { numRuns: 400 };
const ENDS: readonly CaseVerb[] = ['close', 'withdraw', 'merge-into', 'reopen'];

describe('whatever is done with a case', () => {
  it('whoever is kept from it may do nothing, finds nothing and is shown nothing', () => {
    fc.assert(
      fc.property(stories, (story) => {
        tell(story, ({ concern, notices }, before, _, now) => {
          for (const person of CAST.filter((one) => isKept(one, concern))) {
            expect(may(person, 'read', concern, now)).toBe(false);
            for (const verb of CASE_VERBS) {
              const nothing = { concern, notices: [], outcome: { kind: 'not-found' } };
              expect(doing(concern, person, COMMANDS[verb], { now })).toEqual(nothing);
            }
            for (const notice of notices) {
              if (notice.kind !== 'case-news') continue;
              const shown = caseNews({ ...notice, to: person.id }, concern, person, now, anOrganisation());
              expect([shown.state.kind, shown.actions]).toEqual(['no-longer-with-you', []]);
            }
          }
          // Exclusion only grows.
          for (const person of CAST) expect(isKept(person, before) && !isKept(person, concern)).toBe(false);
        });
      }),
      RUNS,
    );
  });

  it('nobody who is kept from it is told of it anew; a reporter alone has their receipt', () => {
    fc.assert(
      fc.property(stories, (story) => {
        tell(story, ({ concern, notices }) => {
          for (const notice of notices) {
            if (notice.kind === 'refresh-delivered') continue;
            if (isKept(personCalled(notice.to), concern)) {
              expect([notice.kind, notice.to]).toEqual(['reporter-news', concern.reporter]);
              expect(notice).not.toMatchObject({ about: 'question' });
            }
          }
        });
      }),
      RUNS,
    );
  });

  it('its holder is neither kept from it nor its reporter', () => {
    fc.assert(
      fc.property(stories, (story) => {
        tell(story, ({ concern }) => {
          const holder = personCalled(concern.holder ?? '');
          expect(isKept(holder, concern)).toBe(false);
          expect(holder.accounts.some((account) => concern.reporterAccounts.includes(account))).toBe(false);
        });
      }),
      RUNS,
    );
  });

  it('the record only grows: by one entry where something was done, by nothing where it was not', () => {
    fc.assert(
      fc.property(stories, (story) => {
        tell(story, ({ concern, outcome, notices }, before, { by }, now) => {
          expect(concern.chronology.slice(0, before.chronology.length)).toEqual(before.chronology);
          const fresh = concern.chronology.slice(before.chronology.length);
          for (const { author, recordedAt } of fresh) expect([author, recordedAt]).toEqual([by.id, now]);
          // Whoever is kept from it has nothing to do about it any more.
          const own = fresh.filter(({ event }, index) => index === 0 || event.kind !== 'action-reassigned');
          expect(own).toHaveLength(outcome.kind === 'done' ? 1 : 0);
          if (outcome.kind !== 'done') expect([concern === before, notices]).toEqual([true, []]);
        });
      }),
      RUNS,
    );
  });

  it('the case is what its record says, however it is read', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let last: Concern | undefined;
        tell(story, ({ concern }) => {
          last = concern;
        });
        const file = caseFileOf(last ?? { chronology: [] });
        expect(caseFileOf({ chronology: [...(last?.chronology ?? [])] })).toEqual(file);
        const count = (kind: string) => last?.chronology.filter(({ event }) => event.kind === kind).length;
        expect(file.actions).toHaveLength(count('action-added') ?? 0);
        expect(file.referrals).toHaveLength(count('referred') ?? 0);
        expect(file.decisions).toHaveLength(count('decided') ?? 0);
      }),
      RUNS,
    );
  });

  it('tells stories in which much is done', () => {
    const done = new Set<string>();
    fc.assert(
      fc.property(stories, (story) => {
        tell(story, ({ outcome }, _, { command }) => {
          if (outcome.kind === 'done') done.add(command.verb);
        });
      }),
      { numRuns: 1_500, seed: 7 },
    );
    // A case is not ready to end by chance.
    expect(CASE_VERBS.filter((verb) => !done.has(verb) && !ENDS.includes(verb))).toEqual([]);
  });
});

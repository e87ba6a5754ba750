import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../../../src/domain/acknowledgement.js';
import { caseFileOf, heldSince } from '../../../../src/domain/case/case-file.js';
import { type Concern, isExcluded, isReporter } from '../../../../src/domain/concern.js';
import { escalate } from '../../../../src/domain/escalation.js';
import { asFormToken, asItemId } from '../../../../src/domain/ids.js';
import { afterLeaving } from '../../../../src/domain/leaving/after-leaving.js';
import { awaitedFrom } from '../../../../src/domain/leaving/awaited.js';
import { type LeavingContext, without } from '../../../../src/domain/leaving/context.js';
import type { Notice } from '../../../../src/domain/notice.js';
import type { Person } from '../../../../src/domain/person.js';
import type { Chain } from '../../../../src/domain/routing.js';
import {
  AMARA,
  aChain,
  aConcern,
  anOrganisation,
  excluding,
  FIONA,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  SAM,
  told,
} from '../../../support/builders.js';
import { aHeldConcern, doing, done, EVENTS, EVERYBODY, ITEMS, WORKING, written } from '../../../support/case.js';
import { beginning, CAST, CHAIN, stories } from '../../../support/case-story.js';

const organisation = anOrganisation();
const NOW = minutesAfter(WORKING, 14 * 24 * 60);

function leaves(concern: Concern, leaver: Person, chain: Chain = aChain(), overrides: Partial<LeavingContext> = {}) {
  const context = { now: NOW, chain: without(chain, new Set([leaver.id])), organisation, people: EVERYBODY };
  return afterLeaving(concern, leaver.id, { ...context, ...overrides });
}

/** Who is told what. */
const news = (notices: readonly Notice[]) =>
  notices.flatMap((notice) => {
    if (notice.kind === 'refresh-delivered') return [];
    const about = 'because' in notice ? notice.because : 'about' in notice ? notice.about : notice.kind;
    return [`${notice.to}: ${about}`];
  });

const kinds = ({ chronology }: Concern) => chronology.map(({ event }) => event.kind);

describe('a concern whose holder has left', () => {
  it('goes back to the leads who may know of it, with a clock that runs from now', () => {
    const { concern, notices } = leaves(aHeldConcern(), PRIYA);
    expect(concern).toMatchObject({
      status: 'unacknowledged',
      holder: undefined,
      escalation: { missed: 1, nextAt: minutesAfter(NOW, 60) },
    });
    expect(news(notices)).toEqual(['leila: holder-left', 'lars: holder-left']);
    expect(notices.at(-1)).toEqual({ kind: 'refresh-delivered' });
    expect(kinds(concern).slice(-2)).toEqual(['holder-left', 'sent-to']);
    expect(concern.chronology.at(-2)).toMatchObject({ author: 'safeguard', event: { person: PRIYA.id } });
  });

  it.each<readonly [string, Partial<Concern>, Chain, readonly string[]]>([
    ['a lead is kept from it', { excluded: excluding(LEILA) }, aChain(), ['lars: holder-left']],
    ['every lead is kept from it', { excluded: excluding(LEILA, LARS) }, aChain(), ['fiona: holder-left']],
    ['there is no lead', {}, aChain({ leads: [] }), ['fiona: holder-left']],
    ['there is neither', {}, aChain({ leads: [], managers: [] }), ['sam: holder-left']],
    ['there is nobody', {}, { leads: [], managers: [] }, ['amara: nobody-yet']],
    [
      'the only lead raised it',
      { reporter: LEILA.id, reporterAccounts: LEILA.accounts },
      aChain({ leads: [LEILA] }),
      ['fiona: holder-left'],
    ],
  ])('asks others where %s', (_name, overrides, chain, expected) => {
    expect(news(leaves(aHeldConcern(overrides), PRIYA, chain).notices)).toEqual(expected);
  });

  it('asks whomever it was offered as well, who may read what they were offered to take', () => {
    const offered = written(aHeldConcern(), { ...EVENTS['handover-offered'], to: SAM.id });
    const { concern, notices } = leaves(offered, PRIYA);
    expect(news(notices)).toEqual(['leila: holder-left', 'lars: holder-left', 'sam: holder-left']);
    expect(caseFileOf(concern).handover).toBeUndefined();
    expect(acknowledge(concern, SAM, NOW).outcome).toEqual({ kind: 'acknowledged' });
  });

  it('is whose who acknowledges it, while the clocks of the case go on and what was found stays', () => {
    const before = written(aHeldConcern(), EVENTS.triaged);
    const free = leaves(before, PRIYA).concern;
    const later = minutesAfter(NOW, 5);
    const { concern, notices } = acknowledge(free, LEILA, later);
    expect(concern).toMatchObject({ status: 'held', holder: LEILA.id, acknowledgedAt: before.acknowledgedAt });
    expect(heldSince(concern)).toEqual(later);
    expect(caseFileOf(concern).triage).toBeDefined();
    expect(news(notices)).toEqual(['amara: person-has-it']);
    expect(concern.grantedTo).toEqual([PRIYA.id, LEILA.id]);
  });

  it('escalates: when the clock runs out the managers and the rota are asked, and the reporter is told to ring', () => {
    const free = leaves(aHeldConcern(), PRIYA).concern;
    const late = escalate(free, aChain({ duty: SAM, deputy: undefined }), organisation, minutesAfter(NOW, 61));
    expect(news(late.notices)).toEqual(['sam: not-acknowledged', 'fiona: not-acknowledged', 'amara: nobody-yet']);
    expect(late.concern.escalation?.nextAt).toEqual(minutesAfter(NOW, 121));
  });

  it('waits, where there is nobody, for somebody to be there', () => {
    const free = leaves(aHeldConcern(), PRIYA, { leads: [], managers: [] }).concern;
    const none = escalate(free, { leads: [], managers: [] }, organisation, minutesAfter(NOW, 61));
    expect(news(none.notices)).toEqual(['amara: nobody-yet']);
    const some = escalate(none.concern, { leads: [LARS], managers: [] }, organisation, minutesAfter(NOW, 122));
    expect(news(some.notices)).toEqual(['lars: still-not-acknowledged', 'amara: nobody-yet']);
  });

  it('an urgent one has the urgent clock', () => {
    const { concern } = leaves(aHeldConcern({ urgent: true }), PRIYA);
    expect(concern.escalation?.nextAt).toEqual(minutesAfter(NOW, 15));
  });

  it('takes what was asked of others before, and nothing else', () => {
    const full = written(aHeldConcern(), EVENTS['reporter-asked'], EVENTS['action-added'], EVENTS.decided);
    const { concern } = leaves(full, PRIYA);
    const answer = { verb: 'answer-question', question: ITEMS.question, text: 'An answer' } as const;
    expect(done(concern, AMARA, answer).status).toBe('unacknowledged');
    done(concern, SAM, { verb: 'complete-action', action: ITEMS.action, text: 'Done' });
    done(concern, LEILA, { verb: 'sign-off', decision: ITEMS.decision, agreed: true, text: 'Yes' });
    const note = doing(concern, LEILA, { verb: 'add-note', text: 'x', source: 'fact', eventAt: NOW });
    expect(note.outcome.kind).not.toBe('done');
  });
});

describe('what somebody who has left had to do', () => {
  const HELD = aHeldConcern();
  const withAction = written(HELD, EVENTS['action-added']);

  it('an action is the holder’s now, due when it was; the leads hear of it', () => {
    const { concern, notices } = leaves(withAction, SAM);
    expect(news(notices)).toEqual(['priya: action', 'leila: somebody-left', 'lars: somebody-left']);
    expect(caseFileOf(concern).actions).toMatchObject([{ owner: PRIYA.id, due: EVENTS['action-added'].due }]);
    expect(concern.status).toBe('held');
  });

  it('an action of the holder waits for whoever takes the concern', () => {
    const own = written(HELD, { ...EVENTS['action-added'], owner: PRIYA.id });
    const free = leaves(own, PRIYA).concern;
    expect(awaitedFrom(free)).toEqual([LEILA.id, LARS.id]);
    const taken = acknowledge(free, LARS, NOW).concern;
    expect(awaitedFrom(taken)).toContain(PRIYA.id);
    const after = leaves(taken, PRIYA);
    expect(news(after.notices)).toEqual(['lars: action', 'leila: somebody-left']);
    expect(awaitedFrom(after.concern)).toEqual([LARS.id]);
  });

  it('nothing of an action that is done', () => {
    const settled = written(withAction, EVENTS['action-done']);
    expect(leaves(settled, SAM).outcome).toEqual({ kind: 'nothing-to-do' });
  });

  it('a hand-over that was offered to them lapses, and the holder hears that they still have it', () => {
    const { concern, notices } = leaves(written(HELD, EVENTS['handover-offered']), SAM);
    expect(news(notices)).toEqual(['priya: handover-declined', 'leila: somebody-left', 'lars: somebody-left']);
    expect(caseFileOf(concern).handover).toBeUndefined();
  });

  it.each(['decided', 'referred'] as const)('a second look (%s) is left to the others who were asked', (kind) => {
    const { concern, notices } = leaves(written(HELD, { ...EVENTS[kind], asked: [LEILA.id, LARS.id] }), LEILA);
    expect(news(notices)).toEqual(['lars: somebody-left']);
    expect(awaitedFrom(concern)).toEqual([PRIYA.id, LARS.id]);
  });

  it.each([
    ['decided', 'sign-off'],
    ['referred', 'sharing-review'],
  ] as const)('a second look (%s) that was theirs alone is asked of others', (kind, about) => {
    const { concern, notices } = leaves(written(HELD, { ...EVENTS[kind], asked: [LEILA.id] }), LEILA);
    expect(news(notices)).toEqual([`lars: ${about}`, 'lars: somebody-left']);
    expect(awaitedFrom(concern)).toEqual([PRIYA.id, LARS.id]);
    // Never of its author, whoever is left.
    const alone = leaves(written(HELD, { ...EVENTS[kind], asked: [LEILA.id] }), LEILA, {
      duty: PRIYA,
      leads: [PRIYA],
      managers: [],
    });
    expect(awaitedFrom(alone.concern)).toEqual([PRIYA.id]);
    expect(news(alone.notices)).toEqual([]);
  });

  it('being asked to take it goes to the next person at once', () => {
    const asked = aConcern({ routed: [told(PRIYA, 'duty')], receivedAt: NOW });
    const { notices, concern } = leaves(asked, PRIYA);
    expect(news(notices)).toEqual(['sam: passed-on']);
    expect(kinds(concern)).toContain('could-not-be-reached');
  });

  it('nothing of a concern that has ended, or that they only read', () => {
    for (const concern of [HELD, aHeldConcern({ status: 'closed' }), written(HELD, EVENTS['access-granted'])]) {
      expect(leaves(concern, FIONA)).toEqual({ concern, notices: [], outcome: { kind: 'nothing-to-do' } });
    }
    expect(awaitedFrom(aHeldConcern({ status: 'closed' }))).toEqual([]);
  });
});

describe('whoever leaves, whatever was done before', () => {
  const RUNS = { numRuns: 300 };
  const leaving = fc.record({
    story: stories,
    leavers: fc.shuffledSubarray([...CAST], { minLength: 1, maxLength: 4 }),
  });

  /** After a random story some people leave one after the other. */
  function each(
    check: (after: ReturnType<typeof afterLeaving>, before: Concern, leaver: Person, gone: Set<Person['id']>) => void,
  ) {
    fc.assert(
      fc.property(leaving, ({ story: { excluded, steps }, leavers }) => {
        let concern = beginning(excluded);
        let items = 0;
        for (const [index, { by, command, minutes }] of steps.entries()) {
          const newId = () => asItemId(`item-${items++}`);
          const now = minutesAfter(WORKING, minutes);
          const context = { now, chain: CHAIN, people: CAST, newId, token: asFormToken(`form-${index}`) };
          concern = doing(concern, by, command, context).concern;
        }
        const gone = new Set<Person['id']>();
        for (const leaver of leavers) {
          gone.add(leaver.id);
          const people = CAST.map((one) => (gone.has(one.id) ? { ...one, active: false } : one));
          const after = leaves(concern, leaver, CHAIN, { chain: without(CHAIN, gone), people });
          check(after, concern, leaver, gone);
          expect(leaves(after.concern, leaver, CHAIN, { chain: without(CHAIN, gone), people }).outcome.kind).toBe(
            'nothing-to-do',
          );
          concern = after.concern;
        }
      }),
      RUNS,
    );
  }

  it('nothing waits for them, and doing it again changes nothing', () => {
    each(({ concern }, _before, leaver) => {
      expect(awaitedFrom(concern)).not.toContain(leaver.id);
    });
  });

  it('nobody who is kept from it hears of it or is asked, nor do they themselves; the record only grows', () => {
    each(({ concern, notices }, before, _leaver, gone) => {
      for (const notice of notices) {
        if (notice.kind === 'refresh-delivered') continue;
        const person = CAST.find(({ id }) => id === notice.to) ?? expect.unreachable();
        if (notice.kind === 'nobody-yet') expect(notice.to).toBe(concern.reporter);
        else {
          // Its holder may have left as well, whose turn comes.
          expect(gone.has(notice.to) && notice.to !== concern.holder).toBe(false);
          expect([isExcluded(person, concern.excluded), isReporter(person, concern)]).toEqual([false, false]);
        }
      }
      expect(concern.chronology.slice(0, before.chronology.length)).toEqual(before.chronology);
      expect(concern.excluded).toEqual(before.excluded);
    });
  });

  it('an open concern always has a holder or a clock', () => {
    each(({ concern }) => {
      if (concern.status === 'held') expect(concern.holder).toBeDefined();
      if (concern.status === 'unacknowledged') expect(concern.escalation).toBeDefined();
    });
  });
});

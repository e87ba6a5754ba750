import { describe, expect, it } from 'vitest';
import { caseFileOf } from '../../../../src/domain/case/case-file.js';
import { decisionSeen } from '../../../../src/domain/case/decisions.js';
import type { CaseEventKind } from '../../../../src/domain/case/events.js';
import { triageSeen } from '../../../../src/domain/case/triage.js';
import { OTHERS_TO_TELL } from '../../../../src/domain/case/vocabulary.js';

import type { Concern } from '../../../../src/domain/concern.js';
import { asItemId } from '../../../../src/domain/ids.js';
import { AMARA, aConcern, excluding, LARS, LEILA, minutesAfter, PRIYA, RECEIVED } from '../../../support/builders.js';
import {
  aFullCase,
  aHeldConcern,
  aReferral,
  aTriage,
  COMMANDS,
  doing,
  done,
  EVENTS,
  ITEMS,
  WORKING,
  written,
} from '../../../support/case.js';

const because = (kind: string) => ({ kind: 'refused', because: { kind } });
const LATER = minutesAfter(WORKING, 60);

describe('event time and recorded time', () => {
  it.each([
    ['earlier', RECEIVED, RECEIVED],
    ['now', WORKING, WORKING],
    ['later, which nobody can know', LATER, WORKING],
  ])('a note of something that was %s', (_, eventAt, kept) => {
    const entry = done(aHeldConcern(), PRIYA, { ...COMMANDS['add-note'], eventAt }).chronology.at(-1);
    expect(entry).toMatchObject({ eventAt: kept, recordedAt: WORKING });
  });

  it('a note without a time is of now', () => {
    const { verb, text, source } = COMMANDS['add-note'];
    const entry = done(aHeldConcern(), PRIYA, { verb, text, source }).chronology.at(-1);
    expect(entry).toMatchObject({ eventAt: WORKING, recordedAt: WORKING });
  });

  it.each([
    [RECEIVED, RECEIVED],
    [LATER, WORKING],
  ])('a referral and somebody else who was told, at %s', (said, kept) => {
    const referred = done(aHeldConcern(), PRIYA, { verb: 'refer', referral: aReferral({ at: said }) });
    expect(referred.chronology.at(-1)).toMatchObject({ eventAt: kept, event: { referral: { at: kept } } });
    const told = done(aHeldConcern(), PRIYA, { verb: 'tell-other', other: 'cqc', how: { kind: 'told', at: said } });
    expect(told.chronology.at(-1)?.event).toMatchObject({ at: kept });
  });

  const DAY = 24 * 60;
  it.each([
    ['a call before the form was sent', -30, 'done'],
    ['a week before it', -7 * DAY, 'done'],
    ['more than a week before it', -7 * DAY - 1, 'long-before'],
    ['a year before it', -365 * DAY, 'long-before'],
  ] as const)('a referral and somebody else who was told, %s', (_, minutes, expected) => {
    const when = minutesAfter(RECEIVED, minutes);
    const concern = aHeldConcern();
    for (const command of [
      { verb: 'refer', referral: aReferral({ at: when }) },
      { verb: 'tell-other', other: 'cqc', how: { kind: 'told', at: when } },
    ] as const) {
      const change = doing(concern, PRIYA, command);
      expect(change.outcome).toEqual(expected === 'done' ? { kind: 'done' } : because(expected));
      if (expected !== 'done') expect(change).toMatchObject({ concern, notices: [] });
    }
  });

  it.each(['fact', 'allegation', 'opinion'] as const)('a note that is %s says so', (source) => {
    expect(done(aHeldConcern(), PRIYA, { ...COMMANDS['add-note'], source }).chronology.at(-1)?.source).toBe(source);
  });
});

describe('asking the reporter', () => {
  it('keeps the question open until they answer; more than one answer is more information', () => {
    const asked = done(aHeldConcern(), PRIYA, COMMANDS['ask-reporter'], { newId: () => ITEMS.question });
    expect(caseFileOf(asked).questions).toMatchObject([{ id: ITEMS.question, text: 'A question', by: PRIYA.id }]);
    expect(caseFileOf(asked).questions[0]?.answer).toBeUndefined();
    const answered = done(asked, AMARA, COMMANDS['answer-question']);
    expect(caseFileOf(answered).questions[0]?.answer).toEqual({ text: 'An answer', at: WORKING });
    const again = done(answered, AMARA, { ...COMMANDS['answer-question'], text: 'Another' });
    expect(again.chronology.at(-1)?.event).toEqual({ kind: 'reporter-added', text: 'Another' });
    expect(caseFileOf(again).questions[0]?.answer?.text).toBe('An answer');
  });

  it('is not possible of a reporter who is kept from the concern, by themselves or by an account', () => {
    for (const excluded of [excluding(AMARA), { people: [], accounts: AMARA.accounts }]) {
      const concern = aHeldConcern({ excluded });
      expect(doing(concern, PRIYA, COMMANDS['ask-reporter'])).toEqual({
        concern,
        notices: [],
        outcome: because('reporter-excluded'),
      });
    }
  });

  it('has no answer where there was no question', () => {
    const { outcome } = doing(aHeldConcern(), AMARA, COMMANDS['answer-question']);
    expect(outcome).toEqual(because('no-such-item'));
  });
});

describe('a reporter', () => {
  it('adds to their concern at any time, and tells whoever has it', () => {
    expect(doing(aConcern(), AMARA, COMMANDS['add-information']).notices).toEqual([{ kind: 'refresh-delivered' }]);
    for (const status of ['held', 'closed', 'withdrawn', 'merged'] as const) {
      const { outcome, notices } = doing(aHeldConcern({ status }), AMARA, COMMANDS['add-information']);
      expect(outcome).toEqual({ kind: 'done' });
      expect(notices).toContainEqual({ kind: 'case-news', to: PRIYA.id, about: 'information' });
    }
  });

  it('is told that it was acted on, and the time is kept', () => {
    const told = done(aHeldConcern(), PRIYA, COMMANDS['tell-reporter']);
    expect(caseFileOf(told).reporterToldAt).toEqual(WORKING);
  });
});

describe('information after the end', () => {
  const told = (status: Concern['status']) =>
    doing(aHeldConcern({ status }), AMARA, COMMANDS['add-information']).notices.flatMap((notice) =>
      notice.kind === 'case-news' ? [notice.to] : [],
    );

  it.each(['closed', 'withdrawn'] as const)('reaches the leads too: %s, and nobody looks at it any more', (status) => {
    expect(told(status)).toEqual([PRIYA.id, LEILA.id, LARS.id]);
  });

  it('reaches the holder alone before it', () => {
    expect(told('held')).toEqual([PRIYA.id]);
  });
});

describe('a referral', () => {
  const full = aFullCase();
  const answered = done(full, PRIYA, COMMANDS['record-outcome']);
  const outcomeOf = (concern: typeof full) => caseFileOf(concern).referrals[0]?.outcome;

  it('is blocked by nothing: with no triage, no consent asked and no second person', () => {
    const fresh = aHeldConcern();
    expect(doing(fresh, PRIYA, COMMANDS.refer, { chain: { leads: [], managers: [] } }).outcome).toEqual({
      kind: 'done',
    });
  });

  it('waits for the agency until it answers, and again after a challenge', () => {
    expect(outcomeOf(full)).toBeUndefined();
    expect(outcomeOf(answered)).toMatchObject({ outcome: 'declined', text: 'No' });
    const challenged = done(answered, PRIYA, COMMANDS.challenge);
    expect(outcomeOf(challenged)).toBeUndefined();
    expect(caseFileOf(challenged).referrals[0]?.challengedAt).toEqual(WORKING);
    const again = done(challenged, PRIYA, { ...COMMANDS['record-outcome'], outcome: 'accepted' });
    expect(outcomeOf(again)?.outcome).toBe('accepted');
  });

  it('is challenged only once it was answered', () => {
    expect(doing(full, PRIYA, COMMANDS.challenge)).toEqual({
      concern: full,
      notices: [],
      outcome: because('nothing-to-challenge'),
    });
  });

  it('has to be there', () => {
    const fresh = aHeldConcern();
    for (const verb of ['record-outcome', 'challenge'] as const) {
      expect(doing(fresh, PRIYA, COMMANDS[verb])).toEqual({
        concern: fresh,
        notices: [],
        outcome: because('no-such-item'),
      });
    }
  });
});

describe('triage', () => {
  it('may be recorded again: the newest counts, and the earlier one stays in the record', () => {
    const once = done(aHeldConcern(), PRIYA, COMMANDS['record-triage']);
    const seen = triageSeen(caseFileOf(once));
    const twice = done(once, PRIYA, { verb: 'record-triage', triage: aTriage({ safety: 'not-yet' }), seen });
    expect(caseFileOf(twice).triage?.safety).toBe('not-yet');
    expect(twice.chronology.filter(({ event }) => event.kind === 'triaged')).toHaveLength(2);
  });

  it('is not recorded over one that its author has not seen', () => {
    const first = done(aHeldConcern(), PRIYA, { ...COMMANDS['record-triage'], triage: aTriage({ safety: 'not-yet' }) });
    expect(doing(first, LEILA, COMMANDS['record-triage'])).toEqual({
      concern: first,
      notices: [],
      outcome: { kind: 'refused', because: { kind: 'newer-triage' } },
    });
    const seen = triageSeen(caseFileOf(first));
    expect(doing(first, LEILA, { ...COMMANDS['record-triage'], seen }).outcome).toEqual({ kind: 'done' });
  });
});

describe('a decision', () => {
  const decided = (seen: string, decision: 'complaint' | 'refer-police') =>
    ({ verb: 'decide', decision, rationale: 'Because', seen }) as const;

  it('takes the place of one that its author has seen, which stays in the record', () => {
    const once = done(aHeldConcern(), PRIYA, decided('', 'complaint'));
    const twice = done(once, LEILA, decided(decisionSeen(caseFileOf(once)), 'refer-police'));
    expect(caseFileOf(twice).decision).toMatchObject({ decision: 'refer-police', by: LEILA.id });
    expect(caseFileOf(twice).decisions).toHaveLength(2);
  });

  it('does not take the place of one that its author has not seen, and they learn whose that is', () => {
    const first = done(aHeldConcern(), PRIYA, decided('', 'refer-police'));
    const second = done(first, PRIYA, decided(decisionSeen(caseFileOf(first)), 'refer-police'));
    for (const seen of ['', decisionSeen(caseFileOf(first))]) {
      expect(doing(second, LEILA, decided(seen, 'complaint'))).toEqual({
        concern: second,
        notices: [],
        outcome: { kind: 'refused', because: { kind: 'newer-decision', by: PRIYA.id } },
      });
    }
  });
});

describe('risk', () => {
  it.each([true, false])('is changed to urgent: %s, and refused where it is so already', (urgent) => {
    const concern = aHeldConcern({ urgent: !urgent });
    const after = done(concern, PRIYA, { ...COMMANDS['change-urgency'], urgent });
    expect(after.urgent).toBe(urgent);
    expect(doing(after, PRIYA, { ...COMMANDS['change-urgency'], urgent })).toEqual({
      concern: after,
      notices: [],
      outcome: because('already-so'),
    });
  });
});

describe('others to tell', () => {
  it.each(OTHERS_TO_TELL)('%s is told, or it is written down why not; the newest counts', (other) => {
    const not = done(aHeldConcern(), PRIYA, {
      verb: 'tell-other',
      other,
      how: { kind: 'not-needed', because: 'No need' },
    });
    expect(caseFileOf(not).othersTold.get(other)).toMatchObject({ told: false });
    expect(not.chronology.at(-1)?.event).toEqual({ kind: 'other-not-needed', other, because: 'No need' });
    const told = done(not, PRIYA, { verb: 'tell-other', other, how: { kind: 'told', at: RECEIVED } });
    expect([...caseFileOf(told).othersTold]).toMatchObject([[other, { told: true }]]);
  });
});

describe('a case file', () => {
  it('keeps apart what is about two items of one kind', () => {
    const second = asItemId('second');
    const concern = written(aFullCase(), { ...EVENTS['action-added'], id: second }, EVENTS['action-done']);
    expect(caseFileOf(concern).actions.map(({ id, state }) => [id, state])).toEqual([
      [ITEMS.action, 'done'],
      [second, 'open'],
    ]);
  });

  it('holds no work of the product itself', () => {
    const concern = aFullCase();
    const asTheProduct = concern.chronology.map((entry) => ({ ...entry, author: 'safeguard' as const }));
    expect(caseFileOf({ chronology: asTheProduct })).toEqual(caseFileOf({ chronology: [] }));
  });

  it.each([
    ['reviewed', 'reviewedAt'],
    ['reopened', 'reopenedAt'],
  ] as const)('says when it was last %s', (kind: Extract<CaseEventKind, 'reviewed' | 'reopened'>, field) => {
    expect(caseFileOf(written(aHeldConcern(), EVENTS[kind]))[field]).toEqual(minutesAfter(RECEIVED, 10));
  });

  it('lists support and explained targets', () => {
    const file = caseFileOf(written(aHeldConcern(), EVENTS['support-offered'], EVENTS['target-missed']));
    expect(file.support).toMatchObject([{ to: 'person-at-risk', by: PRIYA.id }]);
    expect(file.explained.map(({ clock }) => clock)).toEqual(['triage']);
  });
});

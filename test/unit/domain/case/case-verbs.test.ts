import { describe, expect, it } from 'vitest';
import { CASE_VERBS } from '../../../../src/domain/case/case-verbs.js';
import type { CaseCommand, CaseVerb } from '../../../../src/domain/case/commands.js';
import type { CaseEventKind } from '../../../../src/domain/case/events.js';
import type { ChronologyEntry } from '../../../../src/domain/chronology.js';
import type { Concern } from '../../../../src/domain/concern.js';
import { asFormToken, type FormToken } from '../../../../src/domain/ids.js';
import type { Notice } from '../../../../src/domain/notice.js';
import type { Person } from '../../../../src/domain/person.js';
import { AMARA, excluding, LEILA, minutesAfter, PRIYA, RECEIVED, SAM } from '../../../support/builders.js';
import { aFullCase, COMMANDS, doing, done, EVENTS, ITEMS, TOMASZ, WORKING, writtenBy } from '../../../support/case.js';

interface Effect {
  /** Who does it; Priya, who holds the concern, unless said otherwise. */
  readonly by?: Person;
  readonly writes: CaseEventKind;
  readonly source?: ChronologyEntry['source'];
  /** When it happened, where that is not when it was written down. */
  readonly eventAt?: Date;
  /** `person: what about`, without the renewal of what was delivered before. */
  readonly tells?: readonly string[];
  readonly changes?: Partial<Concern>;
  /** What its form saw of the full case. */
  readonly saw?: object;
  /** What the full case needs first. */
  readonly after?: (concern: Concern) => Concern;
}

const readyToClose = (concern: Concern) =>
  writtenBy(
    LEILA,
    concern,
    EVENTS.triaged,
    EVENTS['signed-off'],
    EVENTS['sharing-reviewed'],
    EVENTS['agency-answered'],
    EVENTS['action-done'],
    EVENTS['reporter-told'],
  );
const nothingOpen = (concern: Concern) =>
  writtenBy(LEILA, concern, EVENTS['signed-off'], EVENTS['agency-answered'], EVENTS['action-done']);
const closed = (concern: Concern): Concern => ({ ...concern, status: 'closed' });

/** What each verb does in the full case. A new verb does not compile before its effect stands here. */
const EFFECTS: Record<CaseVerb, Effect> = {
  'add-note': { writes: 'note', source: 'allegation', eventAt: RECEIVED },
  'add-evidence': { writes: 'evidence-added' },
  'ask-reporter': { writes: 'reporter-asked', tells: ['amara: question'] },
  'answer-question': { by: AMARA, writes: 'reporter-answered', source: 'allegation', tells: ['priya: answered'] },
  'add-information': { by: AMARA, writes: 'reporter-added', source: 'allegation', tells: ['priya: information'] },
  'tell-reporter': { writes: 'reporter-told', tells: ['amara: acted-on'] },
  'record-triage': { writes: 'triaged' },
  refer: { writes: 'referred', eventAt: minutesAfter(RECEIVED, 20) },
  'draft-pack': { writes: 'pack-drafted' },
  'review-sharing': { by: LEILA, writes: 'sharing-reviewed', source: 'opinion', tells: ['priya: sharing-reviewed'] },
  'record-outcome': { writes: 'agency-answered' },
  challenge: { writes: 'challenged', after: (concern) => writtenBy(PRIYA, concern, EVENTS['agency-answered']) },
  decide: { writes: 'decided', source: 'opinion', saw: { seen: ITEMS.decision } },
  'sign-off': { by: LEILA, writes: 'signed-off', source: 'opinion', tells: ['priya: signed-off'] },
  'tell-other': { writes: 'other-told' },
  'add-action': { writes: 'action-added', tells: ['sam: action'] },
  'reassign-action': { writes: 'action-reassigned', tells: ['tomasz: action'] },
  'complete-action': { by: SAM, writes: 'action-done', tells: ['priya: action-done'] },
  'cancel-action': { writes: 'action-cancelled' },
  'snooze-action': { by: SAM, writes: 'action-snoozed' },
  'record-support': { writes: 'support-offered' },
  'link-concern': { writes: 'linked' },
  'merge-into': { writes: 'merged-into', after: nothingOpen, tells: ['amara: merged'], changes: { status: 'merged' } },
  'take-duplicate': { writes: 'merged-from' },
  'hand-over': { writes: 'handover-offered', tells: ['sam: handover'] },
  'accept-handover': {
    by: SAM,
    writes: 'handover-accepted',
    tells: ['priya: handover-accepted'],
    changes: { holder: SAM.id, grantedTo: [PRIYA.id, SAM.id] },
  },
  'decline-handover': { by: SAM, writes: 'handover-declined', tells: ['priya: handover-declined'] },
  'change-urgency': { writes: 'urgency-changed', source: 'opinion', changes: { urgent: true } },
  'grant-access': { writes: 'access-granted', tells: ['tomasz: access'] },
  'record-review': { writes: 'reviewed' },
  'explain-missed-target': { writes: 'target-missed' },
  'confirm-exclusions': {
    by: LEILA,
    writes: 'exclusions-confirmed',
    tells: ['lars: exclusions'],
    changes: { excluded: excluding(TOMASZ) },
  },
  'record-staff-measure': { writes: 'staff-measure', source: 'opinion' },
  'log-low-level': { writes: 'low-level' },
  close: { writes: 'closed', after: readyToClose, tells: ['amara: closed'], changes: { status: 'closed' } },
  reopen: {
    by: LEILA,
    writes: 'reopened',
    after: closed,
    tells: ['amara: reopened', 'priya: reopened'],
    changes: { status: 'held' },
  },
  withdraw: {
    writes: 'withdrawn',
    after: nothingOpen,
    tells: ['amara: closed', 'leila: withdrawn', 'lars: withdrawn'],
    changes: { status: 'withdrawn' },
  },
};

const CASES = (Object.entries(EFFECTS) as [CaseVerb, Effect][]).map(
  ([verb, { by = PRIYA, saw, after = (concern: Concern) => concern, ...effect }]) => {
    const command = { ...COMMANDS[verb], ...saw } as CaseCommand;
    return [verb, { by, concern: after(aFullCase()), command, ...effect }] as const;
  },
);

function told(notices: readonly Notice[]): string[] {
  return notices.flatMap((notice) => {
    if (notice.kind === 'refresh-delivered') return [];
    return [`${notice.to}: ${'about' in notice ? notice.about : notice.kind}`];
  });
}

describe('a verb', () => {
  it('is each one of the list', () => {
    expect(CASES.map(([verb]) => verb).sort()).toEqual([...CASE_VERBS].sort());
  });

  it.each(CASES)(
    '%s writes down one entry, under the name of whoever did it',
    (_, { by, concern, command, ...effect }) => {
      const token = asFormToken('the-form');
      const { concern: after, outcome } = doing(concern, by, command, { token });
      expect(outcome).toEqual({ kind: 'done' });
      expect(after.chronology.slice(0, -1)).toEqual(concern.chronology);
      expect(after.chronology.at(-1)).toMatchObject({
        author: by.id,
        event: { kind: effect.writes },
        source: effect.source ?? 'fact',
        eventAt: effect.eventAt ?? WORKING,
        recordedAt: WORKING,
        token,
      });
    },
  );

  it.each(CASES)('%s changes nothing else than it says', (_, { by, concern, command, changes }) => {
    const { chronology, ...after } = done(concern, by, command);
    expect(after).toEqual({ ...concern, chronology: undefined, ...changes });
  });

  it.each(CASES)(
    '%s tells whom it concerns, and has every card drawn anew',
    (_, { by, concern, command, tells = [] }) => {
      const { notices } = doing(concern, by, command);
      expect(told(notices)).toEqual(tells);
      expect(notices.filter(({ kind }) => kind === 'refresh-delivered')).toHaveLength(1);
    },
  );

  it.each(CASES)('%s has one effect when the same form is sent twice', (_, { by, concern, command }) => {
    const token: FormToken = asFormToken('the-form');
    const once = done(concern, by, command, { token });
    const again = doing(once, by, command, { token });
    expect(again).toEqual({ concern: once, notices: [], outcome: { kind: 'done' } });
    expect(again.concern).toBe(once);
  });

  it.each(CASES)('%s by a stranger finds no concern, also with somebody else’s form', (_, { by, concern, command }) => {
    const token = asFormToken('the-form');
    const after = done(concern, by, command, { token });
    for (const stranger of [
      { ...TOMASZ, id: 'nobody' as typeof TOMASZ.id, accounts: [] },
      { ...by, active: false },
    ]) {
      expect(doing(concern, stranger, command)).toEqual({ concern, notices: [], outcome: { kind: 'not-found' } });
      expect(doing(after, stranger, command, { token }).outcome).toEqual({ kind: 'not-found' });
    }
  });

  it.each(CASES)(
    '%s by somebody excluded finds no concern, before and after it was done',
    (_, { by, concern, command }) => {
      const token = asFormToken('the-form');
      const after = done(concern, by, command, { token });
      for (const excluded of [
        { people: [by.id], accounts: [] },
        { people: [], accounts: by.accounts },
      ]) {
        for (const kept of [
          { ...concern, excluded },
          { ...after, excluded },
        ]) {
          expect(doing(kept, by, command, { token })).toEqual({
            concern: kept,
            notices: [],
            outcome: { kind: 'not-found' },
          });
        }
      }
    },
  );

  it.each(CASES)(
    '%s where it makes no sense says how the concern stands, and changes nothing',
    (verb, { by, concern, command }) => {
      if (verb === 'add-information') return expect(doing(closed(concern), by, command).outcome.kind).toBe('done');
      const status = verb === 'reopen' ? 'held' : 'nobody-told';
      // Whoever works on it has to hold it; a state that nobody could hold it in stands for every wrong one.
      const wrong: Concern = { ...concern, status };
      expect(doing(wrong, by, command)).toEqual({ concern: wrong, notices: [], outcome: expect.anything() });
      const { outcome } = doing(wrong, by, command);
      expect(verb === 'take-duplicate' ? ['not-now', 'not-found'] : ['not-now']).toContain(outcome.kind);
      if (outcome.kind === 'not-now') expect(outcome.status).toBe(status);
    },
  );
});

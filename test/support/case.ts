import { workOn } from '../../src/domain/case/case-verbs.js';
import type { CaseCommand, CaseVerb } from '../../src/domain/case/commands.js';
import type { CaseEvent } from '../../src/domain/case/events.js';
import type { EvidenceFile } from '../../src/domain/case/evidence.js';
import type { Referral, Triage } from '../../src/domain/case/vocabulary.js';

import type { CaseContext, CaseOutcome } from '../../src/domain/case/work.js';
import { type ChronologyEvent, entryAt } from '../../src/domain/chronology.js';
import { type Change, type Concern, withEntry } from '../../src/domain/concern.js';
import { asConcernId, asFormToken, asItemId, asReference } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import {
  AMARA,
  aChain,
  aConcern,
  aPerson,
  aReport,
  at,
  excluding,
  FIONA,
  LARS,
  LEILA,
  minutesAfter,
  PRIYA,
  RECEIVED,
  SAM,
  told,
} from './builders.js';

/** A concern that somebody works on: Priya holds it since five minutes after it came, and Amara raised it. */

export const TOMASZ = aPerson('tomasz');
export const WORKING = minutesAfter(RECEIVED, 30);
export const EVERYBODY: readonly Person[] = [AMARA, PRIYA, SAM, LEILA, LARS, FIONA, TOMASZ];

export const ITEMS = {
  question: asItemId('question-1'),
  action: asItemId('action-1'),
  referral: asItemId('referral-1'),
  decision: asItemId('decision-1'),
} as const;
export const OTHER = { concern: asConcernId('c-2'), reference: asReference('SG-222222') };

export function aHeldConcern(overrides: Partial<Concern> = {}): Concern {
  return aConcern({
    status: 'held',
    routed: [told(PRIYA, 'duty')],
    holder: PRIYA.id,
    acknowledgedAt: minutesAfter(RECEIVED, 5),
    grantedTo: [PRIYA.id],
    escalation: undefined,
    chronology: [
      entryAt(RECEIVED, AMARA.id, { kind: 'raised' }),
      entryAt(minutesAfter(RECEIVED, 5), PRIYA.id, { kind: 'acknowledged' }),
    ],
    ...overrides,
  });
}

/** With what somebody did to it written down, as if a verb had. */
export function written(concern: Concern, ...events: readonly CaseEvent[]): Concern {
  return writtenBy(PRIYA, concern, ...events);
}

export function writtenBy(author: Person, concern: Concern, ...events: readonly CaseEvent[]): Concern {
  return withEntry(concern, ...events.map((event) => entryAt(minutesAfter(RECEIVED, 10), author.id, event)));
}

/** Of each item one, all open: asked, to be done, not answered, not looked over. */
export function aFullCase(overrides: Partial<Concern> = {}): Concern {
  return written(
    aHeldConcern({ route: 'lead', report: aReport({ responsible: 'yes', subjects: [TOMASZ.id] }), ...overrides }),
    EVENTS['reporter-asked'],
    EVENTS['action-added'],
    EVENTS.referred,
    EVENTS.decided,
    EVENTS['handover-offered'],
  );
}

export function aContext(concern: Concern, overrides: Partial<CaseContext> = {}): CaseContext {
  const { length } = concern.chronology;
  return {
    now: WORKING,
    chain: aChain(),
    rota: { weeks: [PRIYA.id, SAM.id], overrides: [] },
    newId: () => asItemId(`new-${length}`),
    people: EVERYBODY,
    token: asFormToken(`token-${length}`),
    ...overrides,
  };
}

/** One verb by one person, from a form of its own. */
export function doing(
  concern: Concern,
  by: Person,
  command: CaseCommand,
  context: Partial<CaseContext> = {},
): Change<CaseOutcome> {
  return workOn(concern, by, command, aContext(concern, context));
}

/** What the concern is after that; throws where it was not done. */
export function done(concern: Concern, by: Person, command: CaseCommand, context: Partial<CaseContext> = {}): Concern {
  const change = doing(concern, by, command, context);
  if (change.outcome.kind !== 'done') throw new Error(`${command.verb}: ${JSON.stringify(change.outcome)}`);
  return change.concern;
}

export function aTriage(overrides: Partial<Triage> = {}): Triage {
  return {
    safety: 'made-safe',
    careNeeds: 'yes',
    atRiskOfAbuse: 'yes',
    unableToProtect: 'unknown',
    capacity: 'assumed',
    advocate: 'not-needed',
    consent: 'yes',
    ...overrides,
  };
}

export function aReferral(overrides: Partial<Referral> = {}): Referral {
  return {
    agency: 'adult-social-care',
    agencyName: 'Adult Social Care',
    at: minutesAfter(RECEIVED, 20),
    method: 'phone',
    shared: 'What was shared',
    why: 'Why it was shared',
    basis: { kind: 'consent' },
    ...overrides,
  };
}

export const WITHOUT_CONSENT_BASIS = {
  kind: 'without-consent',
  reason: 'crime-suspected',
  explanation: 'Why without',
  personTold: false,
  notToldBecause: 'Not safe to ask',
} as const satisfies Referral['basis'];

/** A picture that came with a concern. */
export const A_FILE: EvidenceFile = {
  id: asItemId('a-file-000000000000'),
  name: 'Bruise on her arm.jpg',
  type: 'jpeg',
  bytes: 2_300_000,
  sha256: '0'.repeat(64),
};

/** One command of each verb; those about an item are about the one of `aFullCase`. */
export const COMMANDS: { readonly [Verb in CaseVerb]: Extract<CaseCommand, { verb: Verb }> } = {
  'add-note': { verb: 'add-note', text: 'A note', source: 'allegation', eventAt: RECEIVED },
  'add-evidence': { verb: 'add-evidence', file: A_FILE },
  'ask-reporter': { verb: 'ask-reporter', text: 'A question' },
  'answer-question': { verb: 'answer-question', question: ITEMS.question, text: 'An answer' },
  'add-information': { verb: 'add-information', text: 'More' },
  'tell-reporter': { verb: 'tell-reporter', text: 'Rang them' },
  'record-triage': { verb: 'record-triage', triage: aTriage(), seen: '' },
  refer: { verb: 'refer', referral: aReferral() },
  'draft-pack': { verb: 'draft-pack', pack: { kind: 'agency', agency: 'police' } },
  'review-sharing': { verb: 'review-sharing', referral: ITEMS.referral, agreed: true, text: 'Right' },
  'record-outcome': { verb: 'record-outcome', referral: ITEMS.referral, outcome: 'declined', text: 'No' },
  challenge: { verb: 'challenge', referral: ITEMS.referral, to: 'Their manager', why: 'It meets the test' },
  decide: { verb: 'decide', decision: 'refer-adult-social-care', rationale: 'Because', seen: '' },
  'sign-off': { verb: 'sign-off', decision: ITEMS.decision, agreed: true, text: 'Agreed' },
  'tell-other': { verb: 'tell-other', other: 'cqc', how: { kind: 'told', at: RECEIVED } },
  'add-action': { verb: 'add-action', text: 'Ring them', owner: SAM.id, due: at('2026-11-25T17:00') },
  'reassign-action': {
    verb: 'reassign-action',
    action: ITEMS.action,
    owner: TOMASZ.id,
    due: at('2026-11-26T17:00'),
  },
  'complete-action': { verb: 'complete-action', action: ITEMS.action, text: 'Rang them' },
  'cancel-action': { verb: 'cancel-action', action: ITEMS.action, reason: 'They rang us' },
  'snooze-action': {
    verb: 'snooze-action',
    action: ITEMS.action,
    until: at('2026-11-30T23:59'),
    reason: 'They are away',
  },
  'record-support': { verb: 'record-support', to: 'person-at-risk', text: 'A listener' },
  'link-concern': { verb: 'link-concern', other: OTHER },
  'merge-into': { verb: 'merge-into', other: { ...OTHER, status: 'held', excluded: excluding() } },
  'take-duplicate': { verb: 'take-duplicate', other: OTHER },
  'hand-over': { verb: 'hand-over', to: SAM.id, text: 'To know first' },
  'accept-handover': { verb: 'accept-handover' },
  'decline-handover': { verb: 'decline-handover' },
  'change-urgency': { verb: 'change-urgency', urgent: true, reason: 'It got worse' },
  'grant-access': { verb: 'grant-access', to: TOMASZ.id, until: at('2026-12-01T23:59'), reason: 'Knows them' },
  'record-review': { verb: 'record-review', text: 'As it stands' },
  'explain-missed-target': { verb: 'explain-missed-target', clock: 'triage', reason: 'A fire' },
  'confirm-exclusions': { verb: 'confirm-exclusions', people: [TOMASZ] },
  'record-staff-measure': { verb: 'record-staff-measure', measure: { measure: 'supervised', reason: 'To be safe' } },
  'log-low-level': { verb: 'log-low-level', about: TOMASZ.id, text: 'Late again' },
  close: {
    verb: 'close',
    closure: { wishMet: 'partly', personTold: 'All of it', remainingRisk: 'Little', learning: 'Ring sooner' },
  },
  reopen: { verb: 'reopen', reason: 'It goes on' },
  withdraw: { verb: 'withdraw', reason: 'Sent by mistake' },
};

/** One event of each kind, with every part that it may have. */
export const EVENTS: { readonly [Kind in ChronologyEvent['kind']]: Extract<ChronologyEvent, { kind: Kind }> } = {
  raised: { kind: 'raised' },
  'crisis-route-shown': { kind: 'crisis-route-shown' },
  'sent-to': { kind: 'sent-to', people: [PRIYA.id], because: 'raised' },
  acknowledged: { kind: 'acknowledged' },
  declined: { kind: 'declined' },
  'could-not-be-reached': { kind: 'could-not-be-reached', person: SAM.id },
  'nobody-could-be-told': { kind: 'nobody-could-be-told' },
  'external-call-confirmed': { kind: 'external-call-confirmed' },
  'practice-ended': { kind: 'practice-ended', how: 'stopped' },
  'holder-left': { kind: 'holder-left', person: PRIYA.id },
  'handover-lapsed': { kind: 'handover-lapsed', person: SAM.id },
  'action-passed-on': { kind: 'action-passed-on', action: ITEMS.action, from: SAM.id, to: PRIYA.id },
  'asked-instead': { kind: 'asked-instead', item: ITEMS.decision, left: LEILA.id, asked: [LARS.id] },
  'target-passed': { kind: 'target-passed', clock: 'triage', dueAt: at('2026-11-24T10:10') },
  note: { kind: 'note', text: 'A note' },
  'reporter-asked': { kind: 'reporter-asked', id: ITEMS.question, text: 'A question' },
  'reporter-answered': { kind: 'reporter-answered', question: ITEMS.question, text: 'An answer' },
  'reporter-added': { kind: 'reporter-added', text: 'More' },
  'reporter-told': { kind: 'reporter-told', text: 'Rang them' },
  triaged: {
    kind: 'triaged',
    triage: aTriage({
      capacityNote: 'Assessed on Monday',
      views: 'Their views',
      wishedOutcome: 'To be left alone',
      optionsConsidered: 'Two',
      leastRestrictive: 'The smaller',
    }),
  },
  decided: {
    kind: 'decided',
    id: ITEMS.decision,
    decision: 'no-further-action',
    rationale: 'Because',
    asked: [LEILA.id],
    needsSignOff: true,
  },
  'signed-off': { kind: 'signed-off', decision: ITEMS.decision, agreed: true, text: 'Agreed' },
  referred: {
    kind: 'referred',
    id: ITEMS.referral,
    referral: aReferral({
      area: 'Example Borough',
      spokeTo: 'Somebody there',
      theirReference: 'R-1',
      basis: WITHOUT_CONSENT_BASIS,
    }),
    asked: [LEILA.id],
  },
  'pack-drafted': {
    kind: 'pack-drafted',
    pack: { kind: 'agency', agency: 'adult-social-care', agencyName: 'Adult Social Care', area: 'Example Borough' },
  },
  'evidence-added': { kind: 'evidence-added', file: A_FILE },
  'sharing-reviewed': { kind: 'sharing-reviewed', referral: ITEMS.referral, agreed: false, text: 'Ask next time' },
  'agency-answered': { kind: 'agency-answered', referral: ITEMS.referral, outcome: 'accepted', text: 'Yes' },
  challenged: { kind: 'challenged', referral: ITEMS.referral, to: 'Their manager', why: 'It meets the test' },
  'other-told': { kind: 'other-told', other: 'cqc', at: RECEIVED },
  'other-not-needed': { kind: 'other-not-needed', other: 'insurer', because: 'No claim' },
  'action-added': {
    kind: 'action-added',
    id: ITEMS.action,
    text: 'Ring them',
    owner: SAM.id,
    due: at('2026-11-25T17:00'),
  },
  'action-reassigned': {
    kind: 'action-reassigned',
    action: ITEMS.action,
    owner: TOMASZ.id,
    due: at('2026-11-26T17:00'),
  },
  'action-done': { kind: 'action-done', action: ITEMS.action, text: 'Rang them' },
  'action-cancelled': { kind: 'action-cancelled', action: ITEMS.action, reason: 'They rang us' },
  'action-snoozed': {
    kind: 'action-snoozed',
    action: ITEMS.action,
    until: at('2026-11-30T23:59'),
    reason: 'They are away',
  },
  'support-offered': { kind: 'support-offered', to: 'person-at-risk', text: 'A listener' },
  linked: { kind: 'linked', ...OTHER },
  'merged-into': { kind: 'merged-into', ...OTHER },
  'merged-from': { kind: 'merged-from', ...OTHER },
  'duplicate-said': { kind: 'duplicate-said', ...OTHER, text: 'More', question: 'A question' },
  'reporter-told-of': { kind: 'reporter-told-of', about: 'closed', ...OTHER },
  'handover-offered': { kind: 'handover-offered', to: SAM.id, text: 'To know first' },
  'handover-accepted': { kind: 'handover-accepted' },
  'handover-declined': { kind: 'handover-declined' },
  'taken-over-with-duty': { kind: 'taken-over-with-duty', from: PRIYA.id },
  'urgency-changed': { kind: 'urgency-changed', urgent: true, reason: 'It got worse' },
  'access-granted': { kind: 'access-granted', to: TOMASZ.id, until: at('2026-12-01T23:59'), reason: 'Knows them' },
  reviewed: { kind: 'reviewed', text: 'As it stands' },
  'exclusions-confirmed': { kind: 'exclusions-confirmed', added: [TOMASZ.id], movedTo: LEILA.id },
  'staff-measure': { kind: 'staff-measure', measure: { measure: 'supervised', reason: 'To be safe' } },
  'low-level': { kind: 'low-level', about: TOMASZ.id, text: 'Late again' },
  'low-level-pattern': { kind: 'low-level-pattern', about: TOMASZ.id, to: [LEILA.id] },
  'target-missed': { kind: 'target-missed', clock: 'triage', reason: 'A fire' },
  withdrawn: { kind: 'withdrawn', reason: 'Sent by mistake' },
  closed: {
    kind: 'closed',
    closure: { wishMet: 'partly', personTold: 'All of it', remainingRisk: 'Little', learning: 'Ring sooner' },
  },
  reopened: { kind: 'reopened', reason: 'It goes on' },
};

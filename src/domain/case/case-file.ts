import type { ChronologyEntry, ChronologyEvent } from '../chronology.js';
import type { Concern } from '../concern.js';
import type { ConcernId, ItemId, PersonId, Reference } from '../ids.js';
import { ANONYMOUS } from '../reporter.js';
import type {
  CaseAction,
  CaseDecision,
  CaseGrant,
  CaseQuestion,
  CaseReferral,
  ExplainedTarget,
  PassedTarget,
  Recorded,
  SecondLook,
} from './case-items.js';
import type { CaseEvent } from './events.js';
import type { ListedFile } from './evidence.js';
import type { Closure, OtherToTell, SupportFor, Triage } from './vocabulary.js';

interface LinkedConcern {
  readonly concern: ConcernId;
  readonly reference: Reference;
}

/** Everything that the chronology says about the case, as it stands after its last entry. */
export interface CaseFile {
  readonly triage?: (Triage & Recorded) | undefined;
  /** The newest decision is the one that stands. */
  readonly decision?: CaseDecision | undefined;
  readonly decisions: readonly CaseDecision[];
  readonly questions: readonly CaseQuestion[];
  readonly referrals: readonly CaseReferral[];
  readonly actions: readonly CaseAction[];
  readonly othersTold: ReadonlyMap<OtherToTell, { readonly told: boolean } & Recorded>;
  readonly support: readonly ({ readonly to: SupportFor } & Recorded)[];
  readonly grants: readonly CaseGrant[];
  readonly links: readonly LinkedConcern[];
  readonly duplicates: readonly LinkedConcern[];
  readonly evidence: readonly ListedFile[];
  readonly mergedInto?: LinkedConcern | undefined;
  readonly handover?: ({ readonly to: PersonId } & Recorded) | undefined;
  /** When it came to its holder. */
  readonly heldSince?: Date | undefined;
  /** Whether somebody has said who is kept from it, since it was raised. */
  readonly exclusionsConfirmed: boolean;
  readonly reporterToldAt?: Date | undefined;
  /** When the case was last looked at as a whole. */
  readonly reviewedAt?: Date | undefined;
  readonly reopenedAt?: Date | undefined;
  readonly closure?: (Closure & Recorded) | undefined;
  /** Clocks that ran out, the oldest first. */
  readonly passed: readonly PassedTarget[];
  readonly explained: readonly ExplainedTarget[];
}

const EMPTY: CaseFile = {
  decisions: [],
  questions: [],
  referrals: [],
  actions: [],
  othersTold: new Map(),
  support: [],
  grants: [],
  links: [],
  duplicates: [],
  evidence: [],
  exclusionsConfirmed: false,
  passed: [],
  explained: [],
};

export function caseFileOf({ chronology }: Pick<Concern, 'chronology'>): CaseFile {
  return chronology.reduce(after, EMPTY);
}

/** Since when its holder has it; undefined before anybody took it. */
export function heldSince(concern: Pick<Concern, 'chronology' | 'acknowledgedAt'>): Date | undefined {
  return caseFileOf(concern).heldSince ?? concern.acknowledgedAt;
}

function after(file: CaseFile, entry: ChronologyEntry): CaseFile {
  const { author, event } = entry;
  if (author === 'safeguard') return afterSafeguard(file, event, entry.recordedAt);
  if (author === ANONYMOUS) return event.kind === 'reporter-answered' ? answered(file, event, entry.recordedAt) : file;
  return afterEvent(file, event, { by: author, at: entry.recordedAt }, entry.eventAt);
}

function answered(file: CaseFile, event: ChronologyEvent & { kind: 'reporter-answered' }, at: Date): CaseFile {
  return { ...file, questions: changed(file.questions, event.question, { answer: { text: event.text, at } }) };
}

function afterEvent(file: CaseFile, event: ChronologyEvent, recorded: Recorded, eventAt: Date): CaseFile {
  switch (event.kind) {
    case 'acknowledged':
      return { ...file, heldSince: recorded.at };
    case 'triaged':
      return { ...file, triage: { ...event.triage, ...recorded } };
    case 'decided': {
      const { id, decision, rationale, asked, needsSignOff } = event;
      const signOff: SecondLook = needsSignOff ? { kind: 'awaited', asked } : { kind: 'not-needed' };
      return withDecisions(file, [...file.decisions, { id, decision, rationale, signOff, ...recorded }]);
    }
    case 'signed-off': {
      const signOff: SecondLook = { kind: 'given', agreed: event.agreed, ...recorded };
      return withDecisions(file, changed(file.decisions, event.decision, { signOff }));
    }
    case 'reporter-asked':
      return { ...file, questions: [...file.questions, { id: event.id, text: event.text, ...recorded }] };
    case 'reporter-answered':
      return answered(file, event, recorded.at);
    case 'referred': {
      const review: SecondLook = event.asked.length > 0 ? { kind: 'awaited', asked: event.asked } : unreviewed(event);
      // Its time is when it was referred, however much later that was written down.
      return { ...file, referrals: [...file.referrals, { id: event.id, ...recorded, ...event.referral, review }] };
    }
    case 'sharing-reviewed': {
      const review: SecondLook = { kind: 'given', agreed: event.agreed, ...recorded };
      return { ...file, referrals: changed(file.referrals, event.referral, { review }) };
    }
    case 'agency-answered': {
      const outcome = { outcome: event.outcome, text: event.text, ...recorded };
      return { ...file, referrals: changed(file.referrals, event.referral, { outcome }) };
    }
    case 'challenged':
      return {
        ...file,
        referrals: changed(file.referrals, event.referral, { outcome: undefined, challengedAt: recorded.at }),
      };
    case 'action-added': {
      const { id, text, owner, due } = event;
      const action: CaseAction = { id, text, owner, due, assignedAt: recorded.at, state: 'open', ...recorded };
      return { ...file, actions: [...file.actions, action] };
    }
    case 'action-reassigned': {
      const given = { owner: event.owner, due: event.due, assignedAt: recorded.at, snoozedUntil: undefined };
      return { ...file, actions: changed(file.actions, event.action, given) };
    }
    case 'action-snoozed':
      return { ...file, actions: changed(file.actions, event.action, { snoozedUntil: event.until }) };
    case 'action-done':
      return { ...file, actions: changed(file.actions, event.action, { state: 'done' }) };
    case 'action-cancelled':
      return { ...file, actions: changed(file.actions, event.action, { state: 'cancelled' }) };
    case 'other-told':
    case 'other-not-needed':
      return {
        ...file,
        othersTold: new Map(file.othersTold).set(event.other, { told: event.kind === 'other-told', ...recorded }),
      };
    case 'support-offered':
      return { ...file, support: [...file.support, { to: event.to, ...recorded }] };
    case 'access-granted':
      return {
        ...file,
        grants: [...file.grants.filter(({ to }) => to !== event.to), { to: event.to, until: event.until, ...recorded }],
      };
    case 'linked':
      return { ...file, links: [...file.links, linkedIn(event)] };
    case 'evidence-added':
      return { ...file, evidence: [...file.evidence, { ...event.file, ...recorded }] };
    case 'merged-from':
      return { ...file, duplicates: [...file.duplicates, linkedIn(event)] };
    case 'merged-into':
      return { ...file, mergedInto: linkedIn(event), handover: undefined };
    case 'handover-offered':
      return { ...file, handover: { to: event.to, ...recorded } };
    case 'exclusions-confirmed': {
      const moved = event.movedTo && { heldSince: recorded.at };
      // What somebody offered, or was offered, ends when the concern is kept from them.
      return event.added.some((id) => id === file.handover?.to || id === file.handover?.by)
        ? { ...file, exclusionsConfirmed: true, ...moved, handover: undefined }
        : { ...file, exclusionsConfirmed: true, ...moved };
    }
    case 'handover-accepted':
    case 'taken-over-with-duty':
      return { ...file, handover: undefined, heldSince: recorded.at };
    case 'handover-declined':
      return { ...file, handover: undefined };
    case 'reporter-told':
      return { ...file, reporterToldAt: recorded.at };
    case 'reviewed':
      return { ...file, reviewedAt: eventAt };
    case 'target-missed':
      return { ...file, explained: [...file.explained, { clock: event.clock, at: recorded.at }] };
    case 'closed':
      return { ...file, closure: { ...event.closure, ...recorded }, handover: undefined };
    case 'withdrawn':
      return { ...file, handover: undefined };
    case 'reopened':
      return { ...file, closure: undefined, reopenedAt: recorded.at };
    default:
      // Said in the chronology and nowhere else.
      return file;
  }
}

/** What else the product itself writes down is of the route, not of the case. */
function afterSafeguard(file: CaseFile, event: ChronologyEvent, at: Date): CaseFile {
  switch (event.kind) {
    case 'target-passed':
      return { ...file, passed: [...file.passed, { clock: event.clock, dueAt: event.dueAt }] };
    case 'holder-left':
    case 'handover-lapsed':
      return { ...file, handover: undefined };
    case 'action-passed-on':
      return {
        ...file,
        actions: changed(file.actions, event.action, { owner: event.to, assignedAt: at, snoozedUntil: undefined }),
      };
    case 'asked-instead': {
      const look: SecondLook = { kind: 'awaited', asked: event.asked };
      const decisions = changed(file.decisions, event.item, { signOff: look });
      return withDecisions({ ...file, referrals: changed(file.referrals, event.item, { review: look }) }, decisions);
    }
    default:
      return file;
  }
}

function unreviewed({ referral }: Extract<CaseEvent, { kind: 'referred' }>): SecondLook {
  // Nobody here is left to look: the absence stays open and is said wherever the case is shown.
  return referral.basis.kind === 'without-consent' ? { kind: 'awaited', asked: [] } : { kind: 'not-needed' };
}

function withDecisions(file: CaseFile, decisions: readonly CaseDecision[]): CaseFile {
  return { ...file, decisions, decision: decisions.at(-1) };
}

function changed<Item extends { readonly id: ItemId }>(
  items: readonly Item[],
  id: ItemId,
  change: Partial<Item>,
): readonly Item[] {
  return items.map((item) => (item.id === id ? { ...item, ...change } : item));
}

function linkedIn({ concern, reference }: LinkedConcern): LinkedConcern {
  return { concern, reference };
}

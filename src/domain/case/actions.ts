import type { ItemId, PersonId } from '../ids.js';
import type { CaseRule, Work } from './work.js';
import { done, record, refused, tell } from './work.js';

export interface AddAction {
  readonly verb: 'add-action';
  readonly text: string;
  readonly owner: PersonId;
  readonly due: Date;
}

/** The owner sees the action in a window; being its owner opens nothing else of the concern. */
export const addAction: CaseRule<AddAction> = (work, { text, owner, due }) => {
  if (!work.mayBeTold(owner)) return refused(work, { kind: 'not-a-possible-person' });
  const id = work.newId();
  return done(record(work, { kind: 'action-added', id, text, owner, due }), ...tell(work, owner, 'action', id));
};

export interface ReassignAction {
  readonly verb: 'reassign-action';
  readonly action: ItemId;
  readonly owner: PersonId;
  readonly due: Date;
}

export const reassignAction: CaseRule<ReassignAction> = (work, { action, owner, due }) => {
  if (openAction(work, action) === undefined) return refused(work, { kind: 'action-not-open' });
  if (!work.mayBeTold(owner)) return refused(work, { kind: 'not-a-possible-person' });
  return done(record(work, { kind: 'action-reassigned', action, owner, due }), ...tell(work, owner, 'action', action));
};

export interface CompleteAction {
  readonly verb: 'complete-action';
  readonly action: ItemId;
  readonly text: string;
}

export const completeAction: CaseRule<CompleteAction> = (work, { action, text }) => {
  if (openAction(work, action) === undefined) return refused(work, { kind: 'action-not-open' });
  return done(record(work, { kind: 'action-done', action, text }), ...tellHolder(work, action));
};

export interface CancelAction {
  readonly verb: 'cancel-action';
  readonly action: ItemId;
  readonly reason: string;
}

export const cancelAction: CaseRule<CancelAction> = (work, { action, reason }) => {
  if (openAction(work, action) === undefined) return refused(work, { kind: 'action-not-open' });
  return done(record(work, { kind: 'action-cancelled', action, reason }));
};

export interface SnoozeAction {
  readonly verb: 'snooze-action';
  readonly action: ItemId;
  readonly until: Date;
  readonly reason: string;
}

/** Ours to choose; longer is another date, which is given by reassigning. */
export const LONGEST_SNOOZE_DAYS = 14;
/** To the end of the last day, which is an hour longer where the clock changes. */
const LONGEST_SNOOZE_MS = (LONGEST_SNOOZE_DAYS + 1) * 86_400_000 + 3_600_000;

/** Pauses the reminders, and not the date: it stays due, and the leads hear of it when it is late all the same. */
export const snoozeAction: CaseRule<SnoozeAction> = (work, { action, until, reason }) => {
  if (openAction(work, action) === undefined) return refused(work, { kind: 'action-not-open' });
  if (until <= work.now) return refused(work, { kind: 'in-the-past' });
  if (until.getTime() - work.now.getTime() > LONGEST_SNOOZE_MS) return refused(work, { kind: 'too-far-ahead' });
  return done(record(work, { kind: 'action-snoozed', action, until, reason }));
};

function openAction({ file }: Work, id: ItemId) {
  return file.actions.find((action) => action.id === id && action.state === 'open');
}

function tellHolder(work: Work, action: ItemId) {
  const { holder } = work.concern;
  return holder === undefined || holder === work.by.id ? [] : tell(work, holder, 'action-done', action);
}

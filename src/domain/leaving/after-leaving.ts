import { withDue } from '../case/with-due.js';
import { type Change, type Concern, unchanged } from '../concern.js';
import { passOnUnreachable } from '../escalation.js';
import type { PersonId } from '../ids.js';
import { type Notice, REFRESH_DELIVERED } from '../notice.js';
import { type LeavingContext, leadsElseManagers, type PassedOn } from './context.js';
import { loseHolder } from './holder-left.js';
import { askOthers, lapseHandover, passOnActions } from './pass-on-work.js';

/**
 * An open concern after somebody who had a part in it has left: nothing of it waits for them any more. Asked once more, it changes
 * nothing.
 */
export function afterLeaving(concern: Concern, leaver: PersonId, context: LeavingContext): Change<PassedOn> {
  const change = withDue(concern, passOn(concern, leaver, context), context.organisation);
  return change.concern === concern ? unchanged(concern, { kind: 'nothing-to-do' }) : change;
}

function passOn(concern: Concern, leaver: PersonId, context: LeavingContext): Change<PassedOn> {
  const { now, chain } = context;
  const notices: Notice[] = [];
  let current = concern;
  const take = (change: Change<unknown>): void => {
    current = change.concern;
    notices.push(...change.notices);
  };
  if (concern.status === 'unacknowledged') take(passOnUnreachable(concern, leaver, chain, now));
  else if (concern.status !== 'held') return unchanged(concern, { kind: 'nothing-to-do' });
  const isHolder = concern.holder === leaver;
  if (isHolder) take(loseHolder(current, context));
  const before = current;
  for (const step of [lapseHandover, askOthers, passOnActions]) take(step(current, leaver, context));
  // Whoever is asked to take it reads the record anyway.
  if (current !== before && concern.status === 'held' && !isHolder) notices.push(...tellLeads(current, context));
  return { concern: current, notices: [...notices, REFRESH_DELIVERED], outcome: { kind: 'passed-on' } };
}

function tellLeads(concern: Concern, { chain }: LeavingContext): readonly Notice[] {
  return leadsElseManagers(concern, chain)
    .filter(({ id }) => id !== concern.holder)
    .map(({ id }) => ({ kind: 'case-news', to: id, about: 'somebody-left' }));
}

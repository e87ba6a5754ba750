import { type Concern, isExcluded } from '../concern.js';
import type { Person } from '../person.js';
import type { CaseCommand } from './commands.js';
import type { Refusal } from './work.js';

/**
 * Why somebody who was asked for something may not do it any more: it was done or withdrawn meanwhile, and they are told
 * what is true now. Undefined for everybody else, for whom there is no such concern.
 */
export function settledFor(person: Person, command: CaseCommand, concern: Concern): Refusal | undefined {
  if (!person.active || isExcluded(person, concern.excluded)) return undefined;
  const wasSaid = (said: (event: Concern['chronology'][number]['event']) => boolean) =>
    concern.chronology.some(({ event }) => said(event));
  switch (command.verb) {
    case 'accept-handover':
    case 'decline-handover':
      if (!wasSaid((event) => event.kind === 'handover-offered' && event.to === person.id)) return undefined;
      return { kind: concern.holder === person.id ? 'already-theirs' : 'no-longer-offered' };
    case 'sign-off':
      return wasSaid((e) => e.kind === 'decided' && e.id === command.decision && e.asked.includes(person.id))
        ? { kind: 'already-signed-off' }
        : undefined;
    case 'review-sharing':
      return wasSaid((e) => e.kind === 'referred' && e.id === command.referral && e.asked.includes(person.id))
        ? { kind: 'already-reviewed' }
        : undefined;
    case 'complete-action':
    case 'snooze-action': {
      const { action } = command;
      const isIt = (id: typeof action, owner: typeof person.id) => id === action && owner === person.id;
      return wasSaid(
        (e) =>
          (e.kind === 'action-added' && isIt(e.id, e.owner)) ||
          (e.kind === 'action-reassigned' && isIt(e.action, e.owner)),
      )
        ? { kind: 'action-not-open' }
        : undefined;
    }
    default:
      return undefined;
  }
}

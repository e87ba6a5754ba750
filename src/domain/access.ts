import { type Concern, isExcluded, isReporter, routedEntry } from './concern.js';
import { hasRole, type Person } from './person.js';

export const CONCERN_ACTIONS = [
  'read',
  'acknowledge',
  'decline',
  'follow-as-reporter',
  'confirm-external-call',
] as const;
export type ConcernAction = (typeof CONCERN_ACTIONS)[number];

/**
 * The one place that decides who may do what with a concern (domain reference, section 5). Exclusion is
 * asked before anything that shows content. Whether the action still makes sense in the concern's state is the verb's own question.
 */
export function may(person: Person, action: ConcernAction, concern: Concern): boolean {
  if (!person.active) return false;
  const raisedIt = isReporter(person, concern);
  // References and states only: a reporter who named themselves is kept from the content, not from their receipt.
  if (action === 'follow-as-reporter') return raisedIt;
  if (action === 'confirm-external-call') return raisedIt && concern.status === 'nobody-told';
  if (isExcluded(person, concern.excluded)) return false;
  switch (action) {
    case 'read':
      return mayRead(person, concern);
    case 'acknowledge':
    case 'decline':
      // Nobody acknowledges their own concern.
      return !raisedIt && routedEntry(concern, person.id) !== undefined;
  }
}

function mayRead(person: Person, concern: Concern): boolean {
  if (concern.holder === person.id || concern.grantedTo.includes(person.id)) return true;
  if (concern.status === 'held') return hasRole(person, 'lead');
  const routed = routedEntry(concern, person.id);
  // A manager must take the concern before reading it.
  return routed !== undefined && routed.as !== 'manager';
}

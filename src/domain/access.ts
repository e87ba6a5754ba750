import { isAboutStaff } from './case/about-staff.js';
import { caseFileOf } from './case/case-file.js';
import type { CaseVerb } from './case/commands.js';
import { type Concern, isExcluded, isReporter, routedEntry } from './concern.js';
import type { ItemId } from './ids.js';
import { hasRole, type Person } from './person.js';
import { isPracticeOver } from './practice.js';

/** What can be asked about a concern on its way; the verbs of the case are asked by their own names. */
export const ROUTE_ACTIONS = [
  'read',
  'acknowledge',
  'decline',
  'follow-as-reporter',
  'confirm-external-call',
  'stop-practice',
] as const;
export type ConcernAction = (typeof ROUTE_ACTIONS)[number] | CaseVerb;

/** What can be done with a practice concern: there is no case to work on. */
const IN_PRACTICE: readonly ConcernAction[] = ['read', 'acknowledge', 'decline', 'follow-as-reporter', 'stop-practice'];

/**
 * The one place that decides who may do what with a concern (domain reference, section 5). Exclusion is
 * asked before anything that shows content. Whether the action still makes sense in the concern's state is the verb's own question.
 * @param at when it is asked: a grant ends.
 * @param item the action, decision or referral that it is about; without one, whether there is any for them.
 */
export function may(person: Person, action: ConcernAction, concern: Concern, at: Date, item?: ItemId): boolean {
  if (!person.active) return false;
  if (concern.practice && !IN_PRACTICE.includes(action)) return false;
  const raisedIt = isReporter(person, concern);
  // References and states only: a reporter who named themselves is kept from the content, not from their receipt.
  if (action === 'follow-as-reporter') return raisedIt;
  if (action === 'confirm-external-call') return raisedIt && concern.status === 'nobody-told';
  if (isExcluded(person, concern.excluded)) return false;
  switch (action) {
    case 'read':
      return mayRead(person, concern, at);
    case 'acknowledge':
    case 'decline':
      // Nobody acknowledges their own concern.
      return !raisedIt && routedEntry(concern, person.id) !== undefined;
    case 'stop-practice':
      return concern.practice === true && (raisedIt || hasRole(person, 'lead'));
    case 'answer-question':
    case 'add-information':
      return raisedIt;
    case 'accept-handover':
    case 'decline-handover':
      return caseFileOf(concern).handover?.to === person.id;
    case 'sign-off':
      return mayLookOver(person, concern, 'decisions', item);
    case 'review-sharing':
      return mayLookOver(person, concern, 'referrals', item);
    case 'complete-action':
      return worksOn(person, concern) || ownsOpenAction(person, concern, item);
    case 'snooze-action':
      // Nobody else quietens what somebody is reminded of.
      return (worksOn(person, concern) && concern.holder === person.id) || ownsOpenAction(person, concern, item);
    case 'take-duplicate':
      // The other side of a merge by somebody who works on the duplicate: nobody need have taken this one yet.
      return mayRead(person, concern, at);
    case 'add-note':
    case 'add-evidence':
      return worksOn(person, concern) || isGranted(person, concern, at);
    case 'record-staff-measure':
    case 'log-low-level':
      return isAboutStaff(concern) && worksOn(person, concern);
    default:
      return worksOn(person, concern);
  }
}

function mayRead(person: Person, concern: Concern, at: Date): boolean {
  if (concern.holder === person.id || concern.grantedTo.includes(person.id)) return true;
  if (isGranted(person, concern, at) || isAsked(person, concern)) return true;
  const routed = routedEntry(concern, person.id);
  // It says no more than that it was a practice, to whoever was asked.
  if (isPracticeOver(concern) && routed !== undefined) return true;
  if (concern.status !== 'unacknowledged' && concern.status !== 'nobody-told') return hasRole(person, 'lead');
  // A manager must take the concern before reading it.
  return routed !== undefined && routed.as !== 'manager';
}

/** The holder and the leads, from the moment somebody has it. Nobody works on what they raised themselves. */
function worksOn(person: Person, concern: Concern): boolean {
  if (concern.holder === undefined || isReporter(person, concern)) return false;
  return concern.holder === person.id || hasRole(person, 'lead');
}

function isGranted(person: Person, concern: Concern, at: Date): boolean {
  return caseFileOf(concern).grants.some(({ to, until }) => to === person.id && at < until);
}

/** Somebody who is asked to take over or to look afterwards has to be able to read what they decide on. */
function isAsked(person: Person, concern: Concern): boolean {
  return (
    caseFileOf(concern).handover?.to === person.id ||
    awaitedLooks(concern, 'decisions').some(({ asked }) => asked.includes(person.id)) ||
    awaitedLooks(concern, 'referrals').some(({ asked }) => asked.includes(person.id))
  );
}

/** Whoever was asked; also another lead, so that a look is not awaited for ever from somebody who has left. Never the author. */
function mayLookOver(person: Person, concern: Concern, of: 'decisions' | 'referrals', item?: ItemId): boolean {
  const looks = awaitedLooks(concern, of).filter(({ id }) => item === undefined || id === item);
  const isOtherLead = hasRole(person, 'lead') && worksOn(person, concern);
  return looks.some(({ by, asked }) => asked.includes(person.id) || (isOtherLead && by !== person.id));
}

function awaitedLooks(concern: Concern, of: 'decisions' | 'referrals') {
  const file = caseFileOf(concern);
  const looks =
    of === 'decisions'
      ? file.decisions.map(({ id, by, signOff }) => ({ id, by, look: signOff }))
      : file.referrals.map(({ id, by, review }) => ({ id, by, look: review }));
  return looks.flatMap(({ id, by, look }) => (look.kind === 'awaited' ? [{ id, by, asked: look.asked }] : []));
}

function ownsOpenAction(person: Person, concern: Concern, item?: ItemId): boolean {
  return caseFileOf(concern).actions.some(
    ({ id, owner, state }) => owner === person.id && state === 'open' && (item === undefined || id === item),
  );
}

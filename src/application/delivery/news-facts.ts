import { may } from '../../domain/access.js';
import { caseFileOf, heldSince } from '../../domain/case/case-file.js';
import type { SecondLook } from '../../domain/case/case-items.js';
import { type Concern, isExcluded } from '../../domain/concern.js';
import type { PersonId } from '../../domain/ids.js';
import { type CaseNews, isReminder, type ReporterNews } from '../../domain/notice.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import type { CaseNewsFacts, ReporterNewsFacts } from './message-facts.js';
import { reminder } from './reminder-facts.js';

/** What a message to somebody who works on the concern says now: what was settled since has no button any more. */
export function caseNews(
  message: CaseNews,
  concern: Concern,
  recipient: Person,
  now: Date,
  settings: Organisation,
): Pick<CaseNewsFacts, 'about' | 'item' | 'state' | 'actions' | 'from' | 'clock'> {
  const { about, item } = message;
  const base = { about, ...(item && { item }) };
  const gone = { ...base, state: { kind: 'no-longer-with-you' }, actions: [] } as const;
  if (isExcluded(recipient, concern.excluded) || !recipient.active) return gone;
  if (isReminder(message)) return reminder(message, concern, recipient, { now, settings });
  const read = may(recipient, 'read', concern, now) ? (['read'] as const) : [];
  const file = caseFileOf(concern);
  const asked = (look: SecondLook | undefined) => look?.kind === 'awaited' && look.asked.includes(recipient.id);
  switch (about) {
    case 'action': {
      const action = file.actions.find(({ id }) => id === item);
      if (action?.state !== 'open' || action.owner !== recipient.id) return { ...base, state: SETTLED, actions: read };
      return { ...base, state: { kind: 'open', due: action.due }, actions: ['open-action', ...read], from: action.by };
    }
    case 'handover':
      if (file.handover?.to === recipient.id) {
        return { ...base, state: OPEN, actions: ['accept', ...read, 'refuse'], from: file.handover.by };
      }
      return concern.holder === recipient.id && concern.status === 'held'
        ? { ...base, state: { kind: 'yours', since: heldSince(concern) ?? now }, actions: read }
        : { ...base, state: SETTLED, actions: read };
    case 'sign-off': {
      const decision = file.decisions.find(({ id }) => id === item);
      return asked(decision?.signOff)
        ? { ...base, state: OPEN, actions: ['sign-off', ...read], ...fromOf(decision) }
        : { ...base, state: SETTLED, actions: read };
    }
    case 'sharing-review': {
      const referral = file.referrals.find(({ id }) => id === item);
      return asked(referral?.review)
        ? { ...base, state: OPEN, actions: ['review', ...read], ...fromOf(referral) }
        : { ...base, state: SETTLED, actions: read };
    }
    case 'low-level-pattern':
      return wasReviewed(concern, recipient) ? { ...base, state: SETTLED, actions: read } : openFor(read);
    default:
      return openFor(read);
  }

  function openFor(actions: readonly 'read'[]) {
    return actions.length > 0 ? { ...base, state: OPEN, actions } : gone;
  }
}

/** Since they were asked to review it. */
function wasReviewed(concern: Concern, { id }: Person): boolean {
  const asked = concern.chronology.findLast(
    ({ event }) => event.kind === 'low-level-pattern' && event.to.includes(id),
  )?.recordedAt;
  const { reviewedAt } = caseFileOf(concern);
  return asked !== undefined && reviewedAt !== undefined && reviewedAt >= asked;
}

const OPEN = { kind: 'open' } as const;
const SETTLED = { kind: 'settled' } as const;

function fromOf(item: { readonly by: PersonId } | undefined) {
  return item ? { from: item.by } : {};
}

export function reporterNews(
  { about, item }: ReporterNews,
  concern: Concern,
  recipient: Person,
): Pick<ReporterNewsFacts, 'about' | 'item' | 'answered' | 'actions'> {
  const question = caseFileOf(concern).questions.find(({ id }) => id === item);
  const answered = question?.answer !== undefined;
  // A reporter who named themselves is told how far it is, and can add nothing to what they may not see.
  const mayAdd = !isExcluded(recipient, concern.excluded);
  const actions = mayAdd ? ([about === 'question' && !answered ? 'answer' : 'add-information'] as const) : [];
  return { about, ...(item && { item }), answered, actions };
}

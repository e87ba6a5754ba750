import { acknowledgementDue } from '../acknowledgement-clock.js';
import { caseFileOf } from '../case/case-file.js';
import { entryAt } from '../chronology.js';
import { type Change, type Concern, isExcluded, isReporter, withEntry } from '../concern.js';
import { type Notice, REFRESH_DELIVERED } from '../notice.js';
import type { Person } from '../person.js';
import { routedAt } from '../raising.js';
import { toReporter } from '../reporter.js';
import { barredFrom, everyoneAllowed, type Recipient } from '../routing.js';
import { type LeavingContext, leadsElseManagers, noted, type PassedOn, passedOn } from './context.js';

/**
 * As many clocks as count as missed when a holder has left: so the clock runs from now, and when it runs out the next people are
 * asked and the reporter hears that nobody has it.
 */
export const MISSED_WHEN_HOLDER_LEFT = 1;

/**
 * Whoever had it is not here any more: it goes back on its route, to the leads who may know of it, or else the managers, and to
 * whomever it was offered. Where there is nobody at all it waits for somebody to be there, and the reporter is told to ring.
 */
export function loseHolder(concern: Concern, context: LeavingContext): Change<PassedOn> {
  const { holder } = concern;
  const { now, organisation } = context;
  if (holder === undefined) return passedOn(concern, []);
  const asked = whomToAsk(concern, context);
  const rung = rungOf(concern, asked);
  const dueAt = acknowledgementDue(organisation, concern.urgent, now, 1);
  const free: Concern = {
    ...noted(concern, now, { kind: 'holder-left', person: holder }),
    status: 'unacknowledged',
    holder: undefined,
    // Earlier people of the route are asked anew, when their turn comes.
    routed: asked.map((recipient) => routedAt(recipient, rung, now)),
    escalation: { rung, missed: MISSED_WHEN_HOLDER_LEFT, nextAt: dueAt },
    dueAt,
  };
  if (asked.length === 0)
    return passedOn(free, [...toReporter(concern, (to) => ({ kind: 'nobody-yet', to })), REFRESH_DELIVERED]);
  const people = asked.map(({ person }) => person.id);
  const sent = entryAt(now, 'safeguard', { kind: 'sent-to', people, because: 'holder-left' });
  const requests = people.map((to): Notice => ({ kind: 'acknowledge-request', to, because: 'holder-left' }));
  return passedOn(withEntry(free, sent), [...requests, REFRESH_DELIVERED]);
}

function whomToAsk(concern: Concern, context: LeavingContext): readonly Recipient[] {
  const { chain, people } = context;
  const first = leadsElseManagers(concern, chain);
  const isLead = ({ id }: Person) => chain.leads.some((lead) => lead.id === id);
  const decide = first.map((person): Recipient => ({ person, as: isLead(person) ? 'lead' : 'manager' }));
  const all = decide.length > 0 ? decide : everyoneAllowed(chain, barredFrom(concern));
  const offeredTo = caseFileOf(concern).handover?.to;
  const offered = [...people, ...everyoneAllowed(chain, barredFrom(concern)).map(({ person }) => person)].find(
    (person) =>
      person.id === offeredTo && person.active && !isExcluded(person, concern.excluded) && !isReporter(person, concern),
  );
  const isNew = offered && all.every(({ person }) => person.id !== offered.id);
  return isNew ? [...all, { person: offered, as: 'duty' }] : all;
}

/** The step of the route that those people stand on, so that the clock goes on to the next. */
function rungOf({ route }: Concern, asked: readonly Recipient[]): number {
  const hasLead = asked.some(({ as }) => as === 'lead');
  if (route === 'lead') return hasLead ? 0 : 1;
  return hasLead ? 1 : 2;
}

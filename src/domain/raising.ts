import { acknowledgementDue } from './acknowledgement-clock.js';
import type { EvidenceFile } from './case/evidence.js';
import { type ChronologyEntry, entryAt } from './chronology.js';
import type { Change, Concern, Exclusion, RoutedPerson } from './concern.js';
import type { Account, ConcernId, FormToken, Reference } from './ids.js';
import type { Notice } from './notice.js';
import type { Organisation } from './organisation.js';
import { isUrgent, type Report } from './report.js';
import { ANONYMOUS, type Reporter, toReporter } from './reporter.js';
import { type Chain, type FirstReach, firstRecipients, type Recipient, routeOf } from './routing.js';

export interface NewConcern {
  readonly id: ConcernId;
  readonly reference: Reference;
  readonly formToken: FormToken;
  readonly reporter: Reporter;
  readonly reporterAccounts: readonly Account[];
  readonly report: Report;
  /** Subjects and those who should not see it: the people and every account of theirs. */
  readonly excluded: Exclusion;
  /** When the reporter saw whom to call in a crisis, if the form that they sent had shown it. */
  readonly crisisShownAt?: Date | undefined;
  readonly practice?: true | undefined;
  /** What the form had with it when it was sent. */
  readonly files?: readonly EvidenceFile[] | undefined;
}

/** Whether anybody here was told. */
export type Raised = { readonly kind: 'sent'; readonly to: readonly Recipient[] } | { readonly kind: 'nobody-told' };

/** A new concern, on its way to the first people of its route. */
export function raise(
  { crisisShownAt, files = [], ...fresh }: NewConcern,
  chain: Chain,
  organisation: Organisation,
  now: Date,
): Change<Raised> {
  const urgent = isUrgent(fresh.report);
  const route = routeOf(fresh.report);
  const reached = firstRecipients(route, chain, fresh);
  const brought = files.map((file) => entryAt(now, fresh.reporter, { kind: 'evidence-added', file }));
  const raised = [raisedEntry(fresh, now), ...brought, ...crisisEntries(crisisShownAt, now)];
  const base = { ...fresh, urgent, receivedAt: now, route, grantedTo: [] } as const;
  if (reached === undefined) return nobodyTold(base, raised, organisation, now);
  const told = [...reached.recipients, ...(reached.second ? [reached.second] : [])];
  const dueAt = acknowledgementDue(organisation, urgent, now, 1);
  const concern: Concern = {
    ...base,
    status: 'unacknowledged',
    routed: told.map((recipient) => routedAt(recipient, reached.rung, now)),
    escalation: { rung: reached.rung, missed: 0, nextAt: dueAt },
    dueAt,
    chronology: [...raised, ...sentEntries(reached, now)],
  };
  return { concern, notices: firstNotices(fresh, told), outcome: { kind: 'sent', to: told } };
}

/** The true time of what the reporter passes on (domain reference, section 4); clocks run from when it came to us. */
function raisedEntry(
  { reporter, report, practice }: Pick<NewConcern, 'reporter' | 'report' | 'practice'>,
  now: Date,
): ChronologyEntry {
  const toldAt = report.detail.passedOn?.at;
  if (toldAt === undefined) return entryAt(now, reporter, { kind: 'raised', ...(practice && { practice }) });
  return { ...entryAt(now, reporter, { kind: 'raised', passedOn: true }), eventAt: toldAt < now ? toldAt : now };
}

/** Seen before it was sent, and written down now. */
function crisisEntries(shownAt: Date | undefined, now: Date): ChronologyEntry[] {
  if (shownAt === undefined) return [];
  const entry = entryAt(now, 'safeguard', { kind: 'crisis-route-shown' });
  return [{ ...entry, eventAt: shownAt < now ? shownAt : now }];
}

function sentEntries(reached: FirstReach, now: Date): ChronologyEntry[] {
  const people = reached.recipients.map(({ person }) => person.id);
  const entries = [entryAt(now, 'safeguard', { kind: 'sent-to', people, because: 'raised' })];
  if (reached.second) {
    const second = [reached.second.person.id];
    entries.push(entryAt(now, 'safeguard', { kind: 'sent-to', people: second, because: 'second-reader' }));
  }
  return entries;
}

function firstNotices(fresh: Pick<NewConcern, 'reporter'>, told: readonly Recipient[]): Notice[] {
  return [
    ...told.map(({ person }): Notice => ({ kind: 'acknowledge-request', to: person.id, because: 'new' })),
    ...toReporter(fresh, (to) => ({ kind: 'receipt', to })),
  ];
}

function nobodyTold(
  base: Omit<Concern, 'status' | 'routed' | 'chronology'>,
  raised: readonly ChronologyEntry[],
  organisation: Organisation,
  now: Date,
): Change<Raised> {
  const dueAt = acknowledgementDue(organisation, base.urgent, now, 1);
  const concern: Concern = {
    ...base,
    status: 'nobody-told',
    routed: [],
    // Reminds the reporter to ring at the acknowledgement interval, until they say that they did; nobody can remind an anonymous one.
    ...(base.reporter !== ANONYMOUS && { escalation: { rung: 0, missed: 0, nextAt: dueAt }, dueAt }),
    chronology: [...raised, entryAt(now, 'safeguard', { kind: 'nobody-could-be-told' })],
  };
  return {
    concern,
    notices: toReporter(base, (to) => ({ kind: 'ring-external-contact', to })),
    outcome: { kind: 'nobody-told' },
  };
}

export function routedAt({ person, as }: Recipient, rung: number, at: Date): RoutedPerson {
  return { person: person.id, as, rung, at };
}

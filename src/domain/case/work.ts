import { type ChronologyEntry, entryAt } from '../chronology.js';
import { type Change, type Concern, isExcluded, isReporter, unchanged, withEntry } from '../concern.js';
import type { FormToken, ItemId, PersonId } from '../ids.js';
import { type CaseNews, type Notice, REFRESH_DELIVERED, type ReporterNews } from '../notice.js';
import type { Person } from '../person.js';
import { peopleAmong, type Reporter, toReporter } from '../reporter.js';
import type { Rota } from '../rota.js';
import type { Chain } from '../routing.js';
import type { CaseFile } from './case-file.js';
import type { CaseEvent } from './events.js';
import type { SeenBy } from './low-level.js';
import type { Obstacle } from './vocabulary.js';

/** What a verb knows of the world. */
export interface CaseContext {
  readonly now: Date;
  readonly chain: Chain;
  readonly rota: Pick<Rota, 'weeks' | 'overrides'>;
  readonly newId: () => ItemId;
  /** Whom the command names, the holder and whoever worked on it, as they are known now: exclusion holds for accounts too. */
  readonly people: readonly Person[];
  /** Of the form that was sent: the same form sent twice has one effect. */
  readonly token: FormToken;
  /** Of a low-level entry: who would be asked for a review, and what each of them sees elsewhere. */
  readonly lowLevelSeen?: readonly SeenBy[];
}

/** A concern that somebody works on, as every rule sees it. */
export interface Work extends CaseContext {
  readonly concern: Concern;
  readonly file: CaseFile;
  readonly by: Person;
  readonly reporterIsExcluded: boolean;
  /** Somebody who is known, active and not excluded. */
  readonly mayBeTold: (id: PersonId) => boolean;
  /** Neither excluded nor the reporter. */
  readonly mayBeAsked: (person: Person) => boolean;
}

/** Why a verb that somebody may use can't be done now. Told to them in words; nothing has changed. */
export type Refusal =
  | { readonly kind: 'reporter-excluded' }
  | { readonly kind: 'no-such-item' }
  | { readonly kind: 'action-not-open' }
  | { readonly kind: 'already-reviewed' }
  | { readonly kind: 'newer-triage' }
  | { readonly kind: 'newer-decision'; readonly by: PersonId }
  | { readonly kind: 'already-signed-off' }
  | { readonly kind: 'nothing-to-challenge' }
  | { readonly kind: 'not-a-possible-person' }
  /** They may read the concern, and don't work on it, or not any more. */
  | { readonly kind: 'not-theirs-to-do' }
  | { readonly kind: 'already-theirs' }
  | { readonly kind: 'already-so' }
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'long-before' }
  | { readonly kind: 'too-far-ahead' }
  | { readonly kind: 'no-longer-offered' }
  | { readonly kind: 'the-same-concern' }
  | { readonly kind: 'other-has-ended' }
  | { readonly kind: 'kept-from-different-people' }
  | { readonly kind: 'no-such-concern' }
  | { readonly kind: 'too-many-files' }
  | { readonly kind: 'not-ready-to-close'; readonly obstacles: readonly Obstacle[] }
  /** It would end with something that others still wait for. */
  | { readonly kind: 'work-still-open'; readonly obstacles: readonly Obstacle[] };

export type CaseOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly because: Refusal }
  /** Closed, withdrawn or merged meanwhile, or not taken by anybody yet. */
  | { readonly kind: 'not-now'; readonly status: Concern['status'] }
  | { readonly kind: 'not-found' };

export type CaseRule<Command> = (work: Work, command: Command) => Change<CaseOutcome>;

/** The same where it is nobody that we know: an anonymous reporter answers and adds, and can do nothing else. */
export type WorkOfAuthor = Omit<Work, 'by'> & { readonly by: { readonly id: Reporter } };

export function workOf<Author extends WorkOfAuthor['by']>(
  concern: Concern,
  file: CaseFile,
  by: Author,
  context: CaseContext,
): Omit<Work, 'by'> & { readonly by: Author } {
  return {
    ...context,
    concern,
    file,
    by,
    reporterIsExcluded:
      peopleAmong([concern.reporter]).some((id) => concern.excluded.people.includes(id)) ||
      concern.reporterAccounts.some((account) => concern.excluded.accounts.includes(account)),
    mayBeTold: (id) =>
      context.people.some((person) => person.id === id && person.active && !isExcluded(person, concern.excluded)),
    mayBeAsked: (person) => person.active && !isExcluded(person, concern.excluded) && !isReporter(person, concern),
  };
}

/** The concern with what happened written down under the author's name. */
export function record(
  { concern, by, now, token }: WorkOfAuthor,
  event: CaseEvent,
  how: Partial<Pick<ChronologyEntry, 'source' | 'eventAt'>> = {},
): Concern {
  return withEntry(concern, { ...entryAt(now, by.id, event), ...how, token });
}

/** Every card about the concern is drawn anew, and the others are told. */
export function done(concern: Concern, ...notices: readonly Notice[]): Change<CaseOutcome> {
  return { concern, notices: [...notices, REFRESH_DELIVERED], outcome: { kind: 'done' } };
}

export function refused({ concern }: Pick<Work, 'concern'>, because: Refusal): Change<CaseOutcome> {
  return unchanged(concern, { kind: 'refused', because });
}

/** Somebody who works on it, unless it was kept from them since; nobody is told of what they did themselves. */
export function tell(work: WorkOfAuthor, to: PersonId, about: CaseNews['about'], item?: ItemId): readonly CaseNews[] {
  const { by, people, concern } = work;
  const isKept =
    concern.excluded.people.includes(to) ||
    people.some((person) => person.id === to && isExcluded(person, concern.excluded));
  return to === by.id || isKept ? [] : [{ kind: 'case-news', to, about, ...(item && { item }) }];
}

export function tellHolder(work: WorkOfAuthor, about: CaseNews['about']): readonly Notice[] {
  return work.concern.holder === undefined ? [] : tell(work, work.concern.holder, about);
}

/** So that what one person does alone is seen by another; where no other lead may know of it, by the managers. */
export function tellLeads(work: WorkOfAuthor, about: CaseNews['about']): readonly CaseNews[] {
  const mayKnow = (person: Person) => work.mayBeAsked(person) && person.id !== work.by.id;
  const leads = work.chain.leads.filter(mayKnow);
  const told = leads.length > 0 ? leads : work.chain.managers.filter(mayKnow);
  return told.flatMap(({ id }) => tell(work, id, about));
}

export function tellReporter(
  { concern }: Pick<Work, 'concern'>,
  about: ReporterNews['about'],
  item?: ItemId,
): readonly ReporterNews[] {
  return toReporter(concern, (to) => ({ kind: 'reporter-news', to, about, ...(item && { item }) }));
}

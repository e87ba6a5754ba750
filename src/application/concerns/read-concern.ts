import { may } from '../../domain/access.js';
import { type CaseFile, caseFileOf } from '../../domain/case/case-file.js';
import { CASE_VERBS, stands } from '../../domain/case/case-verbs.js';
import { type Clock as CaseClock, clocksOf } from '../../domain/case/clocks.js';
import type { CaseVerb } from '../../domain/case/commands.js';
import type { Concern } from '../../domain/concern.js';
import type { ConcernId, PersonId } from '../../domain/ids.js';
import type { Organisation } from '../../domain/organisation.js';
import type { Person } from '../../domain/person.js';
import { peopleAmong } from '../../domain/reporter.js';
import type { AccessLog, Clock, ConcernStore, OrganisationStore, PeopleStore } from '../ports.js';
import { createPatternsFor, type ShownPattern } from './low-level-patterns.js';
import { createVisibleRecord } from './visible-record.js';

export type ConcernRead =
  | { readonly kind: 'found'; readonly details: ConcernDetails }
  /** Theirs to take, but a manager reads only what they have taken. */
  | { readonly kind: 'acknowledge-first' }
  | { readonly kind: 'not-found' };

/** A concern with the names that its reader needs. For a modal or a dialog only, never for a message. */
export interface ConcernDetails {
  readonly concern: Concern;
  readonly file: CaseFile;
  readonly names: ReadonlyMap<PersonId, string>;
  readonly actions: readonly ('acknowledge' | 'decline')[];
  /** What the reader may do with the case as it is now. */
  readonly verbs: readonly CaseVerb[];
  /** Those that run, the next to run out first. */
  readonly clocks: readonly CaseClock[];
  /** Low-level concerns about one person that ask this reader for a review. */
  readonly patterns: readonly ShownPattern[];
  readonly organisation: Organisation;
  readonly zone: string;
  readonly now: Date;
}

/**
 * As it stands in the log of who opened what: in a window; a file that came with it, as a link and as it left; or as a draft, in a
 * window or as a file, by whoever works on it.
 */
export type ReadAs = 'read' | 'open-file' | 'download-file' | 'open-pack' | 'download-pack';

export type ReadConcern = (reader: Person, concernId: ConcernId, as?: ReadAs) => Promise<ConcernRead>;

export function mayReadAs(reader: Person, as: ReadAs, concern: Concern, at: Date): boolean {
  if (!may(reader, 'read', concern, at)) return false;
  if (as !== 'open-pack' && as !== 'download-pack') return true;
  return may(reader, 'draft-pack', concern, at) && stands(concern.status, 'draft-pack');
}

interface Deps {
  readonly concerns: ConcernStore;
  readonly people: PeopleStore;
  readonly organisation: OrganisationStore;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
}

/** Opens the details for whoever may see them, and logs the read before anything is shown. */
export function createReadConcern({ concerns, people, organisation, accessLog, clock }: Deps): ReadConcern {
  const visibleRecord = createVisibleRecord(concerns);
  const patternsFor = createPatternsFor(concerns);
  return async (reader, concernId, as = 'read') => {
    const found = await concerns.findFor(reader, concernId);
    const concern = found && (await visibleRecord(found, reader, clock.now()));
    const at = clock.now();
    const allowed = concern !== undefined && mayReadAs(reader, as, concern, at);
    await accessLog.record({
      concernId,
      person: reader.id,
      action: as,
      outcome: allowed ? 'allowed' : 'refused',
      at,
    });
    if (!allowed) {
      const mayTake = concern?.status === 'unacknowledged' && may(reader, 'acknowledge', concern, at);
      return { kind: mayTake ? 'acknowledge-first' : 'not-found' };
    }
    const [known, settings, patterns] = await Promise.all([
      people.byIds(mentionedIn(concern)),
      organisation.current(),
      patternsFor(reader, concern, at),
    ]);
    const names = new Map(known.map(({ id, name }) => [id, name]));
    const unheld = concern.status === 'unacknowledged';
    const actions = (['acknowledge', 'decline'] as const).filter(
      (action) => unheld && may(reader, action, concern, at),
    );
    const verbs = CASE_VERBS.filter((verb) => stands(concern.status, verb) && may(reader, verb, concern, at));
    const file = caseFileOf(concern);
    const clocks = clocksOf(concern, file, settings);
    const about = { organisation: settings, zone: settings.zone, now: at };
    return { kind: 'found', details: { concern, file, names, actions, verbs, clocks, patterns, ...about } };
  };
}

function mentionedIn(concern: Concern): PersonId[] {
  const { report, routed, holder, chronology } = concern;
  const ids = [
    ...peopleAmong([concern.reporter]),
    ...report.subjects,
    ...report.hiddenFrom,
    ...routed.map(({ person }) => person),
  ];
  const written = chronology.flatMap(({ author, event }) => [
    ...peopleAmong([author]),
    ...('owner' in event ? [event.owner] : []),
    ...(event.kind === 'handover-offered' || event.kind === 'access-granted' ? [event.to] : []),
    ...(event.kind === 'exclusions-confirmed' ? [...event.added, ...(event.movedTo ? [event.movedTo] : [])] : []),
    ...(event.kind === 'staff-measure' && event.measure.about ? [event.measure.about] : []),
    ...(event.kind === 'low-level' || event.kind === 'low-level-pattern' ? [event.about] : []),
  ]);
  return [...new Set([...ids, ...written, ...(holder === undefined ? [] : [holder])])];
}

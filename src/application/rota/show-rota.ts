import { mayHold } from '../../domain/case/handover.js';
import type { ItemId, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { maySeeRoles } from '../../domain/roles/two-people.js';
import type { RotaBook, SwapAsk } from '../../domain/rota/rota-book.js';
import { type RotaProblem, rotaProblems } from '../../domain/rota/rota-problems.js';
import { mayChangeRota } from '../../domain/rota/rota-rules.js';
import { nextHandoverAfter, type Stretch, shiftAt, shiftsBetween } from '../../domain/rota/shifts.js';
import { onDutyAt } from '../../domain/rota.js';
import type { UnreachablePeople } from '../people/unreachable-people.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

/** The rota as one person may see it. Of no concern, so nobody is kept from it. */
export interface RotaOverview {
  readonly now: Date;
  readonly zone: string;
  readonly phone: string;
  readonly unwatchedUntil?: Date | undefined;
  /** When somebody else comes on duty; absent where nobody ever does. */
  readonly handover?: Date | undefined;
  /** The one that is on now comes first, whole. */
  readonly shifts: readonly ShownShift[];
  /** To whoever can do something about them. */
  readonly problems: readonly ShownProblem[];
  /** Open ones that the viewer asked, or was asked. */
  readonly asks: readonly ShownAsk[];
  /** What was changed in chat and is still to come, for whoever may take it back. */
  readonly changes: readonly ShownChange[];
  readonly mayChange: boolean;
  /** Who has which role is shown to them as well. */
  readonly seesRoles: boolean;
  /** Some of the duty to come is theirs. */
  readonly hasDuty: boolean;
}

export interface ShownShift extends Stretch {
  readonly duty?: string | undefined;
  readonly deputy?: string | undefined;
  readonly isTheirs: boolean;
  /** Whoever has the duty then has not left. */
  readonly isHere: boolean;
  readonly isOverride: boolean;
}

export interface ShownProblem extends Stretch {
  readonly kind: RotaProblem['kind'];
  readonly name?: string | undefined;
}

export interface ShownAsk extends Stretch {
  readonly id: ItemId;
  readonly inReturn?: Stretch | undefined;
  readonly name: string;
  readonly whose: 'asked-by-them' | 'asked-of-them';
}

export interface ShownChange extends Stretch {
  readonly id: ItemId;
  readonly name: string;
}

export type ShowRota = (viewer: Person) => Promise<RotaOverview>;

const WEEKS_AHEAD = 8;

interface Deps {
  readonly rotaBook: Pick<MatterStore<RotaBook>, 'read'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly unreachablePeople: UnreachablePeople;
  readonly clock: Clock;
}

export function createShowRota({ rotaBook, people, organisation, unreachablePeople, clock }: Deps): ShowRota {
  return async (viewer) => {
    const now = clock.now();
    const { rota, zone, phones } = await organisation.current();
    // To the end of a turn: a part of one is nobody's to swap or to change.
    const until = shiftAt(rota, new Date(now.getTime() + WEEKS_AHEAD * 7 * 86_400_000 - 1)).to;
    const [current, ...later] = shiftsBetween(rota, now, until);
    const shifts = current ? [shiftAt(rota, now), ...later] : [];
    const book = await rotaBook.read();
    const [known, unreachable] = await Promise.all([
      people.byIds(namedIn(shifts, book, rota.overrides)),
      mayHold(viewer, rota) ? unreachablePeople() : undefined,
    ]);
    const nameOf = (id: PersonId | undefined) => id && (known.find((person) => person.id === id)?.name || 'Somebody');
    const reached = new Set(unreachable?.map(({ person }) => person));
    const handover = nextHandoverAfter(rota, now);
    const problems = unreachable ? rotaProblems(rota, known, reached, now, until) : [];
    return {
      now,
      zone,
      phone: phones.duty,
      unwatchedUntil: onDutyAt(rota, now).unwatchedUntil,
      handover,
      shifts: shifts.map(({ from, to, duty, deputy, because }) => ({
        from,
        to,
        duty: nameOf(duty),
        deputy: nameOf(deputy),
        isTheirs: duty === viewer.id,
        isHere: known.some(({ id, active }) => id === duty && active),
        isOverride: because === 'override',
      })),
      problems: problems.map((problem) => ({
        kind: problem.kind,
        from: problem.from,
        to: problem.to,
        name: 'person' in problem ? nameOf(problem.person) : undefined,
      })),
      asks: book.asks.flatMap((ask) => shownAsk(ask, viewer, now, nameOf)),
      changes: mayChangeRota(viewer)
        ? book.overrides.flatMap(({ id, from, to, person }) =>
            to > now ? [{ id, from, to, name: nameOf(person) ?? 'Somebody' }] : [],
          )
        : [],
      mayChange: mayChangeRota(viewer),
      seesRoles: maySeeRoles(viewer),
      hasDuty: shifts.some(({ duty }) => duty === viewer.id),
    };
  };
}

function shownAsk(
  { id, asker, other, from, to, inReturn, state }: SwapAsk,
  viewer: Person,
  now: Date,
  nameOf: (id: PersonId) => string | undefined,
): ShownAsk[] {
  if (state !== 'open' || to <= now || (asker !== viewer.id && other !== viewer.id)) return [];
  const isTheirs = asker === viewer.id;
  const name = nameOf(isTheirs ? other : asker) ?? 'Somebody';
  return [{ id, from, to, inReturn, name, whose: isTheirs ? 'asked-by-them' : 'asked-of-them' }];
}

function namedIn(
  shifts: readonly { readonly duty?: PersonId; readonly deputy?: PersonId }[],
  { asks }: RotaBook,
  overrides: readonly { readonly person: PersonId }[],
): readonly PersonId[] {
  const ids = [
    ...shifts.flatMap(({ duty, deputy }) => [duty, deputy]),
    ...asks.flatMap(({ asker, other }) => [asker, other]),
    ...overrides.map(({ person }) => person),
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

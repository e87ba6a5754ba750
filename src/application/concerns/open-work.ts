import type { ConcernId, ItemId, PersonId, Reference } from '../../domain/ids.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { Clock, ConcernStore, OpenAction, OpenConcern, OrganisationStore, PeopleStore } from '../ports.js';

/** How many one window of a chat lists. */
const PAGE = 10;
/** More than a provider of this size ever has open, and as many as a page of the tab can show at once. */
const DESK = 1_000;

export interface WorkList<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly hasMore: boolean;
  readonly now: Date;
  readonly zone: string;
}

export interface ListedConcern {
  readonly concernId: ConcernId;
  readonly reference: Reference;
  readonly urgent: boolean;
  readonly dueAt?: Date | undefined;
  /** Undefined until somebody takes it. */
  readonly holder?: string | undefined;
}

export interface ListedAction {
  readonly concernId: ConcernId;
  readonly reference: Reference;
  readonly item: ItemId;
  readonly owner: string;
  /** Whose it is may put off its reminders. */
  readonly isTheirs: boolean;
  readonly dueAt: Date;
  readonly snoozedUntil?: Date | undefined;
}

export interface OpenWork {
  /** What the viewer works on, and every open concern for a lead; the clock that runs out next comes first. */
  readonly cases: (viewer: Person, page: number) => Promise<WorkList<ListedConcern>>;
  /** The same, as far as one page of the tab goes. */
  readonly desk: (viewer: Person) => Promise<WorkList<ListedConcern>>;
  /** The viewer's own actions, and everybody's for a lead. */
  readonly actions: (viewer: Person, page: number) => Promise<WorkList<ListedAction>>;
}

interface Deps {
  readonly concerns: Pick<ConcernStore, 'openFor' | 'openActionsFor'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Lists of references, times and handling people: no concern is opened for them, and exclusion is part of the query. */
export function createOpenWork({ concerns, people, organisation, clock }: Deps): OpenWork {
  async function listOf<Found, Item>(
    found: readonly Found[],
    { page, most }: { readonly page: number; readonly most: number },
    idOf: (item: Found) => PersonId | undefined,
    toItem: (item: Found, name: string | undefined) => Item,
  ): Promise<WorkList<Item>> {
    const shown = found.slice(0, most);
    const known = await people.byIds(shown.map(idOf).filter((id) => id !== undefined));
    const nameOf = (id: PersonId | undefined) => id && (known.find((person) => person.id === id)?.name || 'Somebody');
    const { zone } = await organisation.current();
    const items = shown.map((item) => toItem(item, nameOf(idOf(item))));
    return { items, page, hasMore: found.length > most, now: clock.now(), zone };
  }

  const range = (page: number, most = PAGE) => ({ skip: page * most, limit: most + 1 });

  async function openConcerns(viewer: Person, page: number, most: number): Promise<WorkList<ListedConcern>> {
    const all = hasRole(viewer, 'lead');
    return listOf(
      viewer.active ? await concerns.openFor(viewer, all, range(page, most), clock.now()) : [],
      { page, most },
      ({ holder }: OpenConcern) => holder,
      ({ id, reference, urgent, dueAt }, holder) => ({ concernId: id, reference, urgent, dueAt, holder }),
    );
  }

  return {
    cases: (viewer, page) => openConcerns(viewer, page, PAGE),
    desk: (viewer) => openConcerns(viewer, 0, DESK),
    actions: async (viewer, page) =>
      listOf(
        viewer.active ? await concerns.openActionsFor(viewer, hasRole(viewer, 'lead'), range(page)) : [],
        { page, most: PAGE },
        ({ owner }: OpenAction) => owner,
        ({ owner, ...action }, name = 'Somebody') => ({ ...action, owner: name, isTheirs: owner === viewer.id }),
      ),
  };
}

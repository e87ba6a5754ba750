import type { ConcernId, ItemId, PersonId, Reference } from '../../domain/ids.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { Clock, ConcernStore, OpenAction, OpenConcern, OrganisationStore, PeopleStore } from '../ports.js';

/** How many one window lists. */
const PAGE = 10;

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
}

export interface OpenWork {
  /** What the viewer works on, and every open concern for a lead; the clock that runs out next comes first. */
  readonly cases: (viewer: Person, page: number) => Promise<WorkList<ListedConcern>>;
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
    page: number,
    idOf: (item: Found) => PersonId | undefined,
    toItem: (item: Found, name: string | undefined) => Item,
  ): Promise<WorkList<Item>> {
    const shown = found.slice(0, PAGE);
    const known = await people.byIds(shown.map(idOf).filter((id) => id !== undefined));
    const nameOf = (id: PersonId | undefined) => id && (known.find((person) => person.id === id)?.name || 'Somebody');
    const { zone } = await organisation.current();
    const items = shown.map((item) => toItem(item, nameOf(idOf(item))));
    return { items, page, hasMore: found.length > PAGE, now: clock.now(), zone };
  }

  const range = (page: number) => ({ skip: page * PAGE, limit: PAGE + 1 });

  return {
    cases: async (viewer, page) =>
      listOf(
        viewer.active ? await concerns.openFor(viewer, hasRole(viewer, 'lead'), range(page), clock.now()) : [],
        page,
        ({ holder }: OpenConcern) => holder,
        ({ id, reference, urgent, dueAt }, holder) => ({ concernId: id, reference, urgent, dueAt, holder }),
      ),
    actions: async (viewer, page) =>
      listOf(
        viewer.active ? await concerns.openActionsFor(viewer, hasRole(viewer, 'lead'), range(page)) : [],
        page,
        ({ owner }: OpenAction) => owner,
        ({ owner, ...action }, name = 'Somebody') => ({ ...action, owner: name, isTheirs: owner === viewer.id }),
      ),
  };
}

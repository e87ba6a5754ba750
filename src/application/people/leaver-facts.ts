import { leaverSlots, namedOnRota } from '../../domain/people/leaver-slots.js';
import { type Leaver, type NeededRole, vacantRoles } from '../../domain/people/leavers.js';
import type { Clock, OrganisationStore, PeopleStore } from '../ports.js';
import type { LookBook } from './look-book.js';

/** Everybody who left lately with what leads and managers have to know of it now. */
export type LeaverFacts = () => Promise<readonly Leaver[]>;

/** As long as somebody's leaving may still be news. */
const LATELY_MS = 60 * 24 * 3_600_000;

interface Deps {
  readonly looks: Pick<LookBook, 'leftSince'>;
  readonly people: Pick<PeopleStore, 'byIds' | 'withRole'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export function createLeaverFacts({ looks, people, organisation, clock }: Deps): LeaverFacts {
  async function heldRoles(): Promise<ReadonlySet<NeededRole>> {
    const roles: readonly NeededRole[] = ['duty', 'lead', 'manager'];
    const held = await Promise.all(roles.map(async (role) => ((await people.withRole(role)).length > 0 ? [role] : [])));
    return new Set(held.flat());
  }

  return async () => {
    const now = clock.now();
    const left = await looks.leftSince(new Date(now.getTime() - LATELY_MS));
    if (left.length === 0) return [];
    const { rota } = await organisation.current();
    const [known, named, held] = await Promise.all([
      people.byIds(left.map(({ person }) => person)),
      people.byIds(namedOnRota(rota, now)),
      heldRoles(),
    ]);
    const slots = leaverSlots(rota, named, now);
    return left.flatMap(({ person, leftAt, saidBy, backAt }) => {
      const { active, roles } = known.find(({ id }) => id === person) ?? { active: true, roles: [] };
      const open = active
        ? { slots: [], vacant: [] }
        : { slots: slots.get(person) ?? [], vacant: vacantRoles(roles, (role) => held.has(role)) };
      return [{ person, leftAt, saidBy, backAt, isHere: active, ...open }];
    });
  };
}

import type { ItemId } from '../../domain/ids.js';
import type { Leaver, LeaverRecord } from '../../domain/people/leavers.js';
import { everyIdOf, type Person } from '../../domain/person.js';
import {
  expiryOf,
  GIVEN_ROLES,
  type GivenRole,
  isOpen,
  type RoleAsk,
  type RoleBook,
} from '../../domain/roles/role-book.js';
import { isSamePerson, mayDecideRoles, maySeeRoles, whoMayApprove } from '../../domain/roles/two-people.js';
import type { LeaverFacts } from '../people/leaver-facts.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

/** Who has which role, what is asked about it, and who has left lately. */
export interface PeopleOverview {
  readonly now: Date;
  readonly zone: string;
  readonly people: readonly { readonly name: string; readonly roles: readonly GivenRole[] }[];
  readonly asks: readonly ShownRoleAsk[];
  readonly left: readonly ShownLeaver[];
  readonly mayDecide: boolean;
}

export interface ShownRoleAsk extends Pick<RoleAsk, 'id' | 'wanted'> {
  readonly person: string;
  readonly by: string;
  /** For whoever decides about roles alone: it may say something of the person. */
  readonly reason?: string | undefined;
  readonly expiresAt: Date;
  /** What the viewer can do about it. */
  readonly may: 'approve' | 'withdraw' | 'nothing';
}

export interface ShownLeaver extends Pick<Leaver, 'leftAt' | 'backAt'> {
  readonly name: string;
  /** Of the letter about it, by which they are put back. */
  readonly alarm?: ItemId | undefined;
}

/** Undefined for whoever neither decides about the organisation nor administers it. */
export type ShowPeople = (viewer: Person) => Promise<PeopleOverview | undefined>;

interface Deps {
  readonly roleBook: Pick<MatterStore<RoleBook>, 'read'>;
  readonly leavers: Pick<MatterStore<LeaverRecord>, 'read'>;
  readonly leaverFacts: LeaverFacts;
  readonly people: Pick<PeopleStore, 'byIds' | 'withRole'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export function createShowPeople(deps: Deps): ShowPeople {
  const { roleBook, leavers, leaverFacts, people, organisation, clock } = deps;

  return async (viewer) => {
    const mayDecide = mayDecideRoles(viewer);
    if (!maySeeRoles(viewer)) return undefined;
    const [{ zone }, { asks }, { alarms }, left, ...withRoles] = await Promise.all([
      organisation.current(),
      roleBook.read(),
      leavers.read(),
      leaverFacts(),
      ...GIVEN_ROLES.map((role) => people.withRole(role)),
    ]);
    const having = [...new Map(withRoles.flat().map((person) => [person.id, person])).values()];
    const open = asks.filter((ask) => isOpen(ask, clock.now()));
    const gone = left.filter(({ isHere }) => !isHere);
    const named = await people.byIds([
      ...new Set([...open.flatMap(({ person, by }) => [person, by]), ...gone.map(({ person }) => person)]),
    ]);
    const known = (id: Person['id']) => [...having, ...named].find((person) => person.id === id);
    const nameOf = (id: Person['id']) => known(id)?.name || 'Somebody';
    const isViewer = (id: Person['id']) => {
      const about = known(id);
      return everyIdOf(viewer).includes(id) || (about !== undefined && isSamePerson(about, viewer));
    };
    // Nobody sees what others have yet to decide about them, or why.
    const shown = open.filter(({ person }) => !isViewer(person));

    function may({ by, person }: RoleAsk): ShownRoleAsk['may'] {
      if (by === viewer.id) return 'withdraw';
      const [asker, about] = [known(by), known(person)];
      const approvers = asker && about ? whoMayApprove(asker, about, having) : [];
      return approvers.some(({ id }) => id === viewer.id) ? 'approve' : 'nothing';
    }

    return {
      now: clock.now(),
      zone,
      mayDecide,
      people: having.map(({ name, roles }) => ({
        name: name || 'Somebody',
        roles: GIVEN_ROLES.filter((role) => roles.includes(role)),
      })),
      asks: shown.map((ask) => ({
        id: ask.id,
        wanted: ask.wanted,
        ...(mayDecide && { reason: ask.reason }),
        expiresAt: expiryOf(ask),
        person: nameOf(ask.person),
        by: nameOf(ask.by),
        may: may(ask),
      })),
      left: gone.map(({ person, leftAt, backAt }) => ({
        name: nameOf(person),
        leftAt,
        ...(backAt && { backAt }),
        alarm: mayDecide ? alarms.findLast((alarm) => alarm.person === person)?.id : undefined,
      })),
    };
  };
}

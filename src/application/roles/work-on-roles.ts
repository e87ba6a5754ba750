import type { FormToken, ItemId, PersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import { GIVEN_ROLES, type RoleBook } from '../../domain/roles/role-book.js';
import {
  type AskRoleChange,
  appliedRoleChange,
  approveRoleChange,
  askRoleChange,
  type RoleChange,
  type RoleContext,
  type RoleOutcome,
  refuseRoleChange,
} from '../../domain/roles/role-changes.js';
import type { Clock, MatterStore, PeopleStore } from '../ports.js';

/** Gives or takes a role. Asked once more it changes nothing. */
export interface RoleStore {
  give(person: PersonId, role: AskRoleChange['role']): Promise<void>;
  take(person: PersonId, role: AskRoleChange['role']): Promise<void>;
}

/** Roles are changed by two people, a lead and a manager, neither of whom it is about. */
export interface WorkOnRoles {
  readonly ask: (by: Person, asked: AskRoleChange, token: FormToken) => Promise<RoleOutcome>;
  readonly approve: (by: Person, ask: ItemId) => Promise<RoleOutcome>;
  /** Or withdraws, by whoever asked. */
  readonly refuse: (by: Person, ask: ItemId) => Promise<RoleOutcome>;
  /** Completes what a crash left between an approval and its effect. */
  readonly applyApproved: () => Promise<void>;
}

interface Deps {
  readonly roleBook: MatterStore<RoleBook>;
  readonly roles: RoleStore;
  readonly people: Pick<PeopleStore, 'byIds' | 'withRole'>;
  readonly newId: () => ItemId;
  readonly clock: Clock;
}

export function createWorkOnRoles({ roleBook, roles, people, newId, clock }: Deps): WorkOnRoles {
  /** Read anew for each decision: whoever loses a role decides no more. */
  async function everybody(...named: readonly PersonId[]): Promise<readonly Person[]> {
    const found = await Promise.all([...GIVEN_ROLES.map((role) => people.withRole(role)), people.byIds(named)]);
    return [...new Map(found.flat().map((person) => [person.id, person])).values()];
  }

  async function change(
    by: Person,
    named: (book: RoleBook) => readonly PersonId[],
    decide: (book: RoleBook, context: RoleContext) => RoleChange,
  ): Promise<RoleOutcome> {
    return roleBook.change(async (book) => {
      const known = await everybody(by.id, ...named(book));
      const now = { by: known.find(({ id }) => id === by.id) ?? by, people: known, now: clock.now(), newId };
      const decided = decide(book, now);
      const { outcome } = decided;
      const letters = decided.tells.map((tell): Letter => ({ kind: 'letter', ...tell }));
      // Whatever was said of the ask before.
      const changed = decided.book.asks.filter((ask) => !book.asks.includes(ask)).map(({ id }) => id);
      return { state: decided.book, letters, refresh: changed, outcome };
    });
  }

  const namedIn =
    (id: ItemId) =>
    ({ asks }: RoleBook): readonly PersonId[] =>
      asks.flatMap((ask) => (ask.id === id ? [ask.person, ask.by] : []));

  async function applyApproved(): Promise<void> {
    for (const { id, person, role, change: what, state, isApplied } of (await roleBook.read()).asks) {
      if (state !== 'approved' || isApplied) continue;
      await roles[what](person, role);
      await roleBook.change((book) => ({ state: appliedRoleChange(book, id), letters: [], outcome: undefined }));
    }
  }

  return {
    ask: (by, asked, token) =>
      change(
        by,
        () => [asked.person],
        (book, context) => askRoleChange(book, context, asked, token),
      ),
    approve: async (by, id) => {
      const outcome = await change(by, namedIn(id), (book, context) => approveRoleChange(book, context, id));
      await applyApproved();
      return outcome;
    },
    refuse: (by, id) => change(by, namedIn(id), (book, context) => refuseRoleChange(book, context, id)),
    applyApproved,
  };
}

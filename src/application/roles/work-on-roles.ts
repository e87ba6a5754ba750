import type { FormToken, ItemId, PersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import type { Person } from '../../domain/person.js';
import {
  GIVEN_ROLES,
  type GivenRole,
  isToBeApplied,
  type RoleAsk,
  type RoleBook,
} from '../../domain/roles/role-book.js';
import {
  appliedRoleChange,
  approveRoleChange,
  askRoleChange,
  expireRoleAsks,
  type RoleChange,
  type RoleOutcome,
  refuseRoleChange,
} from '../../domain/roles/role-changes.js';
import type { AskRoleChange, RoleContext } from '../../domain/roles/role-context.js';
import type { Clock, MatterStore, PeopleStore } from '../ports.js';

/** What becomes of a person by an ask that was approved. Each ask has its effect once, whatever was decided since. */
export interface RoleStore {
  give(person: PersonId, role: GivenRole, ask: ItemId): Promise<void>;
  take(person: PersonId, role: GivenRole, ask: ItemId): Promise<void>;
  /** They are active no more, whatever a directory says; their name and their roles stay in the record. */
  leave(person: PersonId, at: Date, ask: ItemId): Promise<void>;
}

/** Roles are changed by two people, a lead and a manager, neither of whom it is about. */
export interface WorkOnRoles {
  readonly ask: (by: Person, asked: AskRoleChange, token: FormToken) => Promise<RoleOutcome>;
  readonly approve: (by: Person, ask: ItemId) => Promise<RoleOutcome>;
  /** Or withdraws, by whoever asked. */
  readonly refuse: (by: Person, ask: ItemId) => Promise<RoleOutcome>;
  /** Ends what nobody answered, and completes what a crash left between an approval and its effect. */
  readonly followRoles: () => Promise<void>;
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

  function written<Outcome>(before: RoleBook, { book, tells }: Pick<RoleChange, 'book' | 'tells'>, outcome: Outcome) {
    const letters = tells.map((tell): Letter => ({ kind: 'letter', ...tell }));
    // Whatever was said of the ask before.
    const refresh = book.asks.filter((ask) => !before.asks.includes(ask)).map(({ id }) => id);
    return { state: book, letters, refresh, outcome };
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
      return written(book, decided, decided.outcome);
    });
  }

  const namedIn =
    (id: ItemId) =>
    ({ asks }: RoleBook): readonly PersonId[] =>
      asks.flatMap((ask) => (ask.id === id ? [ask.person, ask.by] : []));

  async function apply({ id, person, wanted, answeredAt = clock.now() }: RoleAsk): Promise<void> {
    if (wanted.change === 'leave') await roles.leave(person, answeredAt, id);
    else await roles[wanted.change](person, wanted.role, id);
  }

  async function applyApproved(): Promise<void> {
    for (const ask of (await roleBook.read()).asks.filter(isToBeApplied)) {
      await apply(ask);
      await roleBook.change((book) => ({ state: appliedRoleChange(book, ask.id), letters: [], outcome: undefined }));
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
    followRoles: async () => {
      await roleBook.change((book) => written(book, expireRoleAsks(book, clock.now()), undefined));
      await applyApproved();
    },
  };
}

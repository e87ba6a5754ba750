import type { PersonId } from '../../domain/ids.js';
import { namedOnRota } from '../../domain/people/leaver-slots.js';
import { expiryOf, isOpen, type RoleBook } from '../../domain/roles/role-book.js';
import { mayDecideRoles } from '../../domain/roles/two-people.js';
import type { LetterWriter, LetterWriters } from '../delivery/letter-post.js';
import type { Clock, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

type About = 'role-asked' | 'role-changed' | 'role-refused' | 'changed-by-file';

interface Deps {
  readonly roleBook: Pick<MatterStore<RoleBook>, 'read'>;
  readonly people: Pick<PeopleStore, 'byId' | 'byIds'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Letters about who has which role, and who wanted it so. */
export function createRoleLetters({ roleBook, people, organisation, clock }: Deps): Pick<LetterWriters, About> {
  const nameOf = async (id: PersonId) => (await people.byId(id))?.name || 'Somebody';

  const ofAsk =
    (about: Exclude<About, 'changed-by-file'>): LetterWriter =>
    async ({ item }, recipient) => {
      const ask = (await roleBook.read()).asks.find(({ id }) => id === item);
      if (ask === undefined) return undefined;
      const { id, person, wanted, by, state, answeredBy } = ask;
      const { rota } = await organisation.current();
      return {
        content: {
          about,
          item: id,
          person: await nameOf(person),
          isYou: person === recipient.id,
          wanted,
          by: await nameOf(by),
          state: state === 'open' && !isOpen(ask, clock.now()) ? 'expired' : state,
          expiresAt: expiryOf(ask),
          isOnRota: namedOnRota(rota, clock.now()).includes(person),
          ...(answeredBy && { answeredBy: await nameOf(answeredBy) }),
        },
        isNeeded: about !== 'role-asked' || (isOpen(ask, clock.now()) && mayDecideRoles(recipient)),
      };
    };

  return {
    'role-asked': ofAsk('role-asked'),
    'role-changed': ofAsk('role-changed'),
    'role-refused': ofAsk('role-refused'),
    'changed-by-file': async ({ about, item }) => {
      const change = (await roleBook.read()).byFile.find(({ id }) => id === item);
      if (about !== 'changed-by-file' || change === undefined) return undefined;
      const { at, changes } = change;
      const named = changes.people.flatMap(({ person, manager }) => [person, manager?.to]);
      const known = await people.byIds([...new Set(named.filter((id) => id !== undefined))]);
      const name = (id: PersonId) => known.find((person) => person.id === id)?.name || 'Somebody';
      const shown = changes.people.map(({ person, manager, ...rest }) => ({
        ...rest,
        name: name(person),
        ...(manager && { manager: manager.to ? { name: name(manager.to) } : {} }),
      }));
      return { content: { about, at, people: shown, rota: changes.rota }, isNeeded: true };
    },
  };
}

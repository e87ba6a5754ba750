import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Chain } from '../../domain/routing.js';
import type { PeopleStore } from '../ports.js';

type Others = Pick<Chain, 'leads' | 'managers'>;

/** The leads, or the managers where there is no lead but the one that it is about. */
export function leadsElseManagers(
  { leads, managers }: Others,
  except: readonly (PersonId | undefined)[],
): readonly Person[] {
  const isOther = ({ id }: Person) => !except.includes(id);
  const others = leads.filter(isOther);
  return others.length > 0 ? others : managers.filter(isOther);
}

/** Everybody who decides about the organisation; whoever administers it where there is none of them left. */
export async function leadsAndManagers(people: Pick<PeopleStore, 'withRole'>): Promise<readonly PersonId[]> {
  const [leads, managers] = await Promise.all([people.withRole('lead'), people.withRole('manager')]);
  const both = [...leads, ...managers];
  const told = both.length > 0 ? both : await people.withRole('administrator');
  return [...new Set(told.map(({ id }) => id))];
}

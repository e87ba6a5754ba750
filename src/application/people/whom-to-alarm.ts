import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { Chain } from '../../domain/routing.js';

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

import type { PersonId } from '../domain/ids.js';

/** One part of a case as its reader sees it. */
export interface DetailsSection {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

export function nameIn(names: ReadonlyMap<PersonId, string>, id: PersonId): string {
  return names.get(id) || 'Somebody whose name we do not know';
}

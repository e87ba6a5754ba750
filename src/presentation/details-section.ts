import type { PersonId } from '../domain/ids.js';
import { ANONYMOUS, type Reporter } from '../domain/reporter.js';

/** One part of a case as its reader sees it. */
export interface DetailsSection {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
}

export function nameIn(names: ReadonlyMap<PersonId, string>, id: Reporter): string {
  if (id === ANONYMOUS) return 'Anonymous, by the public page';
  return names.get(id) || 'Somebody whose name we do not know';
}

import { asItemId } from '../../domain/ids.js';
import type { RoleBook } from '../../domain/roles/role-book.js';
import { tidied } from '../../domain/roles/role-book.js';
import type { Announce } from '../organisation/organisation-records.js';
import type { Clock, MatterStore } from '../ports.js';

interface Deps {
  readonly roleBook: MatterStore<RoleBook>;
  readonly clock: Clock;
}

/**
 * Leads and managers, those who were and those who are, hear of a change that was made by file. The letters wait where the running
 * product finds them; announced once more, the same change is told once.
 */
export function createAnnounceByLetter({ roleBook, clock }: Deps): Announce {
  return async ({ id, changes, tell }) => {
    const item = asItemId(id);
    await roleBook.change((book) => {
      if (book.byFile.some((known) => known.id === item)) return { state: book, letters: [], outcome: undefined };
      return {
        state: tidied({ ...book, byFile: [...book.byFile, { id: item, at: clock.now(), changes }] }),
        letters: tell.map((to) => ({ kind: 'letter', to, about: 'changed-by-file', item })),
        outcome: undefined,
      };
    });
  };
}

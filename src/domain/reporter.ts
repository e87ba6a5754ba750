import type { PersonId } from './ids.js';
import type { Notice } from './notice.js';

/** Whoever raised it by the public page: nobody can know who that is. No person's id has a space in it. */
export const ANONYMOUS = 'anonymous reporter';
export type Anonymous = typeof ANONYMOUS;

export type Reporter = PersonId | Anonymous;

/** Nothing is sent to an anonymous reporter: they come back with their reply code and read there how it stands. */
export function toReporter<News extends Notice>(
  { reporter }: { readonly reporter: Reporter },
  news: (to: PersonId) => News,
): readonly News[] {
  return reporter === ANONYMOUS ? [] : [news(reporter)];
}

/** The people among those who wrote or raised something. */
export function peopleAmong(names: readonly (Reporter | 'safeguard')[]): readonly PersonId[] {
  return names.filter((name): name is PersonId => name !== ANONYMOUS && name !== 'safeguard');
}

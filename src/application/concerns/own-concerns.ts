import type { Person } from '../../domain/person.js';
import type { ConcernStore, OwnConcern } from '../ports.js';

/** How many of somebody's own concerns are listed, newest first. */
const MOST = 20;

export type OwnConcerns = (reporter: Person) => Promise<readonly OwnConcern[]>;

/** A reporter's own concerns: references and states, never more. */
export function createOwnConcerns({ concerns }: { readonly concerns: ConcernStore }): OwnConcerns {
  return (reporter) => concerns.raisedBy(reporter, MOST);
}

import { may } from './access.js';
import { type Change, type Concern, unchanged } from './concern.js';
import type { Person } from './person.js';
import { endPractice, isPracticeOver } from './practice.js';

export type PracticeStopped =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'ended-before' }
  | { readonly kind: 'not-theirs' };

/** Whoever started it, or a lead, has seen enough, or something real needs people's attention. */
export function stopPractice(concern: Concern, by: Person, now: Date): Change<PracticeStopped> {
  if (!may(by, 'stop-practice', concern, now)) return unchanged(concern, { kind: 'not-theirs' });
  if (isPracticeOver(concern)) return unchanged(concern, { kind: 'ended-before' });
  return endPractice(concern, { how: 'stopped', by: by.id, at: now }, { kind: 'stopped' });
}

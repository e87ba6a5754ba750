import { may } from './access.js';
import { heldSince } from './case/case-file.js';
import { entryAt } from './chronology.js';
import { type Change, type Concern, unchanged, withEntry } from './concern.js';
import type { PersonId } from './ids.js';
import { REFRESH_DELIVERED } from './notice.js';
import type { Person } from './person.js';
import { endPractice, isPracticeOver } from './practice.js';
import { toReporter } from './reporter.js';

export type Acknowledged =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'already-yours' }
  | { readonly kind: 'already-acknowledged'; readonly by: PersonId; readonly at: Date }
  | { readonly kind: 'practice-ended' }
  | { readonly kind: 'not-found' };

/** The first person wins: it becomes theirs, they may read it, and every copy of the message changes. */
export function acknowledge(concern: Concern, by: Person, now: Date): Change<Acknowledged> {
  if (!may(by, 'acknowledge', concern, now)) return unchanged(concern, { kind: 'not-found' });
  if (isPracticeOver(concern)) return unchanged(concern, { kind: 'practice-ended' });
  if (concern.holder === by.id) return unchanged(concern, { kind: 'already-yours' });
  if (concern.holder !== undefined) {
    const at = heldSince(concern) ?? now;
    return unchanged(concern, { kind: 'already-acknowledged', by: concern.holder, at });
  }
  const held: Concern = {
    ...concern,
    status: 'held',
    holder: by.id,
    // The clocks of the case go on where a holder left.
    acknowledgedAt: concern.acknowledgedAt ?? now,
    grantedTo: [...new Set([...concern.grantedTo, by.id])],
    escalation: undefined,
  };
  const acknowledged = withEntry(held, entryAt(now, by.id, { kind: 'acknowledged' }));
  if (concern.practice) {
    return endPractice(acknowledged, { how: 'acknowledged', by: by.id, at: now }, { kind: 'acknowledged' });
  }
  return {
    concern: acknowledged,
    notices: [REFRESH_DELIVERED, ...toReporter(concern, (to) => ({ kind: 'person-has-it', to }))],
    outcome: { kind: 'acknowledged' },
  };
}

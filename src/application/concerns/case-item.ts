import { may } from '../../domain/access.js';
import { caseFileOf } from '../../domain/case/case-file.js';
import type { ConcernId, ItemId, Reference } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { AccessLog, Clock, ConcernStore } from '../ports.js';

/** The one part of a concern that somebody needs who may read nothing else of it. */
export type CaseItem =
  /** To its owner. */
  | { readonly kind: 'action'; readonly reference: Reference; readonly text: string; readonly due: Date }
  /** To the reporter. */
  | { readonly kind: 'question'; readonly reference: Reference; readonly text: string }
  /** To the reporter, who adds something of their own accord. */
  | { readonly kind: 'own'; readonly reference: Reference };

/**
 * Undefined for whoever it is not meant for: the same as for a concern that does not exist.
 * @param wanted what is asked for; anything else is not shown, and refused in the log.
 */
export type ReadCaseItem = (
  person: Person,
  concernId: ConcernId,
  wanted: readonly CaseItem['kind'][],
  item?: ItemId,
) => Promise<CaseItem | undefined>;

interface Deps {
  readonly concerns: Pick<ConcernStore, 'findFor'>;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
}

/** Logged before it is shown, as every read. */
export function createReadCaseItem({ concerns, accessLog, clock }: Deps): ReadCaseItem {
  return async (person, concernId, wanted, id) => {
    const at = clock.now();
    const concern = await concerns.findFor(person, concernId);
    const there = concern && find(concern);
    const found = there && wanted.includes(there.kind) ? there : undefined;
    const outcome = found ? 'allowed' : 'refused';
    await accessLog.record({ concernId, person: person.id, action: 'read-item', outcome, at });
    return found;

    function find(of: NonNullable<typeof concern>): CaseItem | undefined {
      const { reference } = of;
      const file = caseFileOf(of);
      const action = file.actions.find((each) => each.id === id && each.state === 'open');
      if (action && may(person, 'complete-action', of, at, action.id))
        return { kind: 'action', reference, text: action.text, due: action.due };
      if (!may(person, 'add-information', of, at)) return undefined;
      const question = file.questions.find((each) => each.id === id);
      return question ? { kind: 'question', reference, text: question.text } : { kind: 'own', reference };
    }
  };
}

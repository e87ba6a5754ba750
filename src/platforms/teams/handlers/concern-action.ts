import type { ConcernActionId } from '../../../presentation/concern-presses.js';
import type { HandlerDeps } from './deps.js';

/** What an activity names may be anything. */
export function isConcernAction(presses: HandlerDeps['presses'], action: string): action is ConcernActionId {
  return Object.hasOwn(presses, action);
}

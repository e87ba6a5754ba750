import { NotOnScreen } from '../../product/refusal.js';
import type { Action } from './actions.js';
import type { Card } from './card.js';
import { actionsOf } from './walk.js';

function namesOf(action: Action): unknown[] {
  const verb = action.type === 'Action.Execute' ? action.verb : undefined;
  const data = action.type === 'Action.Submit' || action.type === 'Action.Execute' ? action.data : undefined;
  return [verb, data?.action, data?.go, action.id, action.title];
}

/**
 * The button that somebody means: by its verb, its `data.action` or `data.go`, its id, its words, or its place ("#0").
 * @throws NotOnScreen when there is none.
 */
export function findAction(card: Card, wanted: string): Action {
  const actions = actionsOf(card);
  const found = actions.find((each, index) => namesOf(each).includes(wanted) || wanted === `#${index}`);
  if (!found) throw new NotOnScreen(`the card has no button "${wanted}"`);
  return found;
}

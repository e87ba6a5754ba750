import { accountOn, type ConcernId } from '../../../domain/ids.js';
import { type ConcernActionId, createConcernPresses, type Shown } from '../../../presentation/concern-presses.js';
import type { BlockActions } from '../payloads.js';
import { detailsModal, messageModal } from '../views/windows.js';
import type { ListenerDeps } from './answering.js';

/** A press on a concern's button, in a message or in a window. */
export interface ConcernPress {
  readonly payload: BlockActions;
  readonly concernId: ConcernId;
}

/** The buttons of a concern: a window in which the press happened changes, elsewhere a new one opens. */
export function createConcernListener({ useCases, client }: ListenerDeps) {
  const presses = createConcernPresses(useCases);

  async function show(payload: BlockActions, shown: Shown): Promise<void> {
    if (shown.kind === 'nothing') return;
    const view = shown.kind === 'details' ? detailsModal(shown.view) : messageModal(shown.window);
    if (payload.view) await client.views.update({ view_id: payload.view.id, view });
    else await client.views.open({ trigger_id: payload.trigger_id, view });
  }

  const isConcernAction = (action: string): action is ConcernActionId => Object.hasOwn(presses, action);

  /** @returns what to do for that control; undefined for one that is no concern's. */
  return (action: string): ((press: ConcernPress) => Promise<void>) | undefined => {
    if (!isConcernAction(action)) return undefined;
    return async ({ payload, concernId }) => {
      const person = await useCases.personOf(accountOn('slack', payload.user.id));
      await show(payload, await presses[action](person, concernId, payload.view ? 'window' : 'message'));
    };
  };
}

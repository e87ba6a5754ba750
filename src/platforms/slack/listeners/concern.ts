import { accountOn, type ConcernId } from '../../../domain/ids.js';
import type { Shown } from '../../../presentation/concern-presses.js';
import type { BlockActions } from '../payloads.js';
import type { ListenerDeps } from './answering.js';
import { modalOf } from './show.js';

/** A press on a concern's button, in a message or in a window. */
export interface ConcernPress {
  readonly payload: BlockActions;
  readonly concernId: ConcernId;
  readonly item?: string | undefined;
}

/** The buttons of a concern: a window in which the press happened changes, elsewhere a new one opens. */
export function createConcernListener({ useCases, findPress, client }: ListenerDeps) {
  async function show(payload: BlockActions, shown: Shown): Promise<void> {
    const view = modalOf(shown);
    if (view === undefined) return;
    if (payload.view) await client.views.update({ view_id: payload.view.id, view });
    else await client.views.open({ trigger_id: payload.trigger_id, view });
  }

  /** @returns what to do for that control; undefined for one that is no concern's. */
  return (action: string): ((press: ConcernPress) => Promise<void>) | undefined => {
    const press = findPress(action);
    if (press === undefined) return undefined;
    return async ({ payload, concernId, item }) => {
      const person = await useCases.personOf(accountOn('slack', payload.user.id));
      await show(payload, await press(person, { concernId, item, where: payload.view ? 'window' : 'message' }));
    };
  };
}

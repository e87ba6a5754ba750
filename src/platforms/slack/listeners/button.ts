import { accountOn } from '../../../domain/ids.js';
import type { Pressed, Shown } from '../../../presentation/concern-presses.js';
import type { BlockActions } from '../payloads.js';
import type { ListenerDeps } from './answering.js';
import { modalOf } from './show.js';

/** What a button carries, and where it was pressed. */
interface ButtonPress extends Pick<Pressed, 'concernId' | 'item'> {
  readonly payload: BlockActions;
}

/** Buttons of messages and windows: a window in which the press happened changes, elsewhere a new one opens. */
export function createButtonListener({ useCases, presses, client }: ListenerDeps) {
  async function show(payload: BlockActions, shown: Shown): Promise<void> {
    const view = modalOf(shown);
    if (view === undefined) return;
    if (payload.view) await client.views.update({ view_id: payload.view.id, view });
    else await client.views.open({ trigger_id: payload.trigger_id, view });
  }

  /** @returns what to do for that control; undefined for one that nobody offers. */
  return (action: string): ((press: ButtonPress) => Promise<void>) | undefined => {
    const press = presses.find(action);
    if (press === undefined) return undefined;
    return async ({ payload, concernId, item }) => {
      const account = accountOn('slack', payload.user.id);
      const person = await useCases.personOf(account);
      const where = payload.view ? 'window' : 'message';
      await show(payload, await press(person, { concernId, item, account, where }));
    };
  };
}

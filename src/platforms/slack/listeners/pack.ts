import type { AckFn, ViewResponseAction } from '@slack/bolt';
import { accountOn } from '../../../domain/ids.js';
import { ACTIONS } from '../../../presentation/action-ids.js';
import { concernIdText, type SlackView } from '../payloads.js';
import { failure, type ListenerDeps, within } from './answering.js';
import { modalOf } from './show.js';

/** Before Slack gives up on us after three seconds. */
const PATIENCE_MS = 2_500;

/** The way back from a draft to its concern. What is in the draft's inputs is not read; where it fails the window closes. */
export function createPackListener({ useCases, presses, log }: ListenerDeps) {
  async function caseView(view: SlackView, userId: string) {
    const concernId = concernIdText.safeParse(view.private_metadata);
    const read = presses.find(ACTIONS.read);
    if (!concernId.success || read === undefined) return undefined;
    const person = await useCases.personOf(accountOn('slack', userId));
    return modalOf(await read(person, { concernId: concernId.data, where: 'window' }));
  }

  return async (view: SlackView, userId: string, ack: AckFn<ViewResponseAction>): Promise<void> => {
    const work = caseView(view, userId).catch((error: unknown) => {
      log.error(failure(error), 'a concern could not be shown again');
      return undefined;
    });
    const shown = await within(PATIENCE_MS, work, undefined);
    if (shown === undefined) return ack();
    await ack({ response_action: 'update', view: shown });
  };
}

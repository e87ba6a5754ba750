import type { types, ViewResponseAction } from '@slack/bolt';
import { accountOn } from '../../../domain/ids.js';
import { formFailed } from '../../../presentation/press-failed.js';
import { notFoundWindow } from '../../../presentation/windows.js';
import { typedIn } from '../form-state.js';
import { formTicket, type SlackView } from '../payloads.js';
import { messageModal } from '../views/windows.js';
import { failure, type ListenerDeps, within } from './answering.js';
import { formErrors } from './form-errors.js';
import { modalOf } from './show.js';

/** Before Slack gives up on us after three seconds. Sending the form again is safe: its token has one effect. */
const PATIENCE_MS = 2_500;

/** A form that is sent: the window becomes what is there now, or keeps what is typed and says what is missing. */
export function createTicketFormListener({ useCases, presses, log }: ListenerDeps) {
  async function answer(view: SlackView, userId: string): Promise<ViewResponseAction> {
    const ticket = formTicket.safeParse(view.private_metadata);
    const person = await useCases.personOf(accountOn('slack', userId));
    if (!ticket.success || person === undefined) return update(messageModal(notFoundWindow()));
    const sent = await presses.send(person, ticket.data, typedIn(view.state.values));
    if (sent.kind === 'problems') return formErrors(view, sent.problems);
    return update(modalOf(sent.shown) ?? messageModal(notFoundWindow()));
  }

  return async (view: SlackView, userId: string, ack: (answer: ViewResponseAction) => Promise<void>): Promise<void> => {
    const work = answer(view, userId).catch((error: unknown) => {
      log.error(failure(error), 'a form could not be taken');
      return undefined;
    });
    const answered = await within(PATIENCE_MS, work, undefined);
    const failed = async () => formErrors(view, { form: formFailed(await useCases.organisation.current()) });
    await ack(answered ?? (await failed()));
  };
}

function update(view: types.ModalView): ViewResponseAction {
  return { response_action: 'update', view };
}

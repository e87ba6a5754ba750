import type { TicketFormView } from '../../../presentation/case/case-flow.js';
import { type CardPart, cardOf, words } from './elements.js';
import { elementsOf } from './form-parts.js';
import { type Dialog, dialog, pageButton } from './windows.js';

/** Names the answer of a form; what it has to bring back stands beside it. */
export const SEND_FORM = 'ticket.send';

/** A form as a dialog. */
export function ticketFormDialog({ title, submit, parts, about, back, problems }: TicketFormView): Dialog {
  const placed = new Set(parts.map(({ id }) => id));
  const elsewhere = Object.entries(problems).flatMap(([id, text]) => (placed.has(id) ? [] : text.split('\n')));
  const send: CardPart = {
    type: 'Action.Submit',
    title: submit,
    style: 'positive',
    data: { action: SEND_FORM, ticket: about },
  };
  return dialog(
    title,
    cardOf({
      body: [
        ...elsewhere.map((text) => words(text, { weight: 'bolder', color: 'attention' })),
        ...parts.flatMap((part) => elementsOf(part, problems[part.id], [])),
      ],
      actions: back ? [send, pageButton(back)] : [send],
    }),
  );
}

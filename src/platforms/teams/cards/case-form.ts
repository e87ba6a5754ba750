import { ACTIONS } from '../../../presentation/action-ids.js';
import type { CaseFormView } from '../../../presentation/case/case-flow.js';
import { type CardPart, cardOf, words } from './elements.js';
import { elementsOf } from './form-parts.js';
import { type Dialog, dialog } from './windows.js';

/** Names the answer of a form of a case; what it has to bring back stands beside it. */
export const CASE_SEND = 'case.send';

/** A form of a case as a dialog. */
export function caseFormDialog({ title, submit, parts, about, back, problems }: CaseFormView): Dialog {
  const placed = new Set(parts.map(({ id }) => id));
  const elsewhere = Object.entries(problems).flatMap(([id, text]) => (placed.has(id) ? [] : text.split('\n')));
  const send: CardPart = {
    type: 'Action.Submit',
    title: submit,
    style: 'positive',
    data: { action: CASE_SEND, ticket: about },
  };
  // Nothing that is typed is sent by going back.
  const goBack: CardPart = {
    type: 'Action.Submit',
    title: back ?? '',
    associatedInputs: 'none',
    data: { action: ACTIONS.read, concernId: about.concernId },
  };
  return dialog(
    title,
    cardOf({
      body: [
        ...elsewhere.map((text) => words(text, { weight: 'bolder', color: 'attention' })),
        ...parts.flatMap((part) => elementsOf(part, problems[part.id], [])),
      ],
      actions: back ? [send, goBack] : [send],
    }),
  );
}

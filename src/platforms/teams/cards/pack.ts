import { ACTIONS, SHOW_PACK } from '../../../presentation/action-ids.js';
import type { PackView } from '../../../presentation/case/pack-view.js';
import { type CardPart, cardOf, strong, words } from './elements.js';
import { type Dialog, dialog, linkAction } from './windows.js';

/** A draft, in inputs: on a phone the words of a card can't be selected. What is in them is never sent. */
export function packDialog({ title, back, concernId, lines, links, pieces, turn }: PackView): Dialog {
  const [first = '', ...rest] = lines;
  const submit = (label: string, data: Readonly<Record<string, string>>): CardPart => ({
    type: 'Action.Submit',
    title: label,
    associatedInputs: 'none',
    data: { ...data, concernId },
  });
  return dialog(
    title,
    cardOf({
      body: [
        strong(first),
        ...rest.map((line) => words(line)),
        ...actionSet(links.map(linkAction)),
        ...pieces.map(
          ({ label, text }, index): CardPart => ({
            type: 'Input.Text',
            id: `piece-${index}`,
            label,
            isMultiline: true,
            value: text,
          }),
        ),
      ],
      actions: [
        ...turn.map(({ label, item }) => submit(label, { action: SHOW_PACK, item })),
        submit(back, { action: ACTIONS.read }),
      ],
    }),
  );
}

function actionSet(actions: readonly CardPart[]): CardPart[] {
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

import type { TaskModuleTaskInfo } from 'botbuilder';
import { TURN_LIST } from '../../../presentation/action-ids.js';
import type { WorkListView } from '../../../presentation/case/work-lists.js';
import type { DetailsButton, DetailsView } from '../../../presentation/concern-details.js';
import type { MessageWindow } from '../../../presentation/windows.js';
import { LIMITS } from '../limits.js';
import { attachment, type CardPart, cardOf, strong, words } from './elements.js';

/** A dialog. Only a dialog may hold details: it is gone when it is closed. */
export type Dialog = TaskModuleTaskInfo;

function dialog(title: string, card: Record<string, unknown>): Dialog {
  return { title, width: 'medium', height: 'large', card: attachment(card) };
}

function buttonIn(concernId: string, { action, item, label, style }: Omit<DetailsButton, 'tucked'>): CardPart {
  return {
    type: 'Action.Submit',
    title: label,
    data: { action, concernId, ...(item !== undefined && { item }) },
    ...(style === 'primary' && { style: 'positive' }),
  };
}

/** A window that says something; its first line stands out. */
export function messageDialog({ title, lines, button }: MessageWindow): Dialog {
  const [first = '', ...rest] = lines;
  return dialog(
    title,
    cardOf({
      body: [strong(first), ...rest.map((line) => words(line))],
      actions: button ? [buttonIn(button.concernId, { ...button, style: 'primary' })] : [],
    }),
  );
}

export function detailsDialog({ title, headline, concernId, sections, buttons, turn }: DetailsView): Dialog {
  return dialog(
    title,
    cardOf({
      body: [
        strong(headline),
        ...detailsButtons(concernId, buttons),
        ...sections.flatMap(({ heading, text }) => [strong(heading), words(text)]),
        ...rowsOf(turn.map((each) => buttonIn(concernId, each))),
      ],
    }),
  );
}

/** On top, where a long case does not push them out of sight; what is not needed at once opens below them. */
function detailsButtons(concernId: string, buttons: readonly DetailsButton[]): CardPart[] {
  const parts = (tucked: boolean) =>
    buttons.filter((each) => each.tucked === tucked).map((each) => buttonIn(concernId, each));
  const more = rowsOf(parts(true));
  const toggle: CardPart = { type: 'Action.ToggleVisibility', title: 'More…', targetElements: [MORE] };
  return [
    ...rowsOf([...parts(false), ...(more.length > 0 ? [toggle] : [])]),
    ...(more.length > 0 ? [{ type: 'Container', id: MORE, isVisible: false, items: more }] : []),
  ];
}

const MORE = 'more';

/** One set takes so many buttons; Teams leaves out what is over. */
function rowsOf(actions: readonly CardPart[]): CardPart[] {
  return Array.from({ length: Math.ceil(actions.length / LIMITS.cardActions) }, (_, row) => ({
    type: 'ActionSet',
    actions: actions.slice(row * LIMITS.cardActions, (row + 1) * LIMITS.cardActions),
  }));
}

/** Open work, one row each with its button. */
export function listDialog({ title, lines, rows, turn }: WorkListView): Dialog {
  return dialog(title, workListCard(lines, rows, turn));
}

function workListCard(
  lines: WorkListView['lines'],
  rows: WorkListView['rows'],
  turn: WorkListView['turn'],
): Record<string, unknown> {
  return cardOf({
    body: [
      ...lines.map((line) => words(line)),
      ...rows.flatMap(({ text, action, label, concernId, item }) => [
        words(text),
        ...rowsOf([buttonIn(concernId, { action, label, style: 'plain', item })]),
      ]),
      ...rowsOf(
        turn.map(({ label, list, page }) => ({
          type: 'Action.Submit',
          title: label,
          data: { action: TURN_LIST, page: `${list} ${page}` },
        })),
      ),
    ],
  });
}

export { dialog };

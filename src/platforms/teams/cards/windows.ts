import type { TaskModuleTaskInfo } from 'botbuilder';
import type { DetailsButton, DetailsView } from '../../../presentation/concern-details.js';
import type { PageButton, PageLink, PageView } from '../../../presentation/page-view.js';
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

/** What there is, a row each, with what can be done about it below. */
export function pageDialog({ title, lines, links = [], rows, buttons }: PageView): Dialog {
  return dialog(
    title,
    cardOf({
      body: [
        ...lines.map((line) => words(line)),
        ...rowsOf(links.map(linkAction)),
        ...rows.flatMap(({ text, standsOut, buttons: own }) => [
          standsOut ? strong(text) : words(text),
          ...rowsOf(own.map(pageButton)),
        ]),
        ...rowsOf(buttons.map(pageButton)),
      ],
    }),
  );
}

export function linkAction({ label, url }: PageLink): CardPart {
  return { type: 'Action.OpenUrl', title: label, url };
}

/** Nothing that is typed beside it is sent by it. */
export function pageButton({ action, concernId, item, label, spokenLabel, style }: PageButton): CardPart {
  return {
    type: 'Action.Submit',
    title: label,
    tooltip: spokenLabel,
    associatedInputs: 'none',
    data: { action, ...(concernId !== undefined && { concernId }), ...(item !== undefined && { item }) },
    ...(style === 'primary' && { style: 'positive' }),
  };
}

export { dialog };

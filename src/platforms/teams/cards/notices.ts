import { opensWindow } from '../../../presentation/action-ids.js';
import type { NoticeButton } from '../../../presentation/notice-slots.js';
import type { NoticeView } from '../../../presentation/notices.js';
import { type CardPart, cardOf, opensDialog, strong, words } from './elements.js';

type Card = Record<string, unknown>;
type Renderer = (view: NoticeView) => Card;

const renderers: { readonly [Kind in NoticeView['kind']]: Renderer } = {
  'acknowledge-request': refreshed,
  'ring-external-contact': letter,
  'case-news': letter,
  'reporter-news': letter,
  letter,
  receipt: letter,
  'person-has-it': letter,
  'nobody-yet': letter,
  superseded: letter,
  'practice-ended': letter,
};

export function noticeCard(view: NoticeView): Card {
  return renderers[view.kind](view);
}

/** The first line is what a chat list may preview, so it says the same neutral words as the summary. */
function letter({ preview, lines, buttons, concernId }: NoticeView): Card {
  return cardOf({
    body: [strong(preview), ...lines.map((line) => words(line))],
    actions: buttons.map((entry) => button(entry, concernId)),
    fallbackText: preview,
  });
}

/** Shows what is true now to whoever opens the chat, also where a change of the message got lost. */
function refreshed(view: NoticeView): Card {
  const action = {
    type: 'Action.Execute',
    title: 'Refresh',
    verb: REFRESH,
    data: { concernId: view.concernId },
  };
  return { ...letter(view), refresh: { action } };
}

/** Asks for the card as it is now. */
export const REFRESH = 'concern.refresh';

/** What changes a card is executed, and submitted by clients that don't know how; what opens a dialog is submitted. */
function button(
  { action, item, label, spokenLabel, style, tucked }: NoticeButton,
  concernId: string | undefined,
): CardPart {
  const look = { tooltip: spokenLabel, ...(style === 'primary' && { style: 'positive' }) };
  const mode = tucked ? { mode: 'secondary' } : {};
  const about = { ...(concernId && { concernId }), ...(item && { item }) };
  if (opensWindow(action)) return { ...opensDialog(label, { action, ...about }), ...look, ...mode };
  return {
    type: 'Action.Execute',
    title: label,
    verb: action,
    data: about,
    ...look,
    ...mode,
    fallback: { type: 'Action.Submit', title: label, data: { action, ...about } },
  };
}

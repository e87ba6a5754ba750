import type { types } from '@slack/bolt';
import type { NoticeButton } from '../../../presentation/notice-slots.js';
import type { NoticeView } from '../../../presentation/notices.js';
import { shortened } from '../../../presentation/text-pieces.js';
import { LIMITS } from '../limits.js';
import { escaped, section } from './blocks.js';

/** A message as Slack takes it. */
export interface SlackMessage {
  /** What a phone previews; blocks are what the message shows. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

type Renderer = (view: NoticeView) => SlackMessage;

const renderers: { readonly [Kind in NoticeView['kind']]: Renderer } = {
  'acknowledge-request': card,
  'ring-external-contact': card,
  'case-news': card,
  'reporter-news': card,
  letter: card,
  receipt: card,
  'person-has-it': card,
  'nobody-yet': card,
  superseded: letter,
  'practice-ended': letter,
};

export function renderNotice(view: NoticeView): SlackMessage {
  return renderers[view.kind](view);
}

/** The first block is what a desktop previews, so it says the same neutral words as the text. */
function letter({ preview, lines }: NoticeView): SlackMessage {
  return {
    text: escaped(preview),
    blocks: [section(`*${escaped(preview)}*`), ...lines.map((line) => section(escaped(line)))],
  };
}

function card(view: NoticeView): SlackMessage {
  const { text, blocks } = letter(view);
  return { text, blocks: [...blocks, ...buttons(view)] };
}

/** Two buttons in sight, the rest behind "more": spare buttons slow people under stress. */
function buttons({ buttons: all, concernId }: NoticeView): types.KnownBlock[] {
  if (all.length === 0) return [];
  const tucked = all.filter(({ tucked }) => tucked);
  const shown = all.filter(({ tucked }) => !tucked).map((entry) => button(entry, concernId));
  const overflow: types.Overflow[] =
    tucked.length === 0
      ? []
      : [
          {
            type: 'overflow',
            action_id: OVERFLOW,
            options: tucked.map((entry) => ({
              text: { type: 'plain_text', text: entry.label, emoji: false },
              value: overflowValue(entry.action, buttonValue(concernId, entry.item)),
            })),
          },
        ];
  return [{ type: 'actions', block_id: 'concern', elements: [...shown, ...overflow] }];
}

function button(entry: NoticeButton, concernId: string | undefined): types.Button {
  return {
    type: 'button',
    action_id: actionId(entry.action, concernId, entry.item),
    text: { type: 'plain_text', text: entry.label, emoji: false },
    value: buttonValue(concernId, entry.item),
    accessibility_label: shortened(entry.spokenLabel, LIMITS.accessibilityLabel),
    ...(entry.style === 'primary' && { style: 'primary' as const }),
  };
}

/** The menu that holds tucked buttons: its option's value names the action and the concern. */
export const OVERFLOW = 'concern.more';

export function overflowValue(action: string, value: string): string {
  return `${action} ${value}`;
}

/** Slack wants each id of a block once: buttons of the organisation's own differ by what they are about. */
export function actionId(action: string, concernId: string | undefined, item: string | undefined): string {
  return concernId === undefined && item !== undefined ? `${action} ${item}` : action;
}

/** What a button is about: `<concern>`, `<concern> <item>`, or `<item>` of something of the organisation's. */
export function buttonValue(concernId: string | undefined, item: string | undefined): string {
  // Slack takes no empty value.
  return [concernId, item].filter(Boolean).join(' ') || '-';
}

import type { MessageFacts } from '../../../src/application/delivery/message-facts.js';
import { type NoticeView, noticeView } from '../../../src/presentation/notices.js';
import type { SeenButton, SeenMessage } from './chat-client.js';

export const EMERGENCY = '999';

/** A message as it is compared between platforms, and with what presentation meant. */
export interface Seen {
  readonly lines: readonly string[];
  readonly buttons: readonly Omit<SeenButton, 'spoken'>[];
  readonly spoken: readonly string[];
}

export function asSeen({ lines, buttons }: Pick<SeenMessage, 'lines' | 'buttons'>): Seen {
  return {
    lines,
    buttons: buttons.map(({ spoken: _, ...button }) => button),
    // What is behind "more" is read out by its label.
    spoken: buttons.flatMap(({ tucked, spoken }) => (tucked ? [] : [spoken])),
  };
}

/** The same of what presentation meant. */
export function asMeant({ preview, lines, buttons }: NoticeView): Seen {
  return {
    lines: [preview, ...lines],
    buttons: buttons.map(({ action, label, style, tucked }) => ({
      action,
      label,
      emphasised: style === 'primary',
      tucked,
    })),
    spoken: buttons.flatMap(({ tucked, spokenLabel }) => (tucked ? [] : [spokenLabel])),
  };
}

export const meant = (facts: MessageFacts): Seen => asMeant(noticeView(facts, EMERGENCY));

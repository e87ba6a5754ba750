import type { z } from 'zod';
import { LONG_TEXT } from '../../../application/concerns/form-answers.js';
import { beginningOf } from '../../../application/concerns/typed-text.js';
import type { FirstAnswers } from '../../../application/use-cases.js';
import { accountOn } from '../../../domain/ids.js';
import type { messageShortcutPayload, shortcutPayload } from '../payloads.js';
import type { ListenerDeps } from './answering.js';
import { openFormOrRefuse } from './open-report-form.js';

type Shortcut = z.infer<typeof shortcutPayload> | z.infer<typeof messageShortcutPayload>;

/**
 * The global shortcut and the message shortcut. A shortcut has no private answer of its own, so a refusal is a window;
 * when even that can't be opened the request stays unanswered and Slack says that it failed.
 */
export function createShortcutListener(deps: ListenerDeps) {
  return async (shortcut: Shortcut, ack: () => Promise<void>): Promise<void> => {
    const first = shortcut.type === 'message_action' ? await quoting(deps, shortcut) : {};
    await openFormOrRefuse(deps, { userId: shortcut.user.id, triggerId: shortcut.trigger_id, first });
    await ack();
  };
}

/** The message as a quotation of its own, with its author and time: it is not the reporter's own words. */
async function quoting(
  { useCases }: ListenerDeps,
  { message, message_ts }: z.infer<typeof messageShortcutPayload>,
): Promise<FirstAnswers> {
  const text = unescaped(message.text);
  const author = message.user ? accountOn('slack', message.user) : undefined;
  const name = author && (await useCases.personOf(author))?.name;
  const seconds = Number(message.ts ?? message_ts);
  return {
    quotedMessage: {
      text: beginningOf(text, LONG_TEXT),
      cut: text.length > LONG_TEXT,
      ...(author && { author: { account: author, ...(name && { name }) } }),
      ...(Number.isFinite(seconds) && seconds > 0 && { postedAt: new Date(seconds * 1_000) }),
    },
  };
}

/** Slack sends its three control characters escaped. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

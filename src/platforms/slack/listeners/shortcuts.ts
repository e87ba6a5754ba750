import type { z } from 'zod';
import { LONG_TEXT } from '../../../application/concerns/form-answers.js';
import { beginningOf } from '../../../application/concerns/typed-text.js';
import type { FirstAnswers } from '../../../application/use-cases.js';
import { accountOn } from '../../../domain/ids.js';
import { cannotOpen } from '../../../presentation/windows.js';
import type { messageShortcutPayload, shortcutPayload } from '../payloads.js';
import type { ListenerDeps } from './answering.js';
import { inTime } from './in-time.js';
import { openFormOrRefuse } from './open-report-form.js';

type Shortcut = z.infer<typeof shortcutPayload> | z.infer<typeof messageShortcutPayload>;

/** The global shortcut and the message shortcut. A shortcut has no private answer of its own, so a refusal is a window. */
export function createShortcutListener(deps: ListenerDeps) {
  const { useCases } = deps;

  async function open(shortcut: Shortcut): Promise<void> {
    const first = shortcut.type === 'message_action' ? await quoting(deps, shortcut) : {};
    await openFormOrRefuse(deps, { userId: shortcut.user.id, triggerId: shortcut.trigger_id, first });
  }

  return (shortcut: Shortcut, ack: () => Promise<void>): Promise<void> => {
    // A message shortcut's private answer would stand in the channel of the message: the person's own messages are safer.
    const to = { userId: shortcut.user.id };
    const words = async () => cannotOpen(await useCases.organisation.current());
    return inTime(deps, { work: open(shortcut), ack, to, words });
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

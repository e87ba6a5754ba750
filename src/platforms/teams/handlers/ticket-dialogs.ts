import type { z } from 'zod';
import type { Typed } from '../../../presentation/case/questions.js';
import { notFoundWindow } from '../../../presentation/windows.js';
import { ticketFormData } from '../activity.js';
import { type Dialog, messageDialog } from '../cards/windows.js';
import { personOf, type Turn } from '../turn.js';
import type { HandlerDeps } from './deps.js';
import { dialogOf } from './dialog-of.js';

type Sent = z.infer<typeof ticketFormData>;

/** Questions whose answers are several of a list; a client joins them by commas. */
const SEVERAL = ['people'];

/** Forms that are sent, all but the reporter's own. */
export function createTicketDialogs({ useCases, presses }: HandlerDeps) {
  async function send(turn: Turn, { action: _, ticket, ...answers }: Sent): Promise<Dialog> {
    const person = await personOf(useCases, turn);
    if (person === undefined) return messageDialog(notFoundWindow());
    const typed = typedIn(answers);
    const sent = await presses.send(person, ticket, typed);
    if (sent.kind === 'shown') return dialogOf(sent.shown);
    return dialogOf(await presses.again(person, ticket, typed, sent.problems));
  }

  return {
    /**
     * Undefined for what is no form of ours. A form that fails is not answered: any dialog would take the place of what was
     * typed; without an answer the client keeps it, and says that it failed. Sending it again has one effect.
     */
    answer: (turn: Turn, data: unknown): Promise<Dialog> | undefined => {
      const form = ticketFormData.safeParse(data);
      return form.success ? send(turn, form.data) : undefined;
    },
  };
}

/** What is empty is not sent by clients; what is no text is none of ours. */
function typedIn(answers: Readonly<Record<string, unknown>>): Typed {
  const texts = Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(
    texts.map(([question, text]) => [question, SEVERAL.includes(question) ? text.split(',').filter(Boolean) : text]),
  );
}

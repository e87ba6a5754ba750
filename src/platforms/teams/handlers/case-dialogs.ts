import type { z } from 'zod';
import type { Typed } from '../../../presentation/case/questions.js';
import { listPage } from '../../../presentation/case/show-list.js';
import { shownAfter } from '../../../presentation/case/shown-after.js';
import { pressFailed } from '../../../presentation/press-failed.js';
import { notFoundWindow } from '../../../presentation/windows.js';
import { LABELS } from '../../../presentation/wording.js';
import { caseFormData, turnData } from '../activity.js';
import { type Dialog, listDialog, messageDialog } from '../cards/windows.js';
import { failure } from '../errors.js';
import { personOf, type Turn } from '../turn.js';
import type { HandlerDeps } from './deps.js';
import { dialogOf } from './dialog-of.js';

type Sent = z.infer<typeof caseFormData>;

/** Questions whose answers are several of a list; a client joins them by commas. */
const SEVERAL = ['people'];

/** Forms of a case that are sent, and lists of open work. */
export function createCaseDialogs({ useCases, caseFlow, findPress, showList, log }: HandlerDeps) {
  async function send(turn: Turn, { action: _, ticket, ...answers }: Sent): Promise<Dialog> {
    const person = await personOf(useCases, turn);
    if (person === undefined) return messageDialog(notFoundWindow());
    const typed = typedIn(answers);
    const sent = await caseFlow.send(person, ticket, typed);
    switch (sent.kind) {
      case 'problems':
        return dialogOf(await caseFlow.again(person, ticket, typed, sent.problems));
      case 'window':
        return messageDialog(sent.window);
      case 'done':
        return dialogOf(await shownAfter(findPress, person, sent.ticket));
    }
  }

  async function turnTo(turn: Turn, value: string): Promise<Dialog> {
    const page = listPage(value);
    const person = await personOf(useCases, turn);
    if (page === undefined || person === undefined) return messageDialog(notFoundWindow());
    return listDialog(await showList(person, page.list, page.page));
  }

  const listed = (work: Promise<Dialog>): Promise<Dialog> =>
    work.catch(async (error: unknown) => {
      log.error(failure(error), 'a list could not be shown');
      const lines = pressFailed(await useCases.organisation.current());
      return messageDialog({ title: 'Try again', close: LABELS.close, lines });
    });

  return {
    /**
     * Undefined for what is no form and no list of ours. A form that fails is not answered: any dialog would take the place of
     * what was typed; without an answer the client keeps it, and says that it failed. Sending it again has one effect.
     */
    answer: (turn: Turn, data: unknown): Promise<Dialog> | undefined => {
      const form = caseFormData.safeParse(data);
      if (form.success) return send(turn, form.data);
      const list = turnData.safeParse(data);
      return list.success ? listed(turnTo(turn, list.data.page)) : undefined;
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

import type { FormAnswers } from '../../../application/concerns/form-answers.js';
import type { Draft } from '../../../application/draft-store.js';
import type { FirstAnswers } from '../../../application/use-cases.js';
import { pickPerson } from '../../../domain/ids.js';
import { ACTIONS } from '../../../presentation/action-ids.js';
import { pressFailed } from '../../../presentation/press-failed.js';
import { draftAnswers } from '../../../presentation/report-flow.js';
import type { FormView } from '../../../presentation/report-form-parts.js';
import { cannotOpen, formLost, notFoundWindow } from '../../../presentation/windows.js';
import { LABELS } from '../../../presentation/wording.js';
import { pressData, type StepData, stepData } from '../activity.js';
import { askedIn, reportFormDialog, type Step } from '../cards/report-form.js';
import { type Dialog, messageDialog } from '../cards/windows.js';
import { failure } from '../errors.js';
import { readAnswers } from '../form-data.js';
import { personOf, type Turn } from '../turn.js';
import type { HandlerDeps } from './deps.js';
import { dialogOf } from './dialog-of.js';
import { createLastShown } from './last-shown.js';
import { createTicketDialogs } from './ticket-dialogs.js';

/** Dialogs: the reporter's form and the details of a concern. Each answer is the dialog as it is to look next. */
export function createDialogs(deps: HandlerDeps) {
  const { useCases, flow, presses, log } = deps;
  const ticketDialogs = createTicketDialogs(deps);
  const lastShown = createLastShown();

  async function open(turn: Turn, first: FirstAnswers): Promise<Dialog> {
    try {
      if (turn.account === undefined) throw new Error('an activity of nobody');
      const opened = await flow.open(turn.account, turn.once, first);
      if (opened.kind === 'refused') return say(LABELS.raise, opened.lines);
      const { form, draftId } = opened;
      const listed = await people();
      lastShown.set(draftId, { owner: turn.account, form, answers: first, people: listed });
      return reportFormDialog(form, { step: 1, draftId, people: listed });
    } catch (error) {
      log.error(failure(error), 'a form could not be opened');
      return refuseToOpen();
    }
  }

  const refuseToOpen = async () => say(LABELS.raise, cannotOpen(await useCases.organisation.current()));

  const people = async () =>
    (await useCases.peopleToPick()).map(({ id, name }) => ({ value: pickPerson(id), label: name }));

  async function step(turn: Turn, sent: StepData): Promise<Dialog> {
    const draft = turn.account && (await useCases.drafts.find(turn.account, sent.draftId));
    if (!draft || turn.account === undefined)
      return say(LABELS.raise, [formLost(await useCases.organisation.current())]);
    const here = sent.step as Step;
    const before = draftAnswers(draft.answers);
    const form = await flow.shown(before, draft);
    const read = readAnswers(sent, askedIn(form, here, sent), before);
    if (read.kind === 'refused') return shown(before, draft, here, read.problems);
    const { answers } = read;
    const stood = ([1, 2, 3] as const).flatMap((each) => askedIn(form, each, sent));
    if (sent.go === 'send') return send(answers, { stood, draft, here, turn });
    const kept = flow.answered({ ...answers, ...(sent.go === 'detail' && { moreDetail: true }) }, stood);
    await useCases.drafts.keep(turn.account, draft, kept, turn.atMs);
    const grown = await flow.shown(kept, draft);
    // Said here, and not after two steps: going on past a question that is needed would only lead back to it.
    const missing = sent.go === 'next' ? onStep(askedIn(grown, here), flow.missing(kept)) : {};
    if (Object.keys(missing).length === 0) return shown(kept, draft, next(here, sent.go));
    // Whoever asked whom to call is shown that, before anything is asked of them again.
    return shown(kept, draft, here, asksAnew(form, grown, here) ? {} : missing);
  }

  async function send(answers: FormAnswers, { stood, draft, here, turn }: SentFrom): Promise<Dialog> {
    const sent = await flow.send(answers, stood, draft).catch(async (error: unknown) => {
      log.error(failure(error), 'a form could not be taken');
      return { kind: 'refused', words: await flow.refusal(draft.id, 'unknown') } as const;
    });
    switch (sent.kind) {
      case 'received':
      case 'told-nobody':
        lastShown.delete(draft.id);
        useCases.deliverSoon();
        void useCases.drafts.forgetAnswers(draft).catch((error: unknown) => log.error(failure(error), 'a draft stays'));
        return messageDialog(sent.window);
      case 'incomplete': {
        // The form is read by what was kept when it was drawn.
        if (turn.account) await useCases.drafts.keep(turn.account, draft, flow.answered(answers, stood), turn.atMs);
        // Back to the step that asks the first question without an answer.
        const form = await flow.shown(answers, draft);
        const missing = Object.keys(sent.problems);
        const at = ([1, 2, 3] as const).find((each) => askedIn(form, each).some((id) => missing.includes(id))) ?? here;
        return shown(answers, draft, at, sent.problems);
      }
      case 'refused':
        return shown(answers, draft, here, { send: sent.words });
    }
  }

  async function shown(
    answers: FormAnswers,
    draft: Draft<unknown>,
    at: Step,
    problems: Problems = {},
  ): Promise<Dialog> {
    const [form, listed] = await Promise.all([flow.shown(answers, draft), people()]);
    lastShown.set(draft.id, { owner: draft.reporter.accounts[0], form, answers, people: listed });
    return reportFormDialog(form, { step: at, draftId: draft.id, problems, people: listed });
  }

  async function press(turn: Turn, data: unknown): Promise<Dialog> {
    const parsed = pressData.safeParse(data);
    const found = parsed.data && presses.find(parsed.data.action);
    if (parsed.data === undefined || found === undefined) return messageDialog(notFoundWindow());
    const { concernId, item } = parsed.data;
    try {
      return dialogOf(
        await found(await personOf(useCases, turn), { concernId, item, account: turn.account, where: 'window' }),
      );
    } catch (error) {
      log.error(failure(error), 'a press could not be answered');
      return say('Try again', pressFailed(await useCases.organisation.current()));
    }
  }

  return {
    open,
    /** No form, and whom to ring. */
    cannotOpen: refuseToOpen,
    /** `task/fetch` of a card's button. */
    fetch: (turn: Turn, data: unknown): Promise<Dialog> => {
      const parsed = pressData.safeParse(data);
      if (parsed.success && parsed.data.action === ACTIONS.openForm) return open(turn, {});
      return ticketDialogs.answer(turn, data) ?? press(turn, data);
    },
    /** Whatever a dialog sends. */
    submit: async (turn: Turn, data: unknown): Promise<Dialog> => {
      const parsed = stepData.safeParse(data);
      if (!parsed.success) return ticketDialogs.answer(turn, data) ?? press(turn, data);
      try {
        return await step(turn, parsed.data);
      } catch (error) {
        log.error(failure(error), 'a step of a form could not be taken');
        const words = await flow.refusal(parsed.data.draftId, 'not-sent');
        const again = lastShown.again(turn.account, parsed.data, words);
        // Any other dialog would take the place of what was typed; without an answer the client keeps it, and says that it failed.
        if (again === undefined) throw error;
        return again;
      }
    },
  };
}

function say(title: string, lines: readonly string[]): Dialog {
  return messageDialog({ title, close: LABELS.close, lines });
}

interface SentFrom {
  /** The questions of the form as it was drawn, on whichever step. */
  readonly stood: readonly string[];
  readonly draft: Draft<unknown>;
  readonly here: Step;
  readonly turn: Turn;
}

type Problems = Readonly<Record<string, string>>;

function asksAnew(before: FormView, after: FormView, step: Step): boolean {
  const stood = askedIn(before, step);
  return askedIn(after, step).some((question) => !stood.includes(question));
}

function onStep(asked: readonly string[], problems: Problems): Problems {
  return Object.fromEntries(Object.entries(problems).filter(([question]) => asked.includes(question)));
}

function next(here: Step, go: StepData['go']): Step {
  if (go === 'back') return here === 3 ? 2 : 1;
  return go === 'detail' ? 3 : 2;
}

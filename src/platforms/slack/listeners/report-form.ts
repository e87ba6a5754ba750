import type { types, ViewResponseAction } from '@slack/bolt';
import type { FormAnswers } from '../../../application/concerns/form-answers.js';
import type { Draft } from '../../../application/draft-store.js';
import { type Account, accountOn } from '../../../domain/ids.js';
import { ACTIONS } from '../../../presentation/action-ids.js';
import { draftAnswers } from '../../../presentation/report-flow.js';
import { formLost } from '../../../presentation/windows.js';
import { slackErrorCode } from '../errors.js';
import { readState } from '../form-state.js';
import type { BlockActions, SlackView } from '../payloads.js';
import { reportFormModal } from '../views/report-form.js';
import { messageModal } from '../views/windows.js';
import { failure, type ListenerDeps, within } from './answering.js';
import { createDrawnStates, type DrawnStates } from './drawn-states.js';
import { formErrors } from './form-errors.js';
import { createInTurn, type InTurn } from './in-turn.js';

/** Finding the form again has this long; storing has two seconds after it; Slack gives three in all. */
const FIND_MS = 700;

/** Work on this form before this one may hold up a Send for so long. */
const TURN_MS = 400;

/**
 * The form while it is open. Work on one form goes in turn: a slow answer must not be drawn over the one after it, where it
 * would show an outdated route, and none may be drawn over the receipt.
 */
export function createReportFormListeners(deps: ListenerDeps) {
  const turns: Turns = { inTurn: createInTurn(), states: createDrawnStates() };
  return { grow: createGrowListener(deps, turns), submit: createSubmitListener(deps, turns) };
}

interface Turns {
  readonly inTurn: InTurn;
  readonly states: DrawnStates;
}

/** An answer that the form grows with: keeps what is typed, and shows what the answers call for. */
function createGrowListener(deps: ListenerDeps, { inTurn, states }: Turns) {
  const { useCases, flow, client } = deps;

  async function grow(view: SlackView, { user, actions }: BlockActions): Promise<void> {
    const account = accountOn('slack', user.id);
    const draft = await useCases.drafts.find(account, view.private_metadata);
    if (!draft) return;
    const read = readState(view.state.values, draftAnswers(draft.answers));
    if (read.kind === 'refused') return;
    const moreDetail = actions.some(({ action_id }) => action_id === ACTIONS.moreDetail) || read.answers.moreDetail;
    const stood = Object.keys(view.state.values);
    const answers = flow.answered({ ...read.answers, ...(moreDetail && { moreDetail }) }, stood);
    const order = Math.max(...actions.map(({ action_ts }) => Number(action_ts) || 0));
    // Two quick answers can arrive in either order: only the newest decides what the form shows.
    if (!(await useCases.drafts.keep(account, draft, answers, order))) return;
    const hash = states.newest(view.id, view.hash);
    const form = await grownForm(deps, answers, draft);
    const drawn = await client.views.update({ view_id: view.id, view: form, ...(hash && { hash }) });
    if (drawn.view?.hash) states.drew(view.id, hash, drawn.view.hash);
  }

  return async (press: BlockActions): Promise<void> => {
    const { view } = press;
    if (!view) return;
    await inTurn(view.id, () => grow(view, press)).catch((error: unknown) => {
      // The form has become a receipt, or another instance drew a newer one: nothing is to be drawn over it.
      if (slackErrorCode(error) !== 'hash_conflict') throw error;
    });
  };
}

async function grownForm(
  { flow }: ListenerDeps,
  answers: FormAnswers,
  draft: Draft<unknown>,
): Promise<types.ModalView> {
  return reportFormModal(await flow.shown(answers, draft), draft.id);
}

type Answer = ViewResponseAction;

/** "Send": the form's window becomes the receipt only once the concern is stored; otherwise it stays, with everything typed. */
function createSubmitListener(deps: ListenerDeps, { inTurn, states }: Turns) {
  const { useCases, flow, log } = deps;

  async function submit(
    view: SlackView,
    account: Account,
  ): Promise<{ readonly answer: Answer; readonly after?: () => Promise<void> }> {
    const id = view.private_metadata;
    const draft = await within(FIND_MS, useCases.drafts.find(account, id), 'late' as const).catch(
      () => 'late' as const,
    );
    if (draft === 'late') return { answer: formErrors(view, { whatHappened: await flow.refusal(id, 'not-sent') }) };
    if (draft === undefined) {
      return { answer: formErrors(view, { whatHappened: formLost(await useCases.organisation.current()) }) };
    }
    const read = readState(view.state.values, draftAnswers(draft.answers));
    if (read.kind === 'refused') return { answer: formErrors(view, read.problems) };
    const sent = await flow.send(read.answers, Object.keys(view.state.values), draft);
    switch (sent.kind) {
      case 'received':
      case 'told-nobody':
        return {
          answer: { response_action: 'update', view: messageModal(sent.window) },
          after: async () => {
            await useCases.whenQuiet();
            await useCases.drafts.forgetAnswers(draft);
          },
        };
      case 'incomplete': {
        const asked = Object.keys(sent.problems).every((question) => Object.hasOwn(view.state.values, question));
        if (asked) return { answer: formErrors(view, sent.problems) };
        // The question was never shown, because the form could not grow: show it now.
        return { answer: { response_action: 'update', view: await grownForm(deps, read.answers, draft) } };
      }
      case 'refused':
        return { answer: formErrors(view, { whatHappened: sent.words }) };
    }
  }

  async function answered(view: SlackView, userId: string, ack: (answer: Answer) => Promise<void>) {
    const { answer, after } = await submit(view, accountOn('slack', userId)).catch(async (error: unknown) => {
      log.error(failure(error), 'a form could not be taken');
      const words = await flow.refusal(view.private_metadata, 'unknown');
      return { answer: formErrors(view, { whatHappened: words }), after: undefined };
    });
    // What the answer makes of the window has a hash that only the next press tells us.
    states.forget(view.id);
    await ack(answer);
    return after;
  }

  return async (view: SlackView, userId: string, ack: (answer: Answer) => Promise<void>): Promise<void> => {
    const after = await inTurn(view.id, () => answered(view, userId, ack), TURN_MS);
    useCases.deliverSoon();
    await after?.();
  };
}

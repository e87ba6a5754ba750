import type { types, ViewResponseAction } from '@slack/bolt';
import type { FormAnswers } from '../../../application/concerns/form-answers.js';
import { withAuthorChosen } from '../../../application/concerns/quoted-author.js';
import type { RaiseOutcome } from '../../../application/concerns/raise-concern.js';
import type { Draft } from '../../../application/ports.js';
import { type Account, accountOn } from '../../../domain/ids.js';
import type { Organisation } from '../../../domain/organisation.js';
import { ACTIONS } from '../../../presentation/action-ids.js';
import { EARLIER_TRY, missingWords, reportForm } from '../../../presentation/report-form.js';
import { formLost, receiptWindow } from '../../../presentation/windows.js';
import { cannotConfirm, notSent } from '../../../presentation/wording.js';
import { draftAnswers, readState } from '../form-state.js';
import type { BlockActions, SlackView } from '../payloads.js';
import { reportFormModal } from '../views/report-form.js';
import { messageModal } from '../views/windows.js';
import { failure, type ListenerDeps, within } from './answering.js';
import { createInTurn } from './in-turn.js';
import { createUnsureForms } from './unsure-forms.js';

/** Finding the form again has this long; storing has two seconds after it; Slack gives three in all. */
const FIND_MS = 700;

/** An answer that the form grows with: keeps what is typed, and shows what the answers call for. */
export function createGrowListener(deps: ListenerDeps) {
  const { useCases, client } = deps;
  // A slow answer must not be drawn over the one after it: the form would show an outdated route.
  const inTurn = createInTurn();

  async function grow(view: SlackView, { user, actions }: BlockActions): Promise<void> {
    const account = accountOn('slack', user.id);
    const draft = await useCases.drafts.find(account, view.private_metadata);
    if (!draft) return;
    const read = readState(view.state.values, draftAnswers(draft.answers));
    if (read.kind === 'refused') return;
    const moreDetail = actions.some(({ action_id }) => action_id === ACTIONS.moreDetail) || read.answers.moreDetail;
    const answers: FormAnswers = { ...read.answers, ...(moreDetail && { moreDetail }) };
    const order = Math.max(...actions.map(({ action_ts }) => Number(action_ts) || 0));
    // Two quick answers can arrive in either order: only the newest decides what the form shows.
    if (!(await useCases.drafts.keep(account, draft, answers, order))) return;
    await client.views.update({ view_id: view.id, view: await grownForm(deps, answers, draft) });
  }

  return async (press: BlockActions): Promise<void> => {
    const { view } = press;
    if (view) await inTurn(view.id, () => grow(view, press));
  };
}

async function grownForm(
  { useCases }: ListenerDeps,
  answers: FormAnswers,
  { reporter, id }: Draft<unknown>,
): Promise<types.ModalView> {
  const shown = withAuthorChosen(answers, reporter);
  const setting = await useCases.previewRoute(shown, reporter);
  return reportFormModal(reportForm(shown, setting), id);
}

type Answer = ViewResponseAction;

/** "Send": the form's window becomes the receipt only once the concern is stored; otherwise it stays, with everything typed. */
export function createSubmitListener(deps: ListenerDeps) {
  const { useCases, log } = deps;
  const unsure = createUnsureForms();

  function refuse(view: SlackView, { kind }: Pick<RaiseOutcome, 'kind'>, organisation: Organisation): Answer {
    if (kind === 'unknown') unsure.add(view.private_metadata);
    return refusal(view, { kind: unsure.has(view.private_metadata) ? 'unknown' : kind }, organisation);
  }

  async function submit(
    view: SlackView,
    account: Account,
  ): Promise<{ readonly answer: Answer; readonly after?: () => Promise<void> }> {
    const organisation = await useCases.organisation.current();
    const found = useCases.drafts.find(account, view.private_metadata);
    const draft = await within(FIND_MS, found, 'late' as const).catch(() => 'late' as const);
    if (draft === 'late') return { answer: refuse(view, { kind: 'not-sent' }, organisation) };
    if (draft === undefined) return { answer: errors(view, { whatHappened: formLost(organisation) }) };
    const read = readState(view.state.values, draftAnswers(draft.answers));
    if (read.kind === 'refused') return { answer: errors(view, read.problems) };
    const outcome = await useCases.raiseConcern({ draft, answers: read.answers });
    switch (outcome.kind) {
      case 'received':
        unsure.delete(view.private_metadata);
        return {
          answer: { response_action: 'update', view: messageModal(receiptWindow(outcome.receipt)) },
          after: async () => {
            await useCases.whenQuiet();
            await useCases.drafts.forgetAnswers(draft);
          },
        };
      case 'incomplete': {
        const asked = Object.keys(outcome.missing).every((question) => Object.hasOwn(view.state.values, question));
        if (asked) return { answer: errors(view, missingWords(outcome.missing)) };
        // The question was never shown, because the form could not grow: show it now.
        return { answer: { response_action: 'update', view: await grownForm(deps, read.answers, draft) } };
      }
      default:
        return { answer: refuse(view, outcome, organisation) };
    }
  }

  return async (view: SlackView, userId: string, ack: (answer: Answer) => Promise<void>): Promise<void> => {
    const { answer, after } = await submit(view, accountOn('slack', userId)).catch(async (error: unknown) => {
      log.error(failure(error), 'a form could not be taken');
      return { answer: refuse(view, { kind: 'unknown' }, await useCases.organisation.current()), after: undefined };
    });
    await ack(answer);
    useCases.deliverSoon();
    await after?.();
  };
}

function refusal(view: SlackView, { kind }: Pick<RaiseOutcome, 'kind'>, { phones }: Organisation): Answer {
  const both = `${phones.duty} or ${phones.alternate}`;
  const words =
    kind === 'unknown' ? cannotConfirm(both, phones.emergency) : `${notSent(both, phones.emergency)} ${EARLIER_TRY}`;
  return errors(view, { whatHappened: words });
}

/** Words beside questions. Slack takes them for inputs of this view only, so what fits nowhere goes to the first input. */
function errors({ state }: SlackView, problems: Readonly<Record<string, string>>): Answer {
  const shown = Object.keys(state.values);
  const placed = Object.entries(problems).map(([question, words]) => [
    shown.includes(question) ? question : (shown[0] ?? question),
    words,
  ]);
  return { response_action: 'errors', errors: Object.fromEntries(placed) };
}

import { z } from 'zod';
import { type Checked, checkModal, type ModalView } from '../blocks/check.js';
import { refusedByClient } from '../views/client-checks.js';
import { type RawValues, withTyped } from '../views/typed-values.js';
import { toSlackView } from '../views/view-payload.js';
import type { OpenView } from '../views/views.js';
import type { Calls } from '../web-api/calls.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';
import { interactionOf } from './payloads.js';
import { acknowledged, NotOnScreen, type Outcome } from './refusal.js';
import type { Send } from './send.js';

/** What Slack's client says when an app does not answer a modal as it should. */
export const trouble = 'We had some trouble connecting. Try again?';

const answerSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

type AppAnswer = z.infer<typeof answerSchema> | 'close' | 'nonsense';

function read(body: string): AppAnswer {
  if (body.trim() === '') return 'close';
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length === 0) return 'close';
    const answer = answerSchema.safeParse(parsed);
    return answer.success ? answer.data : 'nonsense';
  } catch {
    return 'nonsense';
  }
}

interface Deps {
  readonly workspace: Workspace;
  readonly send: Send;
  readonly calls: Calls;
}

/** Submitting and closing modals. */
export function createSubmissions({ workspace, send, calls }: Deps) {
  const { views, triggers, changes } = workspace;
  const isPerson = (id: string) => workspace.person(id) !== undefined;

  function modalOf(person: Person, viewId: string): OpenView {
    const view = views.byId(viewId);
    if (view?.personId !== person.id || view.definition.type !== 'modal')
      throw new NotOnScreen('that modal is not open');
    return view;
  }

  /** Slack shows errors only at input blocks; an error for any other block is a trouble. */
  function showErrors(view: OpenView, errors: Record<string, string>): boolean {
    const inputs = view.definition.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
    const named = Object.keys(errors);
    if (named.length === 0 || named.some((blockId) => !inputs.includes(blockId))) return false;
    view.errors = errors;
    return true;
  }

  function withModal(raw: unknown, use: (modal: ModalView) => boolean): boolean {
    const checked: Checked<ModalView> = checkModal(raw);
    if (!checked.ok) {
      calls.record({ kind: 'answer', method: 'refused view', args: raw, status: 200, response: checked.problems });
    }
    return checked.ok && use(checked.value);
  }

  /** False where Slack's client would show its trouble. */
  function obey(view: OpenView, answer: AppAnswer): boolean {
    if (answer === 'nonsense') return false;
    if (answer === 'close') {
      const { definition } = view;
      if (definition.type === 'modal' && definition.clear_on_close) views.clear(view.personId);
      else views.close(view);
      return true;
    }
    switch (answer.response_action) {
      case 'errors':
        return showErrors(view, answer.errors);
      case 'update':
        return withModal(answer.view, (modal) => views.update(view, modal).ok);
      case 'push':
        return withModal(answer.view, (modal) => views.push(view.personId, view.id, modal).ok);
      case 'clear':
        views.clear(view.personId);
        return true;
    }
  }

  async function submit(person: Person, viewId: string, values: RawValues): Promise<Outcome> {
    const view = modalOf(person, viewId);
    if (view.definition.type !== 'modal' || !view.definition.submit)
      throw new NotOnScreen('that modal has no submit button');
    view.values = withTyped(view.definition.blocks, view.values, values, isPerson);
    view.trouble = null;
    view.errors = refusedByClient(view.definition.blocks, view.values);
    if (Object.keys(view.errors).length > 0) {
      changes.tell(person.id);
      return { kind: 'refused', errors: view.errors };
    }
    const payload = {
      ...interactionOf('view_submission', person),
      trigger_id: triggers.issue(person.id, view.id),
      view: toSlackView(view),
      response_urls: [],
    };
    const answer = await send({ kind: 'interactive', payload });
    const appAnswer = answer.ok ? read(answer.body) : 'nonsense';
    if (answer.ok && answer.body.trim() !== '') {
      calls.record({
        kind: 'answer',
        method: 'view_submission',
        args: appAnswer,
        status: answer.status,
        response: null,
      });
    }
    const fine = answer.ok && obey(view, appAnswer);
    if (!fine) view.trouble = trouble;
    changes.tell(person.id);
    return fine ? acknowledged : { kind: 'failed', failure: answer.ok ? 'trouble' : answer.failure };
  }

  async function tellClosed(person: Person, view: OpenView, isCleared: boolean): Promise<void> {
    if (view.definition.type !== 'modal' || !view.definition.notify_on_close) return;
    const payload = { ...interactionOf('view_closed', person), view: toSlackView(view), is_cleared: isCleared };
    await send({ kind: 'interactive', payload });
  }

  /** The button closes one view, the cross the whole stack; nothing tells the person if the app fails. */
  async function close(person: Person, viewId: string, all: boolean): Promise<Outcome> {
    const view = modalOf(person, viewId);
    const clears = all || (view.definition.type === 'modal' && view.definition.clear_on_close === true);
    const closed = clears ? views.clear(person.id) : views.close(view);
    changes.tell(person.id);
    await Promise.all(closed.map((each) => tellClosed(person, each, clears)));
    return acknowledged;
  }

  return { submit, close };
}

export type Submissions = ReturnType<typeof createSubmissions>;

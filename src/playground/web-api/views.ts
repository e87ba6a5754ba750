import { type Checked, checkHome, checkModal, type HomeView, type ModalView } from '../blocks/check.js';
import { limits } from '../limits.js';
import { toSlackView } from '../views/view-payload.js';
import type { ViewOutcome } from '../views/views.js';
import { newHash, newId } from '../workspace/ids.js';
import type { Workspace } from '../workspace/workspace.js';
import { type Arguments, structured, text } from './arguments.js';
import type { Methods } from './method.js';
import { done, missingField, type Result, refuse } from './results.js';

type Read<V> = { readonly ok: true; readonly view: V } | { readonly ok: false; readonly result: Result };

function readView<V>(args: Arguments, check: (input: unknown) => Checked<V>): Read<V> {
  const raw = structured(args, 'view');
  if (raw.value === undefined) return { ok: false, result: missingField('view') };
  if (Buffer.byteLength(JSON.stringify(raw.value)) > limits.view.bytes) {
    return { ok: false, result: refuse('view_too_large') };
  }
  const checked = check(raw.value);
  if (!checked.ok) return { ok: false, result: refuse('invalid_arguments', checked.problems) };
  return { ok: true, view: checked.value };
}

/** The views.* methods need no scope, only a trigger that the person has just given. */
export function viewMethods({ views, triggers, changes, person }: Workspace): Methods {
  function answer(outcome: ViewOutcome): Result {
    if (!outcome.ok) return refuse(outcome.error);
    changes.tell(outcome.view.personId);
    return done({ view: toSlackView(outcome.view) });
  }

  /** A bad view does not use up the trigger: Slack looks at the view first. */
  function withTrigger(
    args: Arguments,
    use: (personId: string, viewId: string | undefined, view: ModalView) => Result,
  ): Result {
    const read = readView(args, checkModal);
    if (!read.ok) return read.result;
    const trigger = text(args, 'trigger_id');
    if (!trigger) return missingField('trigger_id');
    const exchange = triggers.exchange(trigger);
    if (!exchange.ok) return refuse(exchange.error);
    return use(exchange.personId, exchange.viewId, read.view);
  }

  function update(args: Arguments): Result {
    const read = readView(args, checkModal);
    if (!read.ok) return read.result;
    const id = text(args, 'view_id');
    const externalId = text(args, 'external_id');
    if (!id && !externalId) return missingField('view_id');
    const view = id ? views.byId(id) : views.byExternalId(externalId ?? '');
    if (view?.definition.type !== 'modal') return refuse('not_found');
    return answer(views.update(view, read.view, text(args, 'hash')));
  }

  function publish(args: Arguments): Result {
    const read: Read<HomeView> = readView(args, checkHome);
    if (!read.ok) return read.result;
    const userId = text(args, 'user_id');
    if (!userId) return missingField('user_id');
    const user = person(userId);
    if (!user) return refuse('user_not_found');
    if (user.standing === 'deactivated') return refuse('user_disabled');
    return answer(views.publish(userId, read.view, text(args, 'hash')));
  }

  return {
    'views.open': {
      run: (args) =>
        withTrigger(args, (personId, viewId, view) => (viewId ? unseen(view) : answer(views.open(personId, view)))),
    },
    'views.push': {
      run: (args) =>
        withTrigger(args, (personId, viewId, view) =>
          viewId ? answer(views.push(personId, viewId, view)) : refuse('not_found'),
        ),
    },
    'views.update': { run: update },
    'views.publish': { run: publish },
  };
}

/**
 * Slack answers ok to views.open with a trigger from inside a modal, and desktop clients then show nothing
 * (bolt-js issues 639 and 1072): views.push is the way.
 */
function unseen(view: ModalView): Result {
  const id = newId('V');
  return done({
    view: { ...view, id, hash: newHash(), root_view_id: id, previous_view_id: null, state: { values: {} } },
  });
}

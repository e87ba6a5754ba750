import type { Block } from '../blocks/layout.js';
import { type Found, type Interactive, interactiveElements } from '../blocks/walk.js';
import { initialValues, type Values } from '../views/state.js';
import { type RawValues, withTyped } from '../views/typed-values.js';
import { toSlackView } from '../views/view-payload.js';
import type { OpenView } from '../views/views.js';
import { toSlackMessage } from '../workspace/conversations.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';
import { interactionOf } from './payloads.js';
import { acknowledged, NotOnScreen, type Outcome } from './refusal.js';
import type { Send } from './send.js';
import { trouble } from './submissions.js';

export type Place =
  | { readonly in: 'message'; readonly channel: string; readonly ts: string }
  | { readonly in: 'ephemeral'; readonly id: string }
  | { readonly in: 'view'; readonly viewId: string };

export interface Press {
  readonly place: Place;
  readonly blockId: string;
  readonly actionId: string;
  /** Of an overflow menu: the value of the item. */
  readonly option?: string | undefined;
  readonly values?: RawValues | undefined;
}

function find(blocks: readonly Block[], press: Press): Found<Interactive> {
  const found = interactiveElements(blocks).find((e) => e.blockId === press.blockId && e.actionId === press.actionId);
  if (!found) throw new NotOnScreen(`there is no element ${press.blockId} / ${press.actionId}`);
  if (found.block.type === 'input' && !found.block.dispatch_action) {
    throw new NotOnScreen(
      `the input ${press.blockId} has no dispatch_action: Slack sends nothing until it is submitted`,
    );
  }
  return found;
}

/** The entry of `actions`: what the element is, and what was chosen. */
function actionOf({ element, blockId, actionId }: Found<Interactive>, press: Press, values: Values, actionTs: string) {
  const ids = { type: element.type, block_id: blockId, action_id: actionId, action_ts: actionTs };
  if (element.type === 'button') {
    const { text, value, style } = element;
    return { ...ids, text, ...(value ? { value } : {}), ...(style ? { style } : {}) };
  }
  if (element.type === 'overflow') {
    const option = element.options.find((each) => each.value === press.option);
    if (!option) throw new NotOnScreen(`the menu has no item ${press.option}`);
    return { ...ids, selected_option: option };
  }
  return { ...ids, ...values[blockId]?.[actionId] };
}

/** block_actions: a person presses a button or changes an element in a message, a modal or the home tab. */
export function createPresses({ workspace, send }: { workspace: Workspace; send: Send }) {
  const { conversations, screens, views, triggers, responseUrls, changes } = workspace;
  const isPerson = (id: string) => workspace.person(id) !== undefined;

  function viewOf(person: Person, id: string): OpenView {
    const view = views.byId(id);
    if (view?.personId !== person.id) throw new NotOnScreen('that view is not open');
    return view;
  }

  function onView(person: Person, view: OpenView, press: Press) {
    view.values = withTyped(view.definition.blocks, view.values, press.values ?? {}, isPerson);
    const found = find(view.definition.blocks, press);
    return {
      container: { type: 'view', view_id: view.id },
      trigger_id: triggers.issue(person.id, view.definition.type === 'modal' ? view.id : undefined),
      view: toSlackView(view),
      actions: [actionOf(found, press, view.values, conversations.nextTs())],
    };
  }

  function onMessage(person: Person, place: Exclude<Place, { in: 'view' }>, press: Press) {
    const ephemeral = place.in === 'ephemeral' ? screens.ephemeral(person.id, place.id) : undefined;
    const message = place.in === 'message' ? conversations.message(place.channel, place.ts) : undefined;
    const shown = ephemeral ?? message;
    const channel = conversations.byId(shown?.channel ?? '');
    if (!shown || !channel || (channel.personId && channel.personId !== person.id))
      throw new NotOnScreen('no such message');
    const values = withTyped(shown.blocks, initialValues(shown.blocks), press.values ?? {}, isPerson);
    const found = find(shown.blocks, press);
    const original = ephemeral
      ? ({ kind: 'ephemeral', id: ephemeral.id } as const)
      : ({ kind: 'message', ts: shown.ts } as const);
    return {
      container: {
        type: 'message',
        message_ts: shown.ts,
        channel_id: channel.id,
        is_ephemeral: ephemeral !== undefined,
      },
      trigger_id: triggers.issue(person.id),
      channel: { id: channel.id, name: channel.name },
      ...(message ? { message: toSlackMessage(message) } : {}),
      state: { values },
      response_url: responseUrls.issue('actions', { personId: person.id, channel: channel.id, original }),
      actions: [actionOf(found, press, values, conversations.nextTs())],
    };
  }

  return {
    /** Without sending anything: the person types into a view. */
    type(person: Person, viewId: string, values: RawValues): void {
      const view = viewOf(person, viewId);
      view.values = withTyped(view.definition.blocks, view.values, values, isPerson);
      changes.tell(person.id);
    },

    async press(person: Person, press: Press): Promise<Outcome> {
      const view = press.place.in === 'view' ? viewOf(person, press.place.viewId) : undefined;
      const parts =
        press.place.in !== 'view' ? onMessage(person, press.place, press) : view && onView(person, view, press);
      const answer = await send({
        kind: 'interactive',
        payload: { ...interactionOf('block_actions', person), ...parts },
      });
      if (answer.ok) return acknowledged;
      if (view?.definition.type === 'modal') view.trouble = trouble;
      else screens.addNotice(person.id, 'action', `That failed with the error "${answer.failure}"`);
      changes.tell(person.id);
      return { kind: 'failed', failure: answer.failure };
    },
  };
}

export type Presses = ReturnType<typeof createPresses>;

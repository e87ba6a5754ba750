import { installation } from '../workspace/ids.js';
import type { Values } from './state.js';
import type { OpenView } from './views.js';

function modalParts(view: OpenView): Record<string, unknown> {
  const definition = view.definition;
  if (definition.type === 'home') return { title: null, submit: null, close: null };
  return {
    title: definition.title,
    submit: definition.submit ?? null,
    close: definition.close ?? null,
    clear_on_close: definition.clear_on_close ?? false,
    notify_on_close: definition.notify_on_close ?? false,
  };
}

/** The view object that Slack sends with every payload and every views.* answer. */
export function toSlackView(view: OpenView, values: Values = view.values): Record<string, unknown> {
  const { team, appId, botId } = installation;
  return {
    id: view.id,
    team_id: team.id,
    type: view.definition.type,
    blocks: view.definition.blocks,
    private_metadata: view.definition.private_metadata ?? '',
    callback_id: view.definition.callback_id ?? '',
    state: { values },
    hash: view.hash,
    ...modalParts(view),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: appId,
    external_id: view.definition.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: botId,
  };
}

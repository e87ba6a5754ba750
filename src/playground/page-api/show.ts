import type { AppShown, MessageShown, PersonShown, Screen, ViewShown } from '../contract.js';
import type { OpenView } from '../views/views.js';
import type { Message } from '../workspace/conversations.js';
import { installation } from '../workspace/ids.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';

function showMessage({ channel, ts, shownAtMs, user, byBot, text, blocks, editedTs, threadTs }: Message): MessageShown {
  const optional = { ...(editedTs ? { editedTs } : {}), ...(threadTs ? { threadTs } : {}) };
  return { channel, ts, shownAtMs, user, byBot, text, blocks, ...optional };
}

function showView(view: OpenView): ViewShown {
  const { definition, id, hash, values, errors, trouble } = view;
  const modal = definition.type === 'modal' ? definition : undefined;
  return {
    id,
    type: definition.type,
    hash,
    callbackId: definition.callback_id ?? '',
    privateMetadata: definition.private_metadata ?? '',
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text ?? null,
    close: modal?.close?.text ?? (view.previousViewId ? 'Back' : 'Close'),
    blocks: definition.blocks,
    values,
    errors,
    trouble,
  };
}

export function showPerson({ id, name, description, standing }: Person): PersonShown {
  return { id, name, description, standing };
}

export function showApp({ manifest }: Workspace): AppShown {
  const { slash_commands, shortcuts } = manifest.features;
  return {
    name: 'Safeguard',
    botUserId: installation.botUserId,
    commands: slash_commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint ?? '',
    })),
    shortcuts: shortcuts.map(({ callback_id, ...rest }) => ({ ...rest, callbackId: callback_id })),
  };
}

/** All that one person sees, with the latest messages of each conversation. */
export function showScreen(workspace: Workspace, person: Person, latest: number): Screen {
  const { conversations, views, screens, dmOf } = workspace;
  const messages = (channel: string) => conversations.messages(channel).slice(-latest).map(showMessage);
  const home = views.home(person.id);
  const { ephemerals, notices, notifications } = screens.of(person.id);
  return {
    version: workspace.changes.version(),
    person: showPerson(person),
    dms: messages(dmOf(person.id)),
    channels: conversations.channels.map(({ id, name }) => ({ id, name, messages: messages(id) })),
    home: home ? showView(home) : null,
    modals: views.stack(person.id).map(showView),
    ephemerals,
    notices,
    notifications,
  };
}

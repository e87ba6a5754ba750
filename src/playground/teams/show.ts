import type { DialogShown, TeamsAppShown, TeamsMessageShown, TeamsPersonShown, TeamsScreen } from './contract.js';
import type { TeamsPerson } from './tenant/people.js';
import type { Dialog } from './tenant/screens.js';
import type { Tenant } from './tenant/tenant.js';

export function showTeamsPerson(tenant: Tenant, person: TeamsPerson): TeamsPersonShown {
  const { id, name, description, standing, slack } = person;
  const { installed, blocked, deactivated } = tenant;
  const app = { installed: installed.has(id), blocked: blocked.has(id) };
  return { id, name, description, standing, slack, ...app, deactivated: deactivated.has(id) };
}

export function showTeamsApp({ app, botId, tenantId }: Tenant): TeamsAppShown {
  return { ...app, botId, tenantId };
}

function showDialog({ id, content, values, errors, trouble }: Dialog): DialogShown {
  const state = { id, values, errors, trouble };
  if (content.kind === 'message') {
    return { ...state, title: '', width: null, height: null, card: null, message: content.message };
  }
  const { title, width, height, card } = content;
  return { ...state, title, width, height, card, message: null };
}

/** All that one person sees. */
export function showTeamsScreen(tenant: Tenant, person: TeamsPerson): TeamsScreen {
  const { conversations, screens, changes } = tenant;
  const { dialog, notices, notifications, cards } = screens.of(person.id);
  const messages = (conversation: string): TeamsMessageShown[] =>
    conversations.messages(conversation).map((message) => {
      const own = cards.get(message.id);
      return own ? { ...message, cards: [own] } : message;
    });
  return {
    version: changes.version(),
    person: showTeamsPerson(tenant, person),
    chatId: person.chatId,
    chat: messages(person.chatId),
    groups: conversations.groups.map(({ id, name, kind }) => ({
      id,
      name,
      kind: kind === 'channel' ? kind : 'groupChat',
      messages: messages(id),
    })),
    dialog: dialog ? showDialog(dialog) : null,
    notices,
    notifications,
  };
}

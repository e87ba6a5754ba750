import { teamsApi } from '../client/teams-api.js';
import type { TeamsClient } from '../client/teams-client.js';
import { Menu } from '../menu.js';

interface Props {
  readonly client: TeamsClient;
  readonly blocked: boolean;
}

/** The app in a person's chat: it can be blocked and removed, and the chat can be opened anew. */
export function AppBar({ client, blocked }: Props) {
  const { personId, app, run } = client;
  const items = [
    {
      label: 'Open the chat anew',
      detail: 'Cards are refreshed',
      act: () => void run(teamsApi.bare(personId, 'open-chat')),
    },
    blocked
      ? { label: `Unblock ${app.name}`, act: () => void run(teamsApi.bare(personId, 'unblock')) }
      : { label: `Block ${app.name}`, act: () => void run(teamsApi.bare(personId, 'block')) },
    { label: `Remove ${app.name}`, act: () => void run(teamsApi.bare(personId, 'uninstall')) },
  ];
  return (
    <Menu label={`Options of ${app.name}`} items={items} className="icon-button" testId="app-menu" above>
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}

/** What stands in the chat's place until the app is added. */
export function AddApp({ client, name }: { client: TeamsClient; name: string }) {
  const { personId, app, run } = client;
  return (
    <div className="empty">
      <p>
        {app.name} is not in {name}'s Teams. Until it is, it cannot write to {name}.
      </p>
      <button type="button" className="button primary" onClick={() => void run(teamsApi.bare(personId, 'install'))}>
        Add {app.name}
      </button>
    </div>
  );
}

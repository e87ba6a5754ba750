import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import type { TeamsAppShown, TeamsPersonShown, TeamsScreen } from '../../teams/contract.js';
import { PaneLayerContext } from '../client/pane-layer.js';
import { teamsApi } from '../client/teams-api.js';
import { useTeamsClient } from '../client/teams-client.js';
import { AccountGone } from '../pane/account-gone.js';
import { Tabs } from '../pane/tabs.js';
import { Toast } from '../pane/toast.js';
import { AddApp, AppBar } from './app-bar.js';
import { Chat } from './chat.js';
import { ComposeBox } from './compose-box.js';
import { Dialog } from './dialog.js';
import { Notices } from './notices.js';
import { TabFrame } from './tab-frame.js';

interface Props {
  readonly screen: TeamsScreen;
  readonly app: TeamsAppShown;
  readonly people: readonly TeamsPersonShown[];
  readonly receive: (screen: TeamsScreen) => void;
  /** Whose screen it is. */
  readonly head: ReactNode;
}

/** The app's own tab beside its chat. */
const PAGES = 'pages';

/** One person's Teams: the chat with the bot, a group chat and a channel. */
export function TeamsPane({ screen, app, people, receive, head }: Props) {
  const { person, chatId, chat, groups, dialog, notices, notifications } = screen;
  const { client, refusal } = useTeamsClient({ personId: person.id, app, people, receive });
  const [tab, setTab] = useState(chatId);
  const [seen, setSeen] = useState(chat.length);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const layer = useMemo(() => ({ place, setAsking }), [place]);
  const idPrefix = useId();
  const group = groups.find(({ id }) => id === tab);
  const first = person.name.split(' ')[0] ?? '';
  if (!group && seen !== chat.length) setSeen(chat.length);

  // To come to the chat is to open it: its cards are refreshed.
  const { run, personId } = client;
  const looking = !group && tab !== PAGES && person.installed && !person.deactivated;
  useEffect(() => {
    if (looking) void run(teamsApi.bare(personId, 'open-chat'));
  }, [looking, run, personId]);

  const names = [
    [chatId, app.name] as const,
    [PAGES, 'Pages'] as const,
    ...groups.map(({ id, name }) => [id, name] as const),
  ];
  const atPages = tab === PAGES;
  const here = group ?? { id: atPages ? PAGES : chatId, name: app.name, messages: chat };

  return (
    <PaneLayerContext value={layer}>
      <section
        className="pane on-teams"
        aria-label={`${person.name}'s screen`}
        data-testid={`pane-${person.slack ?? person.id}`}
      >
        <div inert={dialog !== null || asking}>
          {head}
          <Tabs
            idPrefix={idPrefix}
            tabs={names}
            selected={here.id}
            unread={Math.max(0, chat.length - seen)}
            onSelect={setTab}
          />
        </div>
        <Toast
          notifications={notifications.map(({ id, phone, chatList }) => ({ id, phone, elsewhere: chatList }))}
          name={first}
          place="In the list of chats"
        />
        {person.deactivated && <AccountGone where="Teams" />}
        <div className="pane-main" inert={dialog !== null || asking || person.deactivated}>
          <div
            className="pane-body"
            role="tabpanel"
            id={`${idPrefix}-panel`}
            aria-labelledby={`${idPrefix}-${here.id}-tab`}
          >
            {atPages ? (
              <TabFrame key={person.id} person={person} tenantId={app.tenantId} />
            ) : group || chat.length > 0 || person.installed ? (
              <Chat key={here.id} messages={here.messages} client={client} label={here.name} />
            ) : null}
            {!group && !atPages && !person.installed && <AddApp client={client} name={first} />}
          </div>
          <Notices notices={notices} refusal={refusal} client={client} />
          {!atPages && (group || person.installed) && (
            <ComposeBox client={client} conversation={{ id: here.id, name: here.name, personal: !group }}>
              {!group && <AppBar client={client} blocked={person.blocked} />}
            </ComposeBox>
          )}
        </div>
        {dialog && <Dialog dialog={dialog} client={client} />}
        <div ref={setPlace} />
      </section>
    </PaneLayerContext>
  );
}

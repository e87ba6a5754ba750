import { type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AppShown, PersonShown, Screen } from '../../contract.js';
import { api, type Done } from '../client/api.js';
import { focusIsLost } from '../client/focus.js';
import type { PaneClient, Receive } from '../client/pane-client.js';
import { PaneLayerContext } from '../client/pane-layer.js';
import { useDeeds } from '../client/use-deeds.js';
import { AccountGone } from './account-gone.js';
import { ChannelsTab } from './channels-tab.js';
import { Composer } from './composer.js';
import { HomeTab } from './home-tab.js';
import { MessageList } from './message-list.js';
import { Modal } from './modal.js';
import { OnlyYou } from './only-you.js';
import { Tabs } from './tabs.js';
import { Toast } from './toast.js';

interface Props {
  readonly screen: Screen;
  readonly app: AppShown;
  readonly people: readonly PersonShown[];
  readonly receive: Receive;
  /** Whose screen it is. */
  readonly head: ReactNode;
}

type TabName = 'messages' | 'home' | 'channels';

const tabs = [
  ['messages', 'Messages'],
  ['home', 'Home'],
  ['channels', 'Channels'],
] as const;

/** How many messages came while the person looked elsewhere, and where the new ones began when they looked again. */
function useSeen(screen: Screen, looking: boolean) {
  const last = screen.dms.at(-1)?.ts ?? '';
  const [seen, setSeen] = useState(last);
  const [wasLooking, setWasLooking] = useState(looking);
  const [newFrom, setNewFrom] = useState<string>();
  if (looking && !wasLooking) setNewFrom(screen.dms.find(({ ts }) => ts > seen)?.ts);
  if (looking !== wasLooking) setWasLooking(looking);
  if (looking && seen !== last) setSeen(last);
  return { unread: screen.dms.filter(({ ts }) => ts > seen).length, newFrom };
}

/** When the last modal closes, the focus that it took away goes back to the command box. */
function useFocusAfterModal(pane: RefObject<HTMLElement | null>, open: boolean): void {
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open && focusIsLost()) pane.current?.querySelector<HTMLElement>('.composer-input')?.focus();
    wasOpen.current = open;
  }, [pane, open]);
}

/** One person's Slack. */
export function Pane({ screen, app, people, receive, head }: Props) {
  const userId = screen.person.id;
  const [tab, setTab] = useState<TabName>('messages');
  const [channelId, setChannelId] = useState('C01GENERAL');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [asking, setAsking] = useState(false);
  const layer = useMemo(() => ({ place, setAsking }), [place]);
  const { unread, newFrom } = useSeen(screen, tab === 'messages');
  const idPrefix = useId();
  const modal = screen.modals.at(-1);
  const covered = modal !== undefined || asking;
  const deactivated = screen.person.standing === 'deactivated';
  const pane = useRef<HTMLElement>(null);
  useFocusAfterModal(pane, modal !== undefined);
  const channel = screen.channels.find(({ id }) => id === channelId) ?? screen.channels[0];

  const { run, refusal } = useDeeds<Screen, Done>({ receive, unanswered: 'The workspace did not answer' });
  const client = useMemo<PaneClient>(() => ({ userId, app, people, run }), [userId, app, people, run]);

  function select(next: TabName): void {
    setTab(next);
    if (next !== 'channels') void run(api.openTab(userId, { tab: next }));
  }

  return (
    <PaneLayerContext value={layer}>
      <section ref={pane} className="pane" aria-label={`${screen.person.name}'s screen`} data-testid={`pane-${userId}`}>
        <div inert={covered}>
          {head}
          <Tabs idPrefix={idPrefix} tabs={tabs} selected={tab} unread={unread} onSelect={select} />
        </div>
        <Toast
          notifications={screen.notifications.map(({ id, phone, desktop }) => ({ id, phone, elsewhere: desktop }))}
          name={screen.person.name.split(' ')[0] ?? ''}
          place="On a desktop"
        />
        {deactivated && <AccountGone where="Slack" />}
        <div className="pane-main" inert={covered || deactivated}>
          <div
            className="pane-body"
            role="tabpanel"
            id={`${idPrefix}-panel`}
            aria-labelledby={`${idPrefix}-${tab}-tab`}
          >
            {tab === 'messages' && (
              <MessageList
                messages={screen.dms}
                client={client}
                label={`Messages with ${app.name}`}
                empty={`No messages from ${app.name} yet.`}
                newFrom={newFrom}
              />
            )}
            {tab === 'home' && <HomeTab home={screen.home} client={client} />}
            {tab === 'channels' && (
              <ChannelsTab channels={screen.channels} selected={channelId} onSelect={setChannelId} client={client} />
            )}
          </div>
          <OnlyYou ephemerals={screen.ephemerals} notices={screen.notices} refusal={refusal} client={client} />
          {channel && <Composer client={client} channel={channel} canPost={tab === 'channels'} />}
        </div>
        {modal && (
          <div inert={asking}>
            <Modal key={modal.id} view={modal} client={client} depth={screen.modals.length - 1} />
          </div>
        )}
        <div ref={setPlace} />
      </section>
    </PaneLayerContext>
  );
}

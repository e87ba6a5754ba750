import { Body1, Button } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Press, Session, Shown, TabPage } from '../http/tab-contract.js';
import type { Api } from './client/api.js';
import type { Host } from './client/host.js';
import { usePresence } from './client/use-presence.js';
import { useTrouble } from './client/use-trouble.js';
import type { Outside } from './doorstep.js';
import { DeskPage } from './pages/desk-page.js';
import { DutyDesk } from './pages/duty-desk.js';
import { Insight } from './pages/insight.js';
import { Mine } from './pages/mine.js';
import { Registers } from './pages/registers.js';
import { Rota } from './pages/rota.js';
import { Setup } from './pages/setup.js';
import { Report } from './report.js';
import { Emergency } from './shown/emergency.js';
import { ShownDialog } from './shown/shown-dialog.js';
import { useRaise } from './use-raise.js';
import { WorkContext } from './work.js';

interface Props {
  readonly api: Api;
  readonly host: Host;
  readonly session: Session;
  readonly onLeave: (because: Outside) => void;
}

/** The pages of one person: whom to call, where to go, and what they have opened. */
export function Shell({ api, host, session, onLeave }: Props) {
  const { pages, emergency, organisation, name: reader } = session;
  const [page, setPage] = useState<TabPage>(pages[0]?.name ?? 'mine');
  const [shown, setShown] = useState<Shown>();
  // Whoever was locked out of the form goes on with it.
  const [isReporting, setIsReporting] = useState(() => api.unsentReport() !== undefined);
  const { trouble, failed, clear } = useTrouble(onLeave);
  const [changes, setChanges] = useState(0);
  /** Of what was done last, where the page below shows it. */
  const [done, setDone] = useState('');
  /** What led to what is shown. */
  const last = useRef<() => Promise<Shown>>(undefined);
  usePresence(api, session, onLeave);
  const label = pages.find(({ name }) => name === page)?.label ?? '';
  useEffect(() => {
    document.title = `${label} · Safeguard`;
  }, [label]);

  const close = useCallback(() => {
    setShown(undefined);
    setIsReporting(false);
    clear();
    setDone('');
    // What was done in a window shows in the list beneath it.
    setChanges((before) => before + 1);
  }, [clear]);

  const work = useMemo(() => {
    const own = pages.find(({ name }) => name === page && IN_PLACE_OF_CHAT.includes(name));
    const show = (next: Shown) => {
      clear();
      // What chat would show now is the page that is open, as it is by now.
      if (next.kind === 'page' && next.view.title === own?.label) {
        close();
        return setDone(DONE);
      }
      setShown(next.kind === 'nothing' ? undefined : next);
    };
    const open = (ask: () => Promise<Shown>) => {
      last.current = ask;
      return ask().then(show, failed);
    };
    const press = async (pressed: Press) => {
      const to = pages.find(({ name }) => IN_PLACE_OF_CHAT.includes(name) && name === pressed.item);
      if (pressed.action !== SHOW_PAGE || to === undefined) return open(() => api.press(pressed));
      setPage(to.name);
      close();
    };
    const prove = (then: () => void) => {
      // Whoever thinks better of it finds the page as it was.
      const signed = host.kind === 'teams' ? host.signInByHand().catch(() => undefined) : Promise.resolve(undefined);
      void signed.then((proof) => (proof === undefined ? undefined : api.signIn(proof).then(then, failed)));
    };
    return { api, emergency, failed, show, open, press, ...(host.kind === 'teams' && { prove }) };
  }, [api, host, emergency, failed, clear, close, page, pages]);

  const { raise, question } = useRaise({ api, host, failed, onHere: () => setIsReporting(true), onEnd: close });

  return (
    <WorkContext value={work}>
      <header className="head">
        <Body1 as="strong">{organisation}</Body1>
        <Emergency parts={emergency} />
        <Body1 className="reader">{reader}</Body1>
        {host.kind === 'browser' && (
          <Button appearance="subtle" onClick={() => void api.signOut().then(() => onLeave('signed-out'), failed)}>
            Sign out
          </Button>
        )}
        <Button appearance="primary" onClick={raise}>
          Raise a concern
        </Button>
      </header>
      <nav aria-label="Pages">
        <ul className="pages">
          {pages.map(({ name, label }) => (
            <li key={name}>
              <Button
                appearance="subtle"
                {...(name === page && { 'aria-current': 'page' })}
                onClick={() => {
                  setPage(name);
                  setDone('');
                }}
              >
                {label}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <main tabIndex={-1}>
        <p role="status" className="done">
          {done}
        </p>
        <p role="status" className="unseen">
          {label}
        </p>
        <PageOf key={page} page={page} changes={changes} />
      </main>
      {question}
      {isReporting && <Report onClose={close} />}
      {shown && (
        <ShownDialog
          shown={shown}
          trouble={trouble}
          onClose={close}
          onProved={() => last.current && void work.open(last.current)}
        />
      )}
      {trouble && !shown && !isReporting && (
        <p role="alert" className="trouble">
          {trouble}
        </p>
      )}
    </WorkContext>
  );
}

const DONE = 'Done. The page shows how it is now.';
const SHOW_PAGE = 'desk.page';

/** They show what a page of chat does, and more: that one is not opened above them. */
const IN_PLACE_OF_CHAT: readonly TabPage[] = ['rota', 'setup'];

interface PageProps {
  readonly page: TabPage;
  /** Another number once something may have changed. */
  readonly changes: number;
}

function PageOf({ page, changes }: PageProps) {
  switch (page) {
    case 'duty-desk':
      return <DutyDesk changes={changes} />;
    case 'mine':
      return <Mine changes={changes} />;
    case 'registers':
      return <Registers changes={changes} />;
    case 'insight':
      return <Insight />;
    case 'rota':
      return <Rota changes={changes} />;
    case 'setup':
      return <Setup changes={changes} />;
    default:
      return <DeskPage name={page} changes={changes} />;
  }
}

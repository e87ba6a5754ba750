import {
  FluentProvider,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Refusal, Session } from '../http/tab-contract.js';
import { type Api, createApi, Refused } from './client/api.js';
import type { Host, Theme } from './client/host.js';
import { becauseOf } from './client/use-asked.js';
import { Doorstep } from './doorstep.js';
import { ReportDialog } from './report-dialog.js';
import { Shell } from './shell.js';

type State =
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'outside'; readonly because: Refusal['because']; readonly lost?: boolean };

/** Signs in, shows the pages, and takes everything off the screen again once nobody is there. */
export function App({ host }: { readonly host: Host }) {
  const theme = useTheme(host);
  const api = useMemo<Api>(() => createApi(host), [host]);
  const [state, setState] = useState<State>({ kind: 'signing-in' });

  const signIn = useCallback(
    (prove?: () => Promise<string>) => {
      setState({ kind: 'signing-in' });
      // Whoever thinks better of it finds the page as it was.
      Promise.resolve(prove?.().catch(stayLocked))
        .then(api.signIn)
        .then(
          (session) => setState({ kind: 'open', session }),
          (error: unknown) => setState({ kind: 'outside', because: becauseOf(error) }),
        );
    },
    [api],
  );
  useEffect(() => signIn(), [signIn]);
  useEffect(() => {
    window.addEventListener('pagehide', api.leave);
    return () => window.removeEventListener('pagehide', api.leave);
  }, [api]);
  const leave = useCallback(
    (because: Refusal['because']) => setState({ kind: 'outside', because, lost: api.isHoldingWords() }),
    [api],
  );

  return (
    <FluentProvider theme={theme} className="app">
      {state.kind === 'signing-in' && <Spinner className="waiting" label="Opening Safeguard" />}
      {state.kind === 'outside' && <Doorstep {...state} host={host} unsent={api.unsentReport()} onAgain={signIn} />}
      {state.kind === 'open' && host.kind === 'teams' && host.endDialog && (
        <ReportDialog api={api} session={state.session} onLeave={leave} onEnd={host.endDialog} />
      )}
      {state.kind === 'open' && !(host.kind === 'teams' && host.endDialog) && (
        <Shell api={api} host={host} session={state.session} onLeave={leave} />
      )}
    </FluentProvider>
  );
}

function stayLocked(): never {
  throw new Refused('locked');
}

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, 'high-contrast': teamsHighContrastTheme } as const;

function useTheme(host: Host) {
  const [theme, setTheme] = useState<Theme>(host.kind === 'teams' ? host.theme : 'light');
  useEffect(() => {
    if (host.kind === 'teams') host.onTheme(setTheme);
  }, [host]);
  if (host.kind === 'teams') return THEMES[theme];
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? webDarkTheme : webLightTheme;
}

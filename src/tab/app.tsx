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
import type { Session } from '../http/tab-contract.js';
import { type Api, createApi, Refused } from './client/api.js';
import type { Host, Theme } from './client/host.js';
import { becauseOf } from './client/use-asked.js';
import { Doorstep, type Outside } from './doorstep.js';
import { ReportDialog } from './report-dialog.js';
import { Shell } from './shell.js';

type State =
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'outside'; readonly because: Outside; readonly lost?: boolean };

/** Signs in, shows the pages, and takes everything off the screen again once nobody is there. */
export function App({ host }: { readonly host: Host }) {
  const theme = useTheme(host);
  const api = useMemo<Api>(() => createApi(host), [host]);
  const [state, setState] = useState<State>({ kind: 'signing-in' });

  const signIn = useCallback(
    (prove?: () => Promise<string>) => {
      setState({ kind: 'signing-in' });
      Promise.resolve(prove?.())
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
    (because: Outside) => setState({ kind: 'outside', because, lost: api.isHoldingWords() }),
    [api],
  );

  return (
    <FluentProvider theme={theme} className="app">
      {state.kind === 'signing-in' && <Spinner className="waiting" label="Opening Safeguard" />}
      {state.kind === 'outside' && (
        <Doorstep
          {...state}
          host={host}
          unsent={api.unsentReport()}
          onAgain={(prove) => signIn(prove && orStay(prove, state.because))}
        />
      )}
      {state.kind === 'open' && host.kind === 'teams' && host.endDialog && (
        <ReportDialog api={api} session={state.session} onLeave={leave} onEnd={host.endDialog} />
      )}
      {state.kind === 'open' && !(host.kind === 'teams' && host.endDialog) && (
        <Shell api={api} host={host} session={state.session} onLeave={leave} />
      )}
    </FluentProvider>
  );
}

/** Whoever thinks better of it finds the page as it was. */
const orStay = (prove: () => Promise<string>, because: Outside) => () =>
  prove().catch((): never => {
    throw new Refused(because === 'signed-out' ? 'sign-in' : because);
  });

const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, 'high-contrast': teamsHighContrastTheme } as const;

const PREFERS_DARK = window.matchMedia('(prefers-color-scheme: dark)');

function browserTheme(): Theme {
  return PREFERS_DARK.matches ? 'dark' : 'light';
}

function useTheme(host: Host) {
  const [theme, setTheme] = useState<Theme>(host.kind === 'teams' ? host.theme : browserTheme());
  useEffect(() => {
    if (host.kind === 'teams') return host.onTheme(setTheme);
    const told = () => setTheme(browserTheme());
    PREFERS_DARK.addEventListener('change', told);
    return () => PREFERS_DARK.removeEventListener('change', told);
  }, [host]);
  if (host.kind === 'teams') return THEMES[theme];
  return theme === 'dark' ? webDarkTheme : webLightTheme;
}

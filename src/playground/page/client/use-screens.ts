import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutsideShown, Screen } from '../../contract.js';
import type { TeamsScreen } from '../../teams/contract.js';
import { api } from './api.js';
import { teamsApi } from './teams-api.js';

interface Versioned {
  readonly version: number;
  readonly person: { readonly id: string };
}

interface Kept<S> {
  readonly screens: Readonly<Record<string, S>>;
  /** Keeps a screen unless a newer one is there. */
  readonly receive: (screen: S) => void;
  readonly forget: () => void;
}

function useKept<S extends Versioned>(): Kept<S> {
  const [screens, setScreens] = useState<Readonly<Record<string, S>>>({});
  const receive = useCallback((screen: S) => {
    setScreens((all) => {
      const present = all[screen.person.id];
      return present && present.version > screen.version ? all : { ...all, [screen.person.id]: screen };
    });
  }, []);
  const forget = useCallback(() => setScreens({}), []);
  return { screens, receive, forget };
}

const ofTeams = 'teams:';
/** Not a person's: what reached anybody beside chat. */
const outsideChat = 'outside';

/**
 * The screens of the people whose panes are open, and what went beside chat, kept fresh by one event stream.
 * @param wanted Slack ids, and Entra object ids after "teams:".
 */
export function useScreens(wanted: readonly string[]) {
  const { screens, receive, forget } = useKept<Screen>();
  const { screens: teamsScreens, receive: receiveTeams, forget: forgetTeams } = useKept<TeamsScreen>();
  const [outside, setOutside] = useState<OutsideShown>();
  /** False while the event stream is down. */
  const [live, setLive] = useState(false);
  const shown = useRef(wanted);
  shown.current = [...wanted, outsideChat];

  const fetchOne = useCallback(
    (id: string) => {
      const ask = (): Promise<void> => {
        if (id === outsideChat) return api.outside().then((newer) => setOutside((kept) => newest(kept, newer)));
        if (id.startsWith(ofTeams)) return teamsApi.screen(id.slice(ofTeams.length)).then(receiveTeams);
        return api.screen(id).then(receive);
      };
      ask().catch(() => setLive(false));
    },
    [receive, receiveTeams],
  );

  useEffect(() => {
    const stream = new EventSource('/playground/api/changes');
    stream.onopen = () => {
      setLive(true);
      forget();
      forgetTeams();
      setOutside(undefined);
      for (const id of shown.current) fetchOne(id);
    };
    stream.onerror = () => setLive(false);
    stream.onmessage = ({ data }) => {
      const { who } = JSON.parse(String(data)) as { who: string };
      for (const id of shown.current) if (who === 'everyone' || who === id) fetchOne(id);
    };
    return () => stream.close();
  }, [fetchOne, forget, forgetTeams]);

  const all = wanted.join(' ');
  useEffect(() => {
    for (const id of all.split(' ').filter(Boolean)) fetchOne(id);
  }, [all, fetchOne]);

  return { screens, teamsScreens, outside, live, receive, receiveTeams };
}

function newest(kept: OutsideShown | undefined, came: OutsideShown): OutsideShown {
  return kept && kept.version > came.version ? kept : came;
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Screen } from '../../contract.js';
import { api } from './api.js';

export type Screens = Readonly<Record<string, Screen>>;

export interface ScreensClient {
  readonly screens: Screens;
  /** False while the event stream to the workspace is down. */
  readonly live: boolean;
  readonly receive: (screen: Screen) => void;
}

/** The screens of the people whose panes are open, kept fresh by the workspace's event stream. */
export function useScreens(userIds: readonly string[]): ScreensClient {
  const [screens, setScreens] = useState<Screens>({});
  const [live, setLive] = useState(false);
  const shown = useRef(userIds);
  shown.current = userIds;

  const receive = useCallback((screen: Screen) => {
    setScreens((all) => {
      const present = all[screen.person.id];
      return present && present.version > screen.version ? all : { ...all, [screen.person.id]: screen };
    });
  }, []);

  const fetchOne = useCallback((id: string) => void api.screen(id).then(receive, () => setLive(false)), [receive]);

  useEffect(() => {
    const stream = new EventSource('/playground/api/changes');
    stream.onopen = () => {
      setLive(true);
      setScreens({});
      for (const id of shown.current) fetchOne(id);
    };
    stream.onerror = () => setLive(false);
    stream.onmessage = ({ data }) => {
      const { who } = JSON.parse(String(data)) as { who: string };
      for (const id of shown.current) if (who === 'everyone' || who === id) fetchOne(id);
    };
    return () => stream.close();
  }, [fetchOne]);

  const wanted = userIds.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ').filter(Boolean)) fetchOne(id);
  }, [wanted, fetchOne]);

  return { screens, live, receive };
}

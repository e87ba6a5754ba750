import { useCallback, useMemo, useState } from 'react';
import type { TeamsAppShown, TeamsPersonShown, TeamsScreen } from '../../teams/contract.js';
import type { TeamsDone } from './teams-api.js';

/** What every part of a person's Teams needs: whose it is, and how to do something as that person. */
export interface TeamsClient {
  readonly personId: string;
  readonly app: TeamsAppShown;
  readonly people: readonly TeamsPersonShown[];
  readonly run: (deed: Promise<TeamsDone>) => Promise<TeamsDone | undefined>;
}

interface Options {
  readonly personId: string;
  readonly app: TeamsAppShown;
  readonly people: readonly TeamsPersonShown[];
  readonly receive: (screen: TeamsScreen) => void;
}

/** Shows the new screen after each deed, and keeps what the tenant refused for the person to read. */
export function useTeamsClient({ personId, app, people, receive }: Options) {
  const [refusal, setRefusal] = useState<string>();
  const run = useCallback(
    async (deed: Promise<TeamsDone>) => {
      try {
        const done = await deed;
        receive(done.screen);
        setRefusal(undefined);
        return done;
      } catch (error) {
        setRefusal(error instanceof Error ? error.message : 'The tenant did not answer');
        return undefined;
      }
    },
    [receive],
  );
  const client = useMemo<TeamsClient>(() => ({ personId, app, people, run }), [personId, app, people, run]);
  return { client, refusal };
}

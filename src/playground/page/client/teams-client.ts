import { useMemo } from 'react';
import type { TeamsAppShown, TeamsPersonShown, TeamsScreen } from '../../teams/contract.js';
import type { TeamsDone } from './teams-api.js';
import { useDeeds } from './use-deeds.js';

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

export function useTeamsClient({ personId, app, people, receive }: Options) {
  const { run, refusal } = useDeeds<TeamsScreen, TeamsDone>({ receive, unanswered: 'The tenant did not answer' });
  const client = useMemo<TeamsClient>(() => ({ personId, app, people, run }), [personId, app, people, run]);
  return { client, refusal };
}

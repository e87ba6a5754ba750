import type { Outcome } from '../../product/refusal.js';
import type { TeamsAppShown, TeamsPersonShown, TeamsRequestOf, TeamsScreen } from '../../teams/contract.js';
import { ask, post } from './api.js';

export interface TeamsDone {
  readonly outcome: Outcome;
  readonly screen: TeamsScreen;
}

function deed<B>(path: string) {
  return (person: string, body: B): Promise<TeamsDone> => post(`/teams/people/${person}/${path}`, body);
}

type Bare = 'install' | 'uninstall' | 'block' | 'unblock' | 'open-chat';

export const teamsApi = {
  app: () => ask<TeamsAppShown>('/teams/app'),
  people: () => ask<TeamsPersonShown[]>('/teams/people'),
  screen: (person: string) => ask<TeamsScreen>(`/teams/people/${person}/screen`),
  bare: (person: string, path: Bare): Promise<TeamsDone> => post(`/teams/people/${person}/${path}`, {}),
  /** By an administrator of the tenant. */
  administer: (person: string, path: 'deactivate' | 'reactivate'): Promise<TeamsDone> =>
    post(`/teams/people/${person}/${path}`, {}),
  token: (person: string, byHand: boolean): Promise<{ token: string }> =>
    post(`/teams/people/${person}/token`, { byHand }),
  say: deed<TeamsRequestOf<'say'>>('say'),
  press: deed<TeamsRequestOf<'press'>>('press'),
  refresh: deed<TeamsRequestOf<'refresh'>>('refresh'),
  extension: deed<TeamsRequestOf<'extension'>>('extension'),
  pressInDialog: deed<TeamsRequestOf<'pressInDialog'>>('dialog/press'),
  closeDialog: (person: string): Promise<TeamsDone> => post(`/teams/people/${person}/dialog/close`, {}),
  dismiss: deed<TeamsRequestOf<'dismiss'>>('dismiss'),
};

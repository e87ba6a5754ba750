import type { AppShown, Clock, OutsideShown, PersonShown, RequestOf, Screen } from '../../contract.js';
import type { Outcome } from '../../product/refusal.js';

const root = '/playground/api';

export interface Done {
  readonly outcome: Outcome;
  readonly screen: Screen;
}

export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`${root}${path}`, init);
  const answer: unknown = await response.json();
  if (!response.ok)
    throw new Error((answer as { error?: string }).error ?? `The workspace answered ${response.status}`);
  return answer as T;
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

const deed =
  <K extends 'command' | 'shortcut' | 'post' | 'press' | 'dismiss'>(path: K) =>
  (user: string, body: RequestOf<K>): Promise<Done> =>
    post(`/people/${user}/${path}`, body);

export const api = {
  app: () => ask<AppShown>('/app'),
  people: () => ask<PersonShown[]>('/people'),
  screen: (user: string) => ask<Screen>(`/people/${user}/screen?messages=200`),
  status: () => ask<{ connected: boolean }>('/status'),
  clock: () => ask<Clock>('/clock'),
  outside: () => ask<OutsideShown>('/outside'),
  skip: (skipMs: number) => post<Clock>('/clock', { skipMs }),
  command: deed('command'),
  shortcut: deed('shortcut'),
  post: deed('post'),
  press: deed('press'),
  dismiss: deed('dismiss'),
  messageShortcut: (user: string, body: RequestOf<'messageShortcut'>): Promise<Done> =>
    post(`/people/${user}/message-shortcut`, body),
  openTab: (user: string, body: RequestOf<'openTab'>): Promise<Done> => post(`/people/${user}/open-tab`, body),
  submit: (user: string, viewId: string, body: RequestOf<'submit'>): Promise<Done> =>
    post(`/people/${user}/views/${viewId}/submit`, body),
  close: (user: string, viewId: string, body: RequestOf<'close'>): Promise<Done> =>
    post(`/people/${user}/views/${viewId}/close`, body),
};

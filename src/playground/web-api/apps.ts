import type { Connections } from '../socket-mode/connections.js';
import type { Methods } from './method.js';
import { done } from './results.js';

/** For the app itself, whatever workspaces it is installed in: asked with its own token. */
export function appsMethods({ issueUrl }: Pick<Connections, 'issueUrl'>): Methods {
  return {
    'apps.connections.open': { token: 'app', run: async () => done({ url: await issueUrl() }) },
  };
}

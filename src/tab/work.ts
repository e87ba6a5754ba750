import { createContext, use } from 'react';
import type { Press, Session, Shown } from '../http/tab-contract.js';
import type { Api } from './client/api.js';

/** What every page works with. */
export interface Work {
  readonly api: Api;
  /** Whom to call, in the organisation's own numbers. */
  readonly emergency: Session['emergency'];
  /** Shows what a press, a form or a page leads to. */
  readonly show: (shown: Shown) => void;
  /** The same of an answer that can be asked for again, once they have proved who they are. */
  readonly open: (ask: () => Promise<Shown>) => Promise<void>;
  readonly press: (press: Press) => Promise<void>;
  readonly failed: (error: unknown) => void;
  /** They type their password, and then it goes on; undefined in a browser, where a new link from their chat proves it. */
  readonly prove?: ((then: () => void) => void) | undefined;
}

export const WorkContext = createContext<Work | undefined>(undefined);

export function useWork(): Work {
  const work = use(WorkContext);
  if (work === undefined) throw new Error('a page outside the shell');
  return work;
}

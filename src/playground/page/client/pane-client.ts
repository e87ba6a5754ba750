import type { AppShown, PersonShown, Screen } from '../../contract.js';
import type { Done } from './api.js';

/** What every part of a pane needs: whose it is, and how to do something as that person. */
export interface PaneClient {
  readonly userId: string;
  readonly app: AppShown;
  readonly people: readonly PersonShown[];
  /** Waits for a deed, shows the new screen, and keeps what the workspace refused for the person to read. */
  readonly run: (deed: Promise<Done>) => Promise<Done | undefined>;
}

export type Receive = (screen: Screen) => void;

import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { HomePage, Messenger } from '../application/delivery/delivery-ports.js';
import type { ReachingPlatform } from '../application/people/why-unreached.js';
import type { Directory } from '../application/ports.js';
import type { UseCases } from '../application/use-cases.js';
import type { OnRefused } from '../http/refusals.js';

/**
 * A chat platform as the rest of the product sees it. Slack is one (connect-slack.ts); another one is a function beside it
 * that returns the same, and compose.ts hands each to the use cases and mounts its routes.
 */
export interface ChatPlatform extends ReachingPlatform {
  /** For somebody who waits at a screen: fails fast. */
  readonly directory: Directory;
  /** For messages, which may wait for the platform longer. */
  readonly delivery: {
    readonly messenger: Messenger;
    /** Where the platform has such a page. */
    readonly home?: HomePage | undefined;
    readonly directory: Directory;
  };
  /**
   * Begins to take what the platform sends.
   * @returns where it sends everything, at a path that is its own business; nothing where it comes over a connection that we open
   */
  routes(deps: PlatformRoutes): RequestHandler | undefined;
  /** Whether such a connection is there now. */
  readonly isConnected?: (() => boolean) | undefined;
  /** Takes no more, and finishes what is being answered over a connection of our own. */
  stop(): Promise<void>;
}

export interface PlatformRoutes {
  readonly useCases: UseCases;
  readonly log: Logger;
  readonly onRefused: OnRefused;
  /** Counts a request that comes by no route and is being answered. @returns what to call when it was answered */
  readonly begin: () => () => void;
}

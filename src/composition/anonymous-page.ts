import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { createRaiseAnonymously } from '../application/anonymous/raise-anonymously.js';
import { createReplyByCode } from '../application/anonymous/reply-by-code.js';
import type { Clock } from '../application/ports.js';
import { createCurrentChain } from '../application/rota/current-chain.js';
import type { Liveness } from '../application/setup/liveness.js';
import type { UseCases } from '../application/use-cases.js';
import type { Config } from '../config.js';
import { createAnonymousPage } from '../http/anonymous/routes.js';
import { createAnonymousForms } from '../storage/anonymous-forms.js';
import type { Vault } from '../storage/vault.js';
import { random, type Stores } from './open-stores.js';

interface Options {
  readonly config: Pick<Config, 'publicUrl' | 'isForThisMachine'>;
  readonly stores: Stores;
  readonly vault: Vault;
  readonly useCases: Pick<UseCases, 'raiseConcern' | 'deliverSoon'>;
  readonly liveness: Liveness;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * The public page, where the product has an address of its own that nobody on the way reads along with, or serves this machine
 * alone; undefined elsewhere. Whether it is on is the organisation's to say, at every request.
 */
export function serveAnonymousPage({
  config,
  stores,
  vault,
  useCases,
  liveness,
  clock,
  log,
}: Options): RequestHandler | undefined {
  if (!config.isForThisMachine && !config.publicUrl?.startsWith('https:')) return undefined;
  const common = { ...stores, clock, random, currentChain: createCurrentChain(stores) };
  const forms = createAnonymousForms({ vault, now: () => new Date() });
  const { raiseConcern, deliverSoon } = useCases;
  return createAnonymousPage({
    ...common,
    forms,
    isLive: liveness.isLive,
    deliverSoon,
    log,
    raiseAnonymously: createRaiseAnonymously({ ...common, forms, raiseConcern }),
    replyByCode: createReplyByCode(common),
  });
}

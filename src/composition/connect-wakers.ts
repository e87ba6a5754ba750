import type { Waker } from '../application/delivery/delivery-ports.js';
import type { OrganisationStore } from '../application/ports.js';
import type { Config } from '../config.js';
import { createEmailWaker } from '../platforms/email/messenger.js';
import { createPagerWaker } from '../platforms/pager/messenger.js';
import type { Vault } from '../storage/vault.js';

/** A delivery waits this long for a pager, and for each step of a mail server. */
const TIMEOUT_MS = 10_000;

interface Options {
  /** What the operator configured, or what the playground stands in for. */
  readonly settings: Pick<Config, 'pager' | 'email'>;
  readonly organisation: OrganisationStore;
  readonly vault: Pick<Vault, 'index'>;
}

/** Every way to wake somebody beside chat that is set up: the pager, which may reach whoever sleeps, before e-mail. */
export function connectWakers({ settings: { pager, email }, organisation, vault }: Options): readonly Waker[] {
  // Signed in any case; where nobody was told a secret, nobody checks it.
  const secret = pager?.secret ?? vault.index('pager-webhook', 'secret');
  return [
    ...(pager ? [createPagerWaker({ url: pager.url, secret, timeoutMs: TIMEOUT_MS })] : []),
    ...(email ? [createEmailWaker({ ...email, organisation, timeoutMs: TIMEOUT_MS })] : []),
  ];
}

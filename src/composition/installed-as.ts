import type { Installed } from '../application/setup/gather-setup-facts.js';
import type { Config } from '../config.js';
import { fingerprintOf } from '../domain/setup/key-fingerprint.js';
import { MADE_KEY_ID } from '../storage/key-file.js';
import type { RingKey } from '../storage/key-ring.js';

/** What the settings say of the set-up. */
export function installedAs(
  {
    production,
    encryptionKeys,
    email,
    pager,
    heartbeatUrl,
  }: Pick<Config, 'production' | 'encryptionKeys' | 'email' | 'pager' | 'heartbeatUrl'>,
  [first]: readonly [RingKey, ...RingKey[]],
): Installed {
  // Copied into the settings it is no other key.
  const isMade = encryptionKeys === undefined || first.id === MADE_KEY_ID;
  return {
    production,
    key: isMade ? 'made-beside-the-data' : 'given',
    keyId: first.id,
    fingerprint: fingerprintOf(first),
    channels: new Set([
      ...(email ? (['mail'] as const) : []),
      ...(pager ? (['pager'] as const) : []),
      ...(heartbeatUrl ? (['heartbeat'] as const) : []),
    ]),
  };
}

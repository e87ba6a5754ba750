import type { Config } from '../config.js';
import type { SetupFacts } from '../domain/setup/checklist.js';
import { MADE_KEY_ID } from '../storage/key-file.js';
import type { RingKey } from '../storage/key-ring.js';

/** What the settings say of the set-up. */
export function installedAs(
  { production, encryptionKeys, email, pager, heartbeatUrl }: Config,
  [first]: readonly [RingKey, ...RingKey[]],
): Pick<SetupFacts, 'production' | 'key' | 'channels'> {
  // Copied into the settings it is no other key.
  const isMade = encryptionKeys === undefined || first.id === MADE_KEY_ID;
  return {
    production,
    key: isMade ? 'made-beside-the-data' : 'given',
    channels: new Set([
      ...(email ? (['mail'] as const) : []),
      ...(pager ? (['pager'] as const) : []),
      ...(heartbeatUrl ? (['heartbeat'] as const) : []),
    ]),
  };
}

import type { Config } from '../config.js';
import type { Channel, SetupFacts } from '../domain/setup/checklist.js';
import { MADE_KEY_ID } from '../storage/key-file.js';
import type { RingKey } from '../storage/key-ring.js';

const VARIABLES: Readonly<Record<Channel, string>> = {
  mail: 'SMTP_URL',
  pager: 'PAGER_WEBHOOK_URL',
  heartbeat: 'HEARTBEAT_URL',
};

/** What the settings say of the set-up. */
export function installedAs(
  { production, notUsedYet, encryptionKeys }: Config,
  [first]: readonly [RingKey, ...RingKey[]],
): Pick<SetupFacts, 'production' | 'key' | 'channels'> {
  const channel = (name: Channel) => (notUsedYet.includes(VARIABLES[name]) ? 'not-used-yet' : 'off');
  // Copied into the settings it is no other key.
  const isMade = encryptionKeys === undefined || first.id === MADE_KEY_ID;
  return {
    production,
    key: isMade ? 'made-beside-the-data' : 'given',
    channels: { mail: channel('mail'), pager: channel('pager'), heartbeat: channel('heartbeat') },
  };
}

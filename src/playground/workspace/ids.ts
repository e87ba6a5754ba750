import { randomBytes, randomInt } from 'node:crypto';

/** The one workspace, and the app as it is installed in it. */
export const installation = {
  team: { id: 'T01SAFEGRD', domain: 'care-mastery', name: 'Care Mastery' },
  appId: 'A01SAFEGRD',
  botId: 'B01SAFEGRD',
  botUserId: 'U01SAFEBOT',
  botName: 'safeguard',
  /** Slack's old shared token: still sent, proves nothing. */
  verificationToken: 'playground-verification-token',
} as const;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A Slack id such as V0A1B2C3D4E. */
export function newId(prefix: string): string {
  return `${prefix}0${Array.from({ length: 9 }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
}

/** Slack's message time stamps: seconds with six digits, unique and rising. */
export function createTimestamps(nowMs: () => number = Date.now) {
  let lastMicroseconds = 0;
  return (): string => {
    lastMicroseconds = Math.max(lastMicroseconds + 1, nowMs() * 1000 + randomInt(1000));
    return `${Math.floor(lastMicroseconds / 1_000_000)}.${String(lastMicroseconds % 1_000_000).padStart(6, '0')}`;
  };
}

export function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}

export function newTriggerId(): string {
  return `${Date.now()}.${randomInt(1_000_000_000, 9_999_999_999)}.${randomBytes(16).toString('hex')}`;
}

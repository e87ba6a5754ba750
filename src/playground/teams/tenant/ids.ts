import { createHash } from 'node:crypto';

/** The one tenant of the playground, and another that its people can talk to. */
export const playgroundTenantId = '3b0f6c1e-92d4-4a7b-8e55-d1c07a9f2e40';
export const otherTenantId = 'e81d4f7a-5c23-49b6-a0f8-6b2e9c7d1350';
/** The app's id where the product has been given none. */
export const playgroundAppId = '1f7e0a52-6d9c-4c38-b4a1-8f3e5d2c7b96';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** The id of an account as this bot knows it: the same after every restart, as Teams' are. */
export function channelUserId(appId: string, objectId: string): string {
  return `29:1${digest(`${appId}/${objectId}`)}${digest(objectId)}`;
}

export function personalChatId(appId: string, objectId: string): string {
  return `a:1${digest(`chat/${appId}/${objectId}`)}${digest(`chat/${objectId}`)}`;
}

/** Ids of messages are the milliseconds when they were sent: unique and rising. */
export function createMessageIds(nowMs: () => number = Date.now) {
  let last = 0;
  return (): string => {
    last = Math.max(last + 1, nowMs());
    return String(last);
  };
}

import { createHmac } from 'node:crypto';

/**
 * What proves to a receiver that a page is ours and not older than it says.
 * @param timestamp seconds of real time
 */
export function signPage(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`v1:${timestamp}:${body}`).digest('hex')}`;
}

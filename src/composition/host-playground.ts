import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createPlayground } from '../playground/playground.js';

export const DEMONSTRATION = fileURLToPath(new URL('../playground/demonstration-organisation.yaml', import.meta.url));

/** A Slack workspace inside this process, with secrets that nobody else knows. */
export function hostPlayground(origin: string) {
  const baseUrl = `${origin}/playground`;
  const slack = { signingSecret: randomBytes(32).toString('hex'), botToken: `xoxb-${randomBytes(24).toString('hex')}` };
  const { router, close } = createPlayground({ productUrl: origin, ...slack, people: DEMONSTRATION, baseUrl });
  return { url: baseUrl, router, close, slack: { ...slack, apiUrl: `${baseUrl}/slack/api/` } };
}

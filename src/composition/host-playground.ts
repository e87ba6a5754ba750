import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { SlackConfig, TeamsConfig } from '../config.js';
import { createPlayground } from '../playground/playground.js';
import { playgroundTenantId as tenantId } from '../playground/teams/tenant/ids.js';

export const DEMONSTRATION = fileURLToPath(new URL('../playground/demonstration-organisation.yaml', import.meta.url));

/**
 * A Slack workspace and a Teams tenant inside this process, with secrets that nobody else knows. The tenant is the same one
 * after every start, so that what was kept of its people's chats stays true.
 */
export function hostPlayground(origin: string) {
  const baseUrl = `${origin}/playground`;
  const slack = { signingSecret: randomBytes(32).toString('hex'), botToken: `xoxb-${randomBytes(24).toString('hex')}` };
  const { router, close } = createPlayground({
    productUrl: origin,
    botToken: slack.botToken,
    slack: { kind: 'http', signingSecret: slack.signingSecret },
    teams: { tenantId },
    people: DEMONSTRATION,
    baseUrl,
  });
  const settings: { readonly slack: SlackConfig; readonly teams: TeamsConfig } = {
    slack: { ...slack, apiUrl: `${baseUrl}/slack/api/` },
    teams: { kind: 'local-emulator', tenantId },
  };
  return { url: baseUrl, router, close, ...settings };
}

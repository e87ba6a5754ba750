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
export function hostPlayground(origin: string, slackBy: SlackConfig['kind']) {
  const baseUrl = `${origin}/playground`;
  const secret = () => randomBytes(24).toString('hex');
  const botToken = `xoxb-${secret()}`;
  const way =
    slackBy === 'http'
      ? ({ kind: 'http', signingSecret: secret() } as const)
      : ({ kind: 'socket-mode', appToken: `xapp-${secret()}` } as const);
  const { router, close } = createPlayground({
    productUrl: origin,
    botToken,
    slack: way,
    teams: { tenantId },
    people: DEMONSTRATION,
    baseUrl,
  });
  const settings: { readonly slack: SlackConfig; readonly teams: TeamsConfig } = {
    slack: { ...way, botToken, apiUrl: `${baseUrl}/slack/api/` },
    teams: { kind: 'local-emulator', tenantId },
  };
  return { url: baseUrl, router, close, ...settings };
}

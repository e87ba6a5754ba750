import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { EmailConfig, PagerConfig, SlackConfig, TeamsConfig } from '../config.js';
import { createPlayground } from '../playground/playground.js';
import { playgroundTenantId as tenantId } from '../playground/teams/tenant/ids.js';

export const DEMONSTRATION = fileURLToPath(new URL('../playground/demonstration-organisation.yaml', import.meta.url));

/**
 * A Slack workspace, a Teams tenant, a pager and a mailbox inside this process, with secrets that nobody else knows. The
 * tenant is the same one after every start, so that what was kept of its people's chats stays true.
 */
export async function hostPlayground(origin: string, slackBy: SlackConfig['kind']) {
  const baseUrl = `${origin}/playground`;
  const secret = () => randomBytes(32).toString('hex');
  const botToken = `xoxb-${secret()}`;
  const way =
    slackBy === 'http'
      ? ({ kind: 'http', signingSecret: secret() } as const)
      : ({ kind: 'socket-mode', appToken: `xapp-${secret()}` } as const);
  const pager: PagerConfig & { readonly secret: string } = { url: `${baseUrl}/pager`, secret: secret() };
  const { router, mailServer, close, teams } = createPlayground({
    productUrl: origin,
    botToken,
    slack: way,
    teams: { tenantId },
    people: DEMONSTRATION,
    baseUrl,
    pagerSecret: pager.secret,
  });
  const port = await mailServer.listen(0);
  const email: EmailConfig = { host: '127.0.0.1', port, tls: 'none', from: 'safeguard@example.org' };
  const settings: { readonly slack: SlackConfig; readonly teams: TeamsConfig } = {
    slack: { ...way, botToken, apiUrl: `${baseUrl}/slack/api/` },
    teams: { kind: 'local-emulator', tenantId },
  };
  return { url: baseUrl, router, close, ...settings, pager, email, entra: teams.entra };
}

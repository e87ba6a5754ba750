import { z } from 'zod';
import { isLocalHost, withoutBrackets } from './config-hosts.js';

/** The ways to wake people beside chat, as settings name them. */

interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly isTlsFromStart: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

export interface EmailConfig extends Omit<MailServer, 'isTlsFromStart'> {
  /** `none`: nothing leaves this machine on the way to a server that is on it. */
  readonly tls: 'from-start' | 'needed' | 'if-offered' | 'none';
  readonly from: string;
}

export interface PagerConfig {
  readonly url: string;
  /** What its receiver checks signatures with; absent where nobody was told one. */
  readonly secret?: string | undefined;
}

/** Options in the address, which could switch the check of certificates off, are none of ours. */
export const mailServer = z.string().transform((text, context): MailServer => {
  const server = readMailServer(text);
  if (server) return server;
  context.addIssue({ code: 'custom', message: 'is no address such as smtps://user:password@mail.example.org' });
  return z.NEVER;
});

function readMailServer(text: string): MailServer | undefined {
  try {
    const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
    if (!['smtp:', 'smtps:'].includes(protocol) || hostname === '' || !['', '/'].includes(pathname)) return undefined;
    if (search !== '' || hash !== '' || (username === '') !== (password === '')) return undefined;
    const isTlsFromStart = protocol === 'smtps:';
    return {
      host: withoutBrackets(hostname),
      port: port === '' ? (isTlsFromStart ? 465 : 587) : Number(port),
      isTlsFromStart,
      ...(username !== '' && { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
    };
  } catch {
    return undefined;
  }
}

interface WakeValues {
  readonly NODE_ENV?: string | undefined;
  readonly SMTP_URL?: MailServer | undefined;
  readonly EMAIL_FROM?: string | undefined;
  readonly PAGER_WEBHOOK_URL?: string | undefined;
  readonly PAGER_WEBHOOK_SECRET?: string | undefined;
}

export function emailOf({ NODE_ENV, SMTP_URL, EMAIL_FROM: from }: WakeValues): EmailConfig | undefined {
  if (SMTP_URL === undefined || from === undefined) return undefined;
  const { isTlsFromStart, ...server } = SMTP_URL;
  if (isTlsFromStart) return { ...server, tls: 'from-start', from };
  if (isLocalHost(server.host)) return { ...server, tls: 'none', from };
  return { ...server, tls: NODE_ENV === 'production' ? 'needed' : 'if-offered', from };
}

export function pagerOf({ PAGER_WEBHOOK_URL: url, PAGER_WEBHOOK_SECRET: secret }: WakeValues): PagerConfig | undefined {
  return url === undefined ? undefined : { url, secret };
}

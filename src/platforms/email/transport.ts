import { createTransport } from 'nodemailer';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** From the first byte, or once the connection stands; where it is needed, a server that can't is refused. */
  readonly tls: 'from-start' | 'needed' | 'if-offered' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** For each step: the name, the connection, the greeting, every answer. */
  readonly timeoutMs: number;
}

/** A connection for each mail: they are rare, and one that was kept open is the one that has died. */
export function createMailTransport({ host, port, tls, user, password, timeoutMs }: MailServer) {
  return createTransport({
    host,
    port,
    secure: tls === 'from-start',
    requireTLS: tls === 'needed',
    // A server on this machine often offers a certificate that nobody vouches for.
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(user !== undefined && { auth: { user, pass: password } }),
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came. */
  readonly source: string;
  readonly user: string | undefined;
}

/** A real mail server on this machine that keeps what it is sent; it offers TLS with a certificate that nobody vouches for. */
export async function startMailReceiver(options: SMTPServerOptions = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onData: async (stream, session, done) => {
      let source = '';
      for await (const chunk of stream) source += String(chunk);
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        source,
        user: session.user === undefined ? undefined : String(session.user),
      });
      done();
    },
    ...options,
  });
  // A client that breaks off, as some tests want it to, is no failure of the server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type MailReceiver = Awaited<ReturnType<typeof startMailReceiver>>;

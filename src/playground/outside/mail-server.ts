import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Fault, Faults } from '../web-api/faults.js';
import type { Outbox } from './outbox.js';
import { readMail } from './read-mail.js';

interface Deps {
  readonly outbox: Outbox;
  readonly faults: Faults;
}

export interface MailServer {
  /** On this machine only. @returns the port, where 0 asked for a free one. */
  listen(port: number): Promise<number>;
  close(): void;
}

const LONGEST_MAIL = 256 * 1_024;

/** As much of SMTP (RFC 5321) as one mail from this machine needs; it keeps mails and sends nothing on. */
export function createMailServer({ outbox, faults }: Deps): MailServer {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A connection that breaks off is the other side's business.
    socket.on('error', () => undefined);
    void converse(socket, { outbox, faults }).catch(() => socket.destroy());
  });
  return {
    listen: (port) => listening(server, port),
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

async function converse(socket: Socket, { outbox, faults }: Deps): Promise<void> {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  let to: string | undefined;
  let mail: string[] | undefined;
  say('220 playground');
  for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (mail !== undefined) {
      if (line !== '.') mail.push(line.startsWith('.') ? line.slice(1) : line);
      else {
        keep(outbox, to ?? '', mail.join('\r\n'));
        [to, mail] = [undefined, undefined];
        say('250 kept');
      }
      if (mail !== undefined && mail.join().length > LONGEST_MAIL) return void socket.destroy();
      continue;
    }
    const [verb = ''] = line.toUpperCase().split(' ');
    if (verb === 'RCPT') {
      const fault = faults.take('e-mail');
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'reset') return void socket.resetAndDestroy();
      to = fault ? undefined : /<([^<>]+)>/.exec(line)?.[1];
      say(fault ? refusal(fault) : to === undefined ? '501 no address' : '250 known');
    } else if (verb === 'DATA') {
      if (to === undefined) say('503 nobody to write to');
      else {
        mail = [];
        say('354 go on');
      }
    } else if (verb === 'QUIT') {
      say('221 goodbye');
      socket.end();
    } else {
      say(['EHLO', 'HELO', 'MAIL', 'RSET', 'NOOP'].includes(verb) ? '250 playground' : '502 not here');
    }
  }
}

function refusal({ kind, status }: Fault): string {
  return kind === 'status' ? `${status} refused` : '451 not now';
}

function keep(outbox: Outbox, to: string, source: string): void {
  const { messageId, subject, text } = readMail(source);
  const urgent = text.startsWith('Please open it now.');
  outbox.take(messageId, { kind: 'e-mail', to, urgent, title: subject, words: text, raw: source });
}

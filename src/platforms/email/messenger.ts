import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Waker } from '../../application/delivery/delivery-ports.js';
import { DeliveryError } from '../../application/errors.js';
import type { OrganisationStore } from '../../application/ports.js';
import type { Person } from '../../domain/person.js';
import { emailWords } from '../../presentation/wake-words.js';
import { toDeliveryError } from './errors.js';
import { createMailTransport, type MailServer } from './transport.js';

interface Options extends MailServer {
  readonly from: string;
  readonly organisation: OrganisationStore;
}

/** A server that answers each step just in time would take longer than a delivery is leased for. */
const STEPS_AT_MOST = 1.5;

/** Writes to people, from one address to one address: no name stands in it, so none can break out of its header. */
export function createEmailWaker({ from, organisation, ...server }: Options): Waker {
  const transport = createMailTransport(server);

  return {
    channel: 'e-mail',
    reaches: (person) => addressOf(person) !== undefined,
    wake: async (person, call) => {
      const { key, at } = call;
      const to = addressOf(person);
      if (to === undefined) throw new DeliveryError({ platform: 'e-mail', retryable: false, reason: 'no_address' });
      const { phones } = await organisation.current();
      const { subject, lines } = emailWords(call, phones);
      try {
        await transport.sendMail({
          envelope: { from, to },
          from: { name: 'Safeguard', address: from },
          to: { name: '', address: to },
          subject,
          text: `${lines.join('\n\n')}\n`,
          date: at,
          messageId: messageIdOf(key, from),
          // RFC 3834, and Exchange's own: nobody's absence is to answer it.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal: AbortSignal.timeout(server.timeoutMs * STEPS_AT_MOST),
        });
      } catch (error) {
        throw toDeliveryError(error);
      }
    },
  };
}

const address = z.email();

/** Undefined also for what is no single address, whoever wrote it down. */
function addressOf({ email }: Person): string | undefined {
  return address.safeParse(email).data;
}

/** Every attempt is the same mail, so that one which came through all the same is not shown twice. */
function messageIdOf(key: string, from: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${digest}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

import type { Waker } from '../../application/delivery/delivery-ports.js';
import { pagerAddress } from './address.js';
import { refusedPage, unansweredPage } from './errors.js';
import { pageFor } from './page.js';
import { signPage } from './signature.js';

interface Options {
  readonly url: string;
  /** Signs every page. */
  readonly secret: string;
  readonly timeoutMs: number;
}

/** Pages people by a webhook, once for each call: delivery decides on another attempt. */
export function createPagerWaker({ url: configured, secret, timeoutMs }: Options): Waker {
  const { url, routingKey, authorization } = pagerAddress(configured);

  async function post(body: string, key: string): Promise<Response> {
    const timestamp = Math.floor(Date.now() / 1_000);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          'X-Safeguard-Timestamp': String(timestamp),
          'X-Safeguard-Signature': signPage(secret, timestamp, body),
          ...(authorization !== undefined && { Authorization: authorization }),
        },
        body,
        // Followed, the page would go to an address that nobody chose; left to fetch, nobody would learn why it failed.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      // What else it says is of no use, however long it is.
      await response.body?.cancel().catch(() => undefined);
      return response;
    } catch {
      throw unansweredPage();
    }
  }

  return {
    channel: 'pager',
    reaches: () => true,
    wake: async (person, call) => {
      const { status, headers } = await post(JSON.stringify(pageFor(person, call, routingKey)), call.key);
      if (status < 200 || status > 299) throw refusedPage(status, headers);
    },
  };
}

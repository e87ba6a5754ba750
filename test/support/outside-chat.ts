import type { OutsideMessage, OutsideShown } from '../../src/playground/contract.js';
import type { FaultInput } from '../../src/playground/web-api/faults.js';
import { createAsk, PATIENCE_MS, until } from './playground-api.js';

/**
 * What reached people beside chat, by the API that the playground's page uses.
 * @param baseUrl where the playground is mounted, such as http://127.0.0.1:3978/playground
 */
export function connectOutsideChat(baseUrl: string) {
  const ask = createAsk(`${baseUrl}/api/outside`);
  const messages = async () => (await ask<OutsideShown>('')).messages;
  return {
    messages,
    /** The pages or the e-mails for somebody, once there is one; the oldest first. */
    reached: (kind: OutsideMessage['kind'], to: string) =>
      until(`${kind} to ${to}`, PATIENCE_MS, async () => {
        const found = (await messages()).filter((message) => message.kind === kind && message.to === to);
        return found.length > 0 ? found : undefined;
      }),
    /** Has the pager or the mail server fail: `method` is `pager` or `e-mail`. */
    fault: (fault: FaultInput) => ask('/faults', 'POST', fault),
    clearFaults: () => ask('/faults', 'DELETE'),
  };
}

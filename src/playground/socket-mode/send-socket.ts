import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { limits } from '../limits.js';
import type { Answer, Failure, Outgoing, Send } from '../product/send.js';
import { createConnections, type SocketConnection } from './connections.js';

interface Envelope {
  readonly type: Outgoing['kind'];
  readonly envelope_id: string;
  readonly payload: Outgoing['payload'];
  readonly accepts_response_payload: boolean;
}

const acknowledgement = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});

const reasons: Readonly<Record<Failure, string>> = {
  operation_timeout: 'timeout',
  dispatch_failed: 'connection_failed',
  http_client_error: 'error',
  http_service_error: 'error',
};

const failed = (failure: Failure): Answer => ({ ok: false, failure, noRetry: false });

/**
 * Sends each in an envelope over one of the app's connections. It counts as acknowledged when its id comes back over the same
 * connection within three seconds. What was not acknowledged is told to the person, and never sent again; events are.
 */
export function createSocketSender() {
  const waiting = new Map<string, { readonly over: SocketConnection; readonly settle: (answer: Answer) => void }>();
  let latest: Envelope | undefined;

  const connections = createConnections((connection, text) => {
    const ack = readAcknowledgement(text);
    const sent = waiting.get(ack?.envelope_id ?? '');
    if (ack === undefined || sent?.over !== connection) return;
    const { payload = {} } = ack;
    const body = Object.keys(payload).length > 0 ? JSON.stringify(payload) : '';
    sent.settle({ ok: true, status: 200, body, noRetry: false });
  });

  function deliver(envelope: Envelope): Promise<Answer> {
    const over = connections.next();
    if (over === undefined) return Promise.resolve(failed('dispatch_failed'));
    return new Promise((resolve) => {
      const id = envelope.envelope_id;
      const timer = setTimeout(() => settle(failed('operation_timeout')), limits.acknowledgeMs);
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer.ok && !envelope.accepts_response_payload ? { ...answer, body: '' } : answer);
      };
      waiting.set(id, { over, settle });
      if (!over.isFrozen) over.socket.send(JSON.stringify(envelope));
    });
  }

  const send: Send = ({ kind, payload, retry }) => {
    latest = {
      type: kind,
      envelope_id: randomUUID(),
      payload,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api' && {
        retry_attempt: retry?.num ?? 0,
        retry_reason: retry ? reasons[retry.after] : '',
      }),
    };
    return deliver(latest);
  };

  return {
    send,
    connections,
    /** The same envelope once more, as from a Slack that did not hear the answer; undefined when none was sent. */
    again: async (): Promise<Answer | undefined> => latest && deliver(latest),
  };
}

export type SocketSender = ReturnType<typeof createSocketSender>;

function readAcknowledgement(text: string) {
  try {
    return acknowledgement.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

import { z } from 'zod';

/** What comes over a connection of Socket Mode; whatever else comes is left alone. */
const envelope = z.object({
  type: z.enum(['slash_commands', 'interactive', 'events_api']),
  envelope_id: z.string().min(1).max(255),
  payload: z.record(z.string(), z.unknown()),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().max(255).optional(),
});
export type Envelope = z.infer<typeof envelope>;

const socketMessage = z.union([
  envelope,
  z.object({ type: z.literal('hello') }),
  /** Slack asks for another connection in place of this one. */
  z.object({ type: z.literal('disconnect') }),
]);
export type SocketMessage = z.infer<typeof socketMessage>;

/** Undefined for whatever is no message that we know. */
export function readMessage(text: string): SocketMessage | undefined {
  try {
    return socketMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The frame that acknowledges an envelope, with what Bolt's listeners answer. Text stands for a message, as over HTTP. */
export function acknowledgementOf({ envelope_id }: Pick<Envelope, 'envelope_id'>, response: unknown): string {
  const payload = typeof response === 'string' ? { text: response } : response;
  return JSON.stringify({ envelope_id, ...(payload !== undefined && { payload }) });
}

import { SocketModeClient } from '@slack/socket-mode';
import { SILENT, slackApi } from '../client.js';
import { within } from '../listeners/answering.js';
import { type Envelope, readMessage, type SocketMessage } from './envelope.js';

/** For the address of a new connection, and then for Slack's greeting on it. */
const ADDRESS_TIMEOUT_MS = 10_000;
const OPEN_TIMEOUT_MS = 15_000;
/** Slack closes a connection about ten seconds after it asked for another one; answers may go over it until then. */
const RETIRE_MS = 15_000;
/** Slack leaves the last step of closing to us, so it is not waited for. */
const CLOSE_MS = 1_000;
const WATCH_EVERY_MS = 2_000;

/** Sends an answer. @returns false when the connection that the envelope came over is gone, and the answer with it */
export type Answer = (frame: string) => boolean;

interface Options {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly onEnvelope: (envelope: Envelope, answer: Answer) => void;
}

export interface Connection {
  isOpen(): boolean;
  /** Once another one is needed: Slack asks for it, or this one has ended. What came over this one can still be answered. */
  readonly leaving: Promise<void>;
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens one connection to Slack, which is greeted and takes envelopes.
 * @throws whatever Slack says no with
 */
export async function openConnection({ appToken, apiUrl, onEnvelope }: Options): Promise<Connection> {
  const left = deferred();
  const ended = deferred();
  const answer: Answer = (frame) => {
    if (!client.websocket?.isActive()) return false;
    let isSent = true;
    client.websocket.send(frame, (error) => {
      isSent = error === undefined;
    });
    return isSent;
  };
  const client = new OneConnection(appToken, apiUrl, (message) => {
    if (message.type === 'disconnect') {
      left.give();
      setTimeout(() => void close(), RETIRE_MS).unref();
    } else if (message.type !== 'hello') onEnvelope(message, answer);
  });
  const isOpen = () => client.websocket?.isActive() ?? false;
  let watch: NodeJS.Timeout | undefined;
  function end(): void {
    clearInterval(watch);
    left.give();
    ended.give();
  }
  async function close(): Promise<void> {
    // Whatever becomes of the last step, nothing comes over it any more.
    const closing = client.disconnect().catch(() => undefined);
    await within(CLOSE_MS, closing, undefined);
    end();
  }

  const opening = client.start().then(() => 'open' as const);
  try {
    const opened = await within(OPEN_TIMEOUT_MS, opening, 'too-late');
    if (opened === 'too-late') throw new Error('Slack did not greet a new connection');
  } catch (error) {
    void close();
    // A connection that opens after it was given up must not take envelopes that nobody answers.
    void opening.then(close, () => undefined);
    throw error ?? new Error('a new connection ended before Slack greeted it');
  }
  client.on('disconnected', end);
  // The library says when a connection has ended; should it ever not say so, its state does.
  watch = setInterval(() => !isOpen() && end(), WATCH_EVERY_MS).unref();
  return { isOpen, leaving: left.given, ended: ended.given, close };
}

function deferred(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/**
 * The library opens a connection, keeps watch over it by pings, and closes it. Here it does no more than that, because its way to a
 * new connection (3.1.0) closes the old one first: for 5 to 12 seconds of every few hours nobody would be heard, and
 * answers on their way would be lost. An event without an inner event, such as `app_rate_limited`, would end the process.
 */
class OneConnection extends SocketModeClient {
  readonly #onMessage: (message: SocketMessage) => void;

  constructor(appToken: string, apiUrl: string | undefined, onMessage: (message: SocketMessage) => void) {
    super({
      appToken,
      autoReconnectEnabled: false,
      logger: SILENT,
      clientOptions: slackApi({ apiUrl, timeoutMs: ADDRESS_TIMEOUT_MS }),
    });
    this.#onMessage = onMessage;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    const message = typeof data === 'string' ? readMessage(data) : undefined;
    if (message?.type === 'hello') await super.onWebSocketMessage(data, isBinary);
    if (message !== undefined) this.#onMessage(message);
  }
}

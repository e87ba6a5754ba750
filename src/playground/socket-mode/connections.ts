import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '../limits.js';
import { installation } from '../workspace/ids.js';

const ticketLifeMs = 30_000;
const pingEveryMs = 5_000;
/** Until the workspace, too, notices that a connection is dead. */
const deadForMs = 15_000;
const host = 'applink-playground';

export interface SocketConnection {
  readonly socket: WebSocket;
  /** The app was asked for another one: nothing more comes over this one. */
  isLeaving: boolean;
  /** As after a cable was pulled: neither side hears the other, and nobody says so. */
  isFrozen: boolean;
  hasAnswered: boolean;
}

export type LeaveReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** Slack's end of Socket Mode: one-use addresses, a greeting, pings, and up to ten connections at a time. */
export function createConnections(onMessage: (connection: SocketConnection, text: string) => void) {
  const tickets = new Map<string, number>();
  const connections = new Set<SocketConnection>();
  let turn = 0;

  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    maxPayload: limits.socketMode.frameBytes,
    verifyClient: ({ req }: { req: { url?: string | undefined } }) => isRedeemed(req.url ?? ''),
  });
  const listening = once(server, 'listening');

  function isRedeemed(url: string): boolean {
    const ticket = new URL(url, 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    const untilMs = tickets.get(ticket);
    tickets.delete(ticket);
    return untilMs !== undefined && Date.now() < untilMs;
  }

  const usable = () =>
    [...connections].filter(({ socket, isLeaving }) => !isLeaving && socket.readyState === WebSocket.OPEN);

  server.on('connection', (socket) => {
    // A frame that is too long ends the connection; why is told to the app alone.
    socket.on('error', () => {});
    if (usable().length >= limits.socketMode.connections) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets', debug_info: { host } }));
      socket.close();
      return;
    }
    const connection: SocketConnection = { socket, isLeaving: false, isFrozen: false, hasAnswered: true };
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
    socket.on('pong', () => {
      connection.hasAnswered = true;
    });
    socket.on('message', (data, isBinary) => {
      if (!isBinary) onMessage(connection, String(data));
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: usable().length,
        debug_info: { host, build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: installation.appId },
      }),
    );
  });

  const pings = setInterval(() => {
    for (const connection of connections) {
      if (connection.isFrozen) continue;
      if (!connection.hasAnswered) connection.socket.terminate();
      connection.hasAnswered = false;
      connection.socket.ping();
    }
  }, pingEveryMs);
  pings.unref();

  return {
    /** An address that opens one connection, once. */
    async issueUrl(): Promise<string> {
      await listening;
      const ticket = randomUUID();
      tickets.set(ticket, Date.now() + ticketLifeMs);
      const { port } = server.address() as AddressInfo;
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=${installation.appId}`;
    },
    count: () => usable().length,
    /** The one that the next envelope goes over: each in turn. */
    next(): SocketConnection | undefined {
      const all = usable();
      turn += 1;
      return all[turn % all.length];
    },
    /** Asks the app for other connections, and closes these a little later. */
    leave(reason: LeaveReason, closeAfterMs: number): void {
      for (const connection of usable()) {
        connection.isLeaving = true;
        connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }));
        setTimeout(() => connection.socket.close(), closeAfterMs).unref();
      }
    },
    drop(): void {
      for (const { socket } of connections) socket.terminate();
    },
    freeze(): void {
      for (const connection of connections) {
        connection.isFrozen = true;
        connection.socket.pause();
        setTimeout(() => connection.socket.terminate(), deadForMs).unref();
      }
    },
    close(): void {
      clearInterval(pings);
      for (const { socket } of connections) socket.terminate();
      server.close();
    },
  };
}

export type Connections = ReturnType<typeof createConnections>;

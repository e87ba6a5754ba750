import { createConnection, createServer, type Socket } from 'node:net';

/**
 * - open: passes everything on
 * - hanging: takes requests and passes nothing on
 * - losing-answers: passes requests on; the answer to the first one that holds `marker`, and all after it, is lost
 */
type Mode =
  | { readonly kind: 'open' }
  | { readonly kind: 'hanging' }
  | { readonly kind: 'losing-answers'; readonly marker: string };

/** Stands between the product and its database, to fail as a network does. */
export async function startMongoProxy(databaseUri: string) {
  const socketPath = decodeURIComponent(new URL(databaseUri).host);
  let mode: Mode = { kind: 'open' };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(socketPath);
    let lost = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (mode.kind === 'hanging') return;
      if (mode.kind === 'losing-answers' && chunk.includes(mode.marker)) lost = true;
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (mode.kind === 'open') lost = false;
      if (!lost && mode.kind !== 'hanging') client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    uri: `mongodb://127.0.0.1:${port}${new URL(databaseUri).pathname}?directConnection=true`,
    set: (next: Mode) => {
      mode = next;
      // Connections that lost an answer are of no more use.
      if (next.kind === 'open') for (const socket of sockets) socket.destroy();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

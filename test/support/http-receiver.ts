import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const taken: RequestListener = (_request, response) => void response.writeHead(202).end();

/** A server elsewhere that keeps what it is sent and answers as it is told; at first it takes everything. */
export async function startReceiver() {
  const received: Received[] = [];
  let answers: RequestListener[] = [];
  let otherwise = taken;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { method = '', url: path = '', headers } = request;
    received.push({ method, path, headers, body });
    (answers.shift() ?? otherwise)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** What came, where one thing alone is to come. */
    only: (): Received => {
      const [one, ...more] = received;
      if (one === undefined || more.length > 0) throw new Error(`${received.length} requests came, and not one`);
      return one;
    },
    /** The next requests are answered so, one after the other; then it takes everything again. */
    answer: (...next: RequestListener[]): void => {
      answers = next;
    },
    /** From now on every request is answered so. */
    always: (listener: RequestListener): void => {
      otherwise = listener;
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** An answer without a body. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_request, response) => void response.writeHead(code, headers).end();
}

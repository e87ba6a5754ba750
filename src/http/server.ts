import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

export interface HttpServer {
  readonly port: number;
  /** Mount routes here; they may come after the server listens. */
  readonly routes: Router;
  /** Stops taking connections and waits for those that are being answered. */
  close(): Promise<void>;
}

/** @throws when the address is taken. */
export async function listen(host: string, port: number, app: Express): Promise<{ server: Server; port: number }> {
  const server = createServer(app);
  // Longer than proxies keep theirs: whoever closes first may lose a request that is already on its way.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Beside the library's own: nobody shows us in a frame, unless a route says who may. */
const POLICY = { 'frame-ancestors': ["'none'"], 'upgrade-insecure-requests': null };

const KEEP_ALIVE_MS = 75_000;
/** Long enough for a request that is being answered, short enough for a stop. */
const CLOSE_MS = 5_000;
/** Node closes what is idle once; a connection whose answer ends later would stay open until its time is up. */
const CLOSE_IDLE_EVERY_MS = 25;

export function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
    server.close(() => {
      clearTimeout(limit);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** The product's one HTTP server: headers, request ids, routes, and an error answer that says nothing. */
export async function startHttpServer(options: { host: string; port: number; log: Logger }): Promise<HttpServer> {
  const { log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const routes = Router();
  app.use(requestLog(log));
  app.use(helmet({ contentSecurityPolicy: { directives: POLICY }, xFrameOptions: { action: 'deny' } }));
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(routes);
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(lastResort(log));
  const { server, port } = await listen(options.host, options.port, app);
  return { port, routes, close: () => closing(server) };
}

/** A line for each request, with an id: method, path and status only, never a query, a header or a body. */
function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: () => crypto.randomUUID(),
    wrapSerializers: false,
    serializers: {
      req: ({ id, method, url }) => ({ id, method, path: pathWithoutSecrets(String(url)) }),
      res: ({ statusCode }) => ({ statusCode }),
      err: () => undefined,
    },
    customLogLevel: (request) => (request.url?.startsWith('/slack') ? 'info' : 'debug'),
  });
}

/** A token in a path opens what it leads to, so it is no more for a log than a query is. */
function pathWithoutSecrets(url: string): string {
  const path = url.split('?')[0] ?? '';
  return path.replace(/^(\/+download)\/.*/i, '$1/…').replace(LOOKS_LIKE_A_TOKEN, '…');
}

/** Also where somebody mistyped what stands before it. */
const LOOKS_LIKE_A_TOKEN = /[\w-]{40,}/g;

function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (!(status >= 400 && status < 500))
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'a route failed');
    if (response.headersSent) return next(error);
    response.status(status >= 400 && status < 500 ? status : 500).end();
  };
}

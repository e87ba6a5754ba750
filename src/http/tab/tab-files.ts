import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

/** Beside the compiled code, and in dist when it runs from src. */
const FOLDER = ['../../tab/', '../../../dist/tab/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(join(path, 'assets')));

/** Where Microsoft shows tabs. */
const HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.microsoft365.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
];

interface Options {
  /** Where somebody signs in by hand, and comes back from to `/tab/signed-in`; undefined where there is no tenant. */
  readonly signInAt?: (() => string) | undefined;
  /** Beside Microsoft's hosts: where a playground shows the tab. */
  readonly framedBy: readonly string[];
}

/** The pages that Vite has built. Only what never changes under its name may be kept by a browser; nothing of it is anybody's. */
export function createTabFiles({ framedBy, signInAt }: Options): Router {
  const router = Router();
  router.use(guarded([...HOSTS, ...framedBy]));
  if (FOLDER === undefined) {
    router.get('/{*path}', (_request, response) => {
      response.status(503).type('text').send('The pages are not built: npm run build');
    });
    return router;
  }
  const root = FOLDER;
  router.use(['/sign-in', '/signed-in'], opened);
  if (signInAt) router.get('/sign-in', (_request, response) => response.redirect(302, signInAt()));
  router.use('/assets', express.static(join(root, 'assets'), { cacheControl: false, etag: false, index: false }));
  router.get(['/', '/signed-in'], (request, response) => {
    response.sendFile(request.path === '/' ? 'index.html' : 'signed-in.html', { root, cacheControl: false });
  });
  return router;
}

/** A sign-in is a window that Teams opened and waits for: alone in it, a page could tell nobody what came of it. */
const opened: RequestHandler = (_request, response, next) => {
  response.setHeader('Cross-Origin-Opener-Policy', 'unsafe-none');
  next();
};

function guarded(framedBy: readonly string[]): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    // Fluent UI writes its rules into style elements of its own.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy.join(' ')}`,
  ].join('; ');
  return (_request, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    // It says one host where frame-ancestors says several.
    response.removeHeader('X-Frame-Options');
    response.setHeader('Referrer-Policy', 'no-referrer');
    next();
  };
}

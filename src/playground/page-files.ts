import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Beside this file when it runs from dist, and in dist when it runs from src. */
const folder = ['./page/', '../../dist/playground/page/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(join(path, 'assets')));

const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' data: https:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The page that Vite has built. */
export function createPageFiles(): Router {
  const router = Router();
  if (!folder) {
    router.get('/', (_req, res) => void res.status(503).type('text').send('The page is not built: npm run build'));
    return router;
  }
  const root = folder;
  router.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '1y' }));
  router.get('/', (_req, res) => {
    res.set({ 'Content-Security-Policy': contentSecurityPolicy, 'Cache-Control': 'no-cache' });
    res.sendFile('index.html', { root });
  });
  return router;
}

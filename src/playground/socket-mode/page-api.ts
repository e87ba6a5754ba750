import { Router } from 'express';
import { requests } from '../contract.js';
import type { SocketSender } from './send-socket.js';

/** What can befall the connections of Socket Mode, below /api/socket: for tests, and for whoever wants to see it. */
export function createSocketApi({ connections, again }: SocketSender): Router {
  const router = Router();
  router.get('/', (_req, res) => void res.json({ connections: connections.count() }));
  router.post('/leave', (req, res) => {
    const { reason, closeAfterMs } = requests.leave.parse(req.body ?? {});
    connections.leave(reason, closeAfterMs);
    res.json({ ok: true });
  });
  router.post('/drop', (_req, res) => {
    connections.drop();
    res.json({ ok: true });
  });
  router.post('/freeze', (_req, res) => {
    connections.freeze();
    res.json({ ok: true });
  });
  router.post('/again', async (_req, res) => void res.json({ answer: (await again()) ?? null }));
  return router;
}

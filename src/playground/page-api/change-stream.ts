import type { RequestHandler, Response } from 'express';
import type { Changes } from '../workspace/changes.js';

const heartbeatMs = 15_000;

/** Server-sent events: the id of each person whose screen has changed, or "everyone". */
export function createChangeStream(changes: Changes) {
  const open = new Set<Response>();
  const stop = changes.watch((who) => {
    for (const res of open) res.write(`data: ${JSON.stringify({ who })}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const res of open) res.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  const handler: RequestHandler = (_req, res) => {
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    res.flushHeaders();
    res.write(': watching\n\n');
    open.add(res);
    res.on('close', () => open.delete(res));
  };

  return {
    handler,
    close(): void {
      stop();
      clearInterval(heartbeat);
      for (const res of open) res.end();
    },
  };
}

import express, { Router } from 'express';
import { z } from 'zod';

const skip = z.strictObject({
  skipMs: z
    .number()
    .int()
    .min(1)
    .max(366 * 86_400_000),
});

interface Deps {
  readonly clock: { now(): Date; offsetMs(): number; skip(ms: number): Promise<number> };
  /** Runs what fell due, at once. */
  readonly tick: () => Promise<void>;
}

/** Moves the product's clock forward, for the playground. Never mounted anywhere else. */
export function createPlaygroundClock({ clock, tick }: Deps): Router {
  const router = Router();
  const show = () => ({ now: clock.now().toISOString(), offsetMs: clock.offsetMs() });
  router.get('/playground-clock', (_request, response) => {
    response.json(show());
  });
  router.post('/playground-clock', express.json({ limit: '1kb' }), async (request, response) => {
    const parsed = skip.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: 'send { "skipMs": <milliseconds forward, at most a year> }' });
      return;
    }
    await clock.skip(parsed.data.skipMs);
    await tick();
    response.json(show());
  });
  return router;
}

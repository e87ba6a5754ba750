import type { RequestHandler } from 'express';

/** Counts the requests that are being answered now, for background work that lets them go first. */
export function createInFlight(): { readonly count: () => number; readonly middleware: RequestHandler } {
  let count = 0;
  return {
    count: () => count,
    middleware: (_request, response, next) => {
      count += 1;
      response.once('close', () => {
        count -= 1;
      });
      next();
    },
  };
}

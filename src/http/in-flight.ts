import type { RequestHandler } from 'express';

/** Counts what is being answered now, for background work that lets it go first. */
export function createInFlight() {
  let count = 0;

  /** Counts one more. @returns what to call, once, when it was answered */
  function begin(): () => void {
    count += 1;
    return () => {
      count -= 1;
    };
  }

  const middleware: RequestHandler = (_request, response, next) => {
    response.once('close', begin());
    next();
  };
  return { count: () => count, begin, middleware };
}

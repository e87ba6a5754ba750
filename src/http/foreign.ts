import type { Request } from 'express';

/** Whether a page of another site sent it, as browsers say. */
export function isForeign({ headers }: Pick<Request, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}

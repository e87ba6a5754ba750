import type { Response } from 'express';

/** For pages whose address nobody is to learn: it is told to no other site and found by no search, and only what the policy says may run. */
export function guard(response: Response, contentSecurityPolicy: string): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive');
}

import type { Request } from 'express';

/** Set by whoever passes a request on, or by a web page: neither is a client of this machine. */
const NOT_DIRECT = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'origin', 'sec-fetch-site'];

/**
 * Whether a program of this machine sent the request itself. For the local emulator, which proves no identity: a page of the
 * web that somebody has open here could send to it as well, so a browser's requests are refused.
 */
export function isFromThisMachine({ socket, headers }: Pick<Request, 'headers'> & PeerOf): boolean {
  const peer = socket.remoteAddress ?? '';
  const isLocal = peer === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(peer);
  return isLocal && NOT_DIRECT.every((name) => headers[name] === undefined);
}

interface PeerOf {
  readonly socket: { readonly remoteAddress?: string | undefined };
}

import { isIPv4 } from 'node:net';
import type { RequestHandler } from 'express';

function isLoopback(address: string | undefined): boolean {
  if (!address) return false;
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}

const localHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Lets in only this machine, addressed as this machine: a web page elsewhere, a proxy or a rebound name gets nothing.
 */
export const loopbackOnly: RequestHandler = (req, res, next) => {
  const host = req.get('host') ?? '';
  const origin = req.get('origin');
  const forwarded = req.get('forwarded') ?? req.get('x-forwarded-for');
  const foreignOrigin = origin !== undefined && origin !== `http://${host}`;
  if (!isLoopback(req.socket.remoteAddress) || !localHost.test(host) || forwarded || foreignOrigin) {
    res.status(403).json({ ok: false, error: 'The playground answers only on this machine.' });
    return;
  }
  next();
};

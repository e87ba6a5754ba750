import type { Config } from '../config.js';

/**
 * Where links in a chat lead: to the address that people have of the product, or to this machine where it serves nobody
 * else. A guess, such as the name in a request, could send somebody elsewhere with a token that works.
 */
export function linksOut(
  { publicUrl, isForThisMachine }: Pick<Config, 'publicUrl' | 'isForThisMachine'>,
  port: number,
  path: '/download/' | '/tab/enter/',
): ((token: string) => string) | undefined {
  // What travels in the open on its way could be read and used by anybody there.
  const outside = publicUrl?.startsWith('https:') ? publicUrl : undefined;
  const origin = outside ?? (isForThisMachine ? `http://127.0.0.1:${port}` : undefined);
  return origin === undefined ? undefined : (token) => `${origin}${path}${token}`;
}

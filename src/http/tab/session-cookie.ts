import type { Request, Response } from 'express';

/** The session of a page in a browser: out of reach for scripts, and sent with no request that another site makes. */
export interface SessionCookie {
  readonly of: (request: Request) => string | undefined;
  readonly set: (response: Response, token: string) => void;
  readonly clear: (response: Response) => void;
}

/** @param secure whether people reach us over an encrypted way; on this machine alone they do not */
export function createSessionCookie({ secure }: { readonly secure: boolean }): SessionCookie {
  const options = { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
  // Browsers hold a name of that kind to our own host and to an encrypted way.
  const name = secure ? '__Host-safeguard' : 'safeguard';
  return {
    of: ({ headers }) => {
      const found = (headers.cookie ?? '').split('; ').find((each) => each.startsWith(`${name}=`));
      return found?.slice(name.length + 1);
    },
    set: (response, token) => void response.cookie(name, token, options),
    clear: (response) => void response.clearCookie(name, options),
  };
}

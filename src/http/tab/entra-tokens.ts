import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Account, accountOn } from '../../domain/ids.js';

export interface EntraTenant {
  readonly tenantId: string;
  readonly appId: string;
  /** The tenant's published keys, unless told otherwise. */
  readonly keys?: JWTVerifyGetKey | undefined;
}

/** Where somebody of the tenant types their password, whoever the device takes them for. @param back where they are sent then */
export function signInAddress({ tenantId, appId }: EntraTenant, back: string): string {
  const asked = new URLSearchParams({
    client_id: appId,
    response_type: 'id_token',
    response_mode: 'fragment',
    scope: 'openid profile',
    // A password is asked for, and the token says when it was typed.
    prompt: 'login',
    max_age: '0',
    nonce: randomUUID(),
    redirect_uri: back,
  });
  return `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?${asked}`;
}

/** Who a token of the tenant is about; undefined for every token that proves nothing. */
export interface EntraTokens {
  /** What Teams hands to a tab without asking anybody. */
  readonly silent: (token: string) => Promise<Account | undefined>;
  /** An id token of a sign-in that somebody has just done by hand. */
  readonly byHand: (token: string) => Promise<Account | undefined>;
  /** Whose page asks: what Teams hands to it, or where Teams hands out nothing the id token that it was opened with, until that ends. */
  readonly ofPage: (token: string) => Promise<Account | undefined>;
}

/** What nobody can change: a signature can be written in several ways that read as the same one. */
export function signedPart(token: string): string {
  return token.slice(0, token.lastIndexOf('.'));
}

const objectId = z.uuid();
const accessClaims = z.looseObject({ tid: z.string(), oid: objectId, scp: z.string() });
const idClaims = z.looseObject({ tid: z.string(), oid: objectId, auth_time: z.number() });

const SCOPE = 'access_as_user';
/** An older proof may be somebody else's who sat here before. */
const BY_HAND_SECONDS = 5 * 60;
/** Clocks differ. */
const TOLERANCE_SECONDS = 60;

export function createEntraTokens({ tenantId, appId, keys }: EntraTenant): EntraTokens {
  const home = 'https://login.microsoftonline.com';
  const keySet = keys ?? createRemoteJWKSet(new URL(`${home}/${tenantId}/discovery/v2.0/keys`));
  // Either version of the tenant's tokens, as the app's registration asks for.
  const issuer = [`${home}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`];

  async function claimsOf(token: string): Promise<unknown> {
    const { payload } = await jwtVerify(token, keySet, {
      algorithms: ['RS256'],
      issuer,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['aud', 'exp', 'iat'],
    });
    const audiences = [payload.aud].flat();
    // A version 1 token names the app by its address, which ends with its id.
    const isForUs = audiences.some((aud) => aud === appId || (aud?.startsWith('api://') && aud.endsWith(`/${appId}`)));
    return isForUs ? payload : undefined;
  }

  const provedBy =
    <Claims extends { tid: string; oid: string }>(schema: z.ZodType<Claims>, proves: (claims: Claims) => boolean) =>
    async (token: string): Promise<Account | undefined> => {
      const claims = schema.safeParse(await claimsOf(token).catch(() => undefined));
      if (!claims.success || claims.data.tid !== tenantId || !proves(claims.data)) return undefined;
      return accountOn('teams', claims.data.oid);
    };

  const silent = provedBy(accessClaims, ({ scp }) => scp.split(' ').includes(SCOPE));
  const typedOnce = provedBy(idClaims, () => true);
  return {
    silent,
    byHand: provedBy(idClaims, ({ auth_time: at }) => Math.abs(Date.now() / 1000 - at) <= BY_HAND_SECONDS),
    ofPage: async (token) => (await silent(token)) ?? typedOnce(token),
  };
}

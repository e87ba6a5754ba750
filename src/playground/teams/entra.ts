import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from 'jose';

interface Options {
  readonly appId: string;
  readonly tenantId: string;
}

/** What a token says otherwise than a good one, so that the product can be seen to refuse it. Times as `jose` writes them. */
export interface EntraChanges {
  readonly issuer?: string;
  readonly audience?: string;
  readonly expires?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** The tenant's sign-in: tokens such as Entra issues for a tab, signed with a key that only this process has. */
export function createEntra({ appId, tenantId }: Options) {
  const keyId = randomUUID();
  const pair = generateKeyPair('RS256');
  const keySet = pair.then(async ({ publicKey }) =>
    createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }] }),
  );
  const keys: JWTVerifyGetKey = async (header, token) => (await keySet)(header, token);

  async function issue(claims: Readonly<Record<string, unknown>>, changes: EntraChanges): Promise<string> {
    return new SignJWT({ tid: tenantId, ver: '2.0', ...claims, ...changes.claims })
      .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .setIssuer(changes.issuer ?? `https://login.microsoftonline.com/${tenantId}/v2.0`)
      .setAudience(changes.audience ?? appId)
      .setIssuedAt()
      .setExpirationTime(changes.expires ?? '1h')
      .sign((await pair).privateKey);
  }

  return {
    tenantId,
    appId,
    keys,
    /** What `getAuthToken` hands to a tab. @param objectId of the person who is signed in to Teams */
    issueSilently: (objectId: string, changes: EntraChanges = {}) =>
      issue({ oid: objectId, scp: 'access_as_user' }, changes),
    /** The id token of somebody who has just typed their password. */
    issueByHand: (objectId: string, changes: EntraChanges = {}) =>
      issue({ oid: objectId, auth_time: Math.floor(Date.now() / 1000), nonce: randomUUID() }, changes),
  };
}

export type Entra = ReturnType<typeof createEntra>;

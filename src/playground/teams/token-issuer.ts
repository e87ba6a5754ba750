import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const issuer = 'https://api.botframework.com';
const lifeSeconds = 3600;

interface Options {
  readonly appId: string;
  /** Where the router is mounted. */
  readonly baseUrl: string;
}

/** What a token says otherwise than a good one, so that a bot can be seen to refuse it. Times as `jose` writes them. */
interface TokenChanges {
  readonly issuer?: string;
  readonly audience?: string;
  readonly notBefore?: string;
  readonly expires?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/**
 * Issues the tokens by which the real Bot Connector proves itself to a bot, and publishes the key as Microsoft does: an
 * OpenID metadata document and a key set with endorsements. A product that is told of the document checks them for real.
 */
export function createTokenIssuer({ appId, baseUrl }: Options) {
  const keyId = randomUUID();
  const keys = generateKeyPair('RS256');

  const router = Router();
  router.get('/.well-known/openidconfiguration', (_req, res) => {
    res.json({
      issuer,
      authorization_endpoint: 'https://invalid.example.org',
      jwks_uri: `${baseUrl}/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
  });
  router.get('/.well-known/keys', async (_req, res) => {
    const key = await exportJWK((await keys).publicKey);
    res.json({ keys: [{ ...key, kid: keyId, x5t: keyId, use: 'sig', endorsements: ['msteams'] }] });
  });

  return {
    router,
    metadataUrl: `${baseUrl}/.well-known/openidconfiguration`,
    /** @param serviceUrl what the activity names; a bot compares the two. */
    async issue(serviceUrl: string, changes: TokenChanges = {}): Promise<string> {
      return new SignJWT({ serviceurl: serviceUrl, ...changes.claims })
        .setProtectedHeader({ alg: 'RS256', kid: keyId, x5t: keyId, typ: 'JWT' })
        .setIssuer(changes.issuer ?? issuer)
        .setAudience(changes.audience ?? appId)
        .setNotBefore(changes.notBefore ?? '-5m')
        .setExpirationTime(changes.expires ?? `${lifeSeconds}s`)
        .sign((await keys).privateKey);
    },
  };
}

import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createEntraTokens } from '../../../../src/http/tab/entra-tokens.js';
import { createEntra, type EntraChanges } from '../../../../src/playground/teams/entra.js';

const APP = '1f7e0a52-6d9c-4c38-b4a1-8f3e5d2c7b96';
const TENANT = '3b0f6c1e-92d4-4a7b-8e55-d1c07a9f2e40';
const OTHER = 'e81d4f7a-5c23-49b6-a0f8-6b2e9c7d1350';
const AMARA = '7d3c5a10-4b1e-4c62-9a57-0c1f6e2b8a01';

const entra = createEntra({ appId: APP, tenantId: TENANT });
const tokens = createEntraTokens(entra);
const seconds = () => Math.floor(Date.now() / 1000);
const claims = { tid: TENANT, oid: AMARA, scp: 'access_as_user' };

describe('a token that Teams hands to the tab', () => {
  it.each<[string, EntraChanges]>([
    ['of version 2', {}],
    ['of version 1', { issuer: `https://sts.windows.net/${TENANT}/`, audience: `api://care.example.org/${APP}` }],
    ['with further scopes', { claims: { scp: 'openid access_as_user profile' } }],
  ])('%s says who it is about', async (_name, changes) => {
    expect(await tokens.silent(await entra.issueSilently(AMARA.toUpperCase(), changes))).toBe(`teams:${AMARA}`);
  });

  it.each<[string, EntraChanges]>([
    ['of another tenant', { claims: { tid: OTHER } }],
    ["by another tenant's issuer", { issuer: `https://login.microsoftonline.com/${OTHER}/v2.0` }],
    ['for another app', { audience: OTHER }],
    ['for another app at an address like ours', { audience: `api://care.example.org/${OTHER}` }],
    ['for an app whose id only ends like ours', { audience: `x${APP}` }],
    ['that has expired', { expires: '-2m' }],
    ['without a scope', { claims: { scp: undefined } }],
    ['with another scope', { claims: { scp: 'User.Read access_as_user_impersonation' } }],
    ['about nobody', { claims: { oid: undefined } }],
    ['about something that is no object id', { claims: { oid: 'amara@example.org' } }],
  ])('%s proves nothing', async (_name, changes) => {
    expect(await tokens.silent(await entra.issueSilently(AMARA, changes))).toBeUndefined();
  });

  it('that is not signed, or by another key or with a shared secret, proves nothing', async () => {
    const issuer = `https://login.microsoftonline.com/${TENANT}/v2.0`;
    const unsigned = new UnsecuredJWT(claims).setIssuer(issuer).setAudience(APP).setIssuedAt().setExpirationTime('1h');
    expect(await tokens.silent(unsigned.encode())).toBeUndefined();

    const { privateKey } = await generateKeyPair('RS256');
    const signed = (alg: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setIssuer(issuer)
        .setAudience(APP)
        .setIssuedAt()
        .setExpirationTime('1h');
    expect(await tokens.silent(await signed('RS256').sign(privateKey))).toBeUndefined();
    expect(await tokens.silent(await signed('HS256').sign(new TextEncoder().encode(APP)))).toBeUndefined();
    for (const nonsense of ['', 'x', 'a.b.c', '{}']) expect(await tokens.silent(nonsense)).toBeUndefined();
  });
});

describe('a sign-in by hand', () => {
  it.each<[string, EntraChanges, string | undefined]>([
    ['a moment ago', {}, `teams:${AMARA}`],
    ['four minutes ago', { claims: { auth_time: seconds() - 240 } }, `teams:${AMARA}`],
    ['six minutes ago', { claims: { auth_time: seconds() - 360 } }, undefined],
    ['in six minutes', { claims: { auth_time: seconds() + 360 } }, undefined],
    ['at no time', { claims: { auth_time: undefined } }, undefined],
    ['to another tenant', { claims: { tid: OTHER } }, undefined],
  ])('%s proves what it should', async (_name, changes, account) => {
    expect(await tokens.byHand(await entra.issueByHand(AMARA, changes))).toBe(account);
  });

  it('is no token that a device hands out by itself, nor the other way round', async () => {
    expect(await tokens.byHand(await entra.issueSilently(AMARA))).toBeUndefined();
    expect(await tokens.silent(await entra.issueByHand(AMARA))).toBeUndefined();
  });
});

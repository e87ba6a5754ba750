import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Request,
  type Response,
  TeamsInfo,
} from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { AMARA, type PlaygroundWithBot, startPlaygroundWithBot } from '../../support/playground-with-bot.js';

const opened: PlaygroundWithBot[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const appId = '0f6b2f58-5d5a-4b3e-9f0d-6e2a6f1d7c11';

/** The adapter takes the address of other keys only together with the rest of Microsoft's public cloud. */
const keysAt = (metadataUrl: string) => ({
  ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
});

/** Microsoft's own adapter behind the endpoint: without an app id it checks nothing, with one every token. */
async function start({ authenticated }: { authenticated: boolean }) {
  const started = await startPlaygroundWithBot({ teams: authenticated ? { appId, issueTokens: true } : {} });
  opened.push(started);
  const settings = authenticated ? { MicrosoftAppId: appId, MicrosoftAppType: 'MultiTenant' } : {};
  const keys = authenticated ? keysAt(started.metadataUrl) : {};
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...settings, ...keys }));
  return { ...started, adapter, amara: started.teams.person(AMARA) };
}

describe("Microsoft's SDK", () => {
  it('takes activities of the tenant, and writes, changes and asks about members through its Bot Connector', async () => {
    const { adapter, answerWith, amara } = await start({ authenticated: false });
    const members: unknown[] = [];
    answerWith((req, res) =>
      adapter.process(req as Request, res as unknown as Response, async (context) => {
        if (context.activity.type !== 'message') return;
        const sent = await context.sendActivity('First');
        await context.updateActivity({ id: sent?.id ?? '', type: 'message', text: 'Second' });
        members.push(await TeamsInfo.getMember(context, context.activity.from.id));
      }),
    );
    await amara.install();
    expect(await amara.say('hello')).toEqual({ kind: 'acknowledged' });
    expect(await amara.messages()).toMatchObject([{ text: 'hello' }, { text: 'Second', edited: true }]);
    expect(members).toMatchObject([{ aadObjectId: AMARA, email: 'amara@example.org', userRole: 'user' }]);
  });

  it('accepts the tokens of the tenant, and refuses none, those of another key and those for another address', async () => {
    const { adapter, answerWith, amara, heard, productUrl, serviceUrl, issueToken } = await start({
      authenticated: true,
    });
    const other = await start({ authenticated: true });
    let turns = 0;
    answerWith((req, res) =>
      adapter.process(req as Request, res as unknown as Response, async () => {
        turns += 1;
      }),
    );
    await amara.install();
    expect(await amara.say('hello')).toEqual({ kind: 'acknowledged' });
    expect(turns).toBe(3);

    const statusWith = async (token: string | undefined, change: object = {}) => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const body = JSON.stringify({ ...heard.at(-1), ...change });
      return (await fetch(`${productUrl}/api/messages`, { method: 'POST', headers, body })).status;
    };
    const token = await issueToken?.(serviceUrl);
    expect(await statusWith(token)).toBe(200);
    expect(await statusWith(token, { serviceUrl: 'https://smba.example.org/teams/' })).toBe(401);
    expect(await statusWith(await other.issueToken?.(serviceUrl))).toBeGreaterThanOrEqual(400);
    expect(await statusWith(undefined)).toBe(401);
    expect(turns).toBe(4);
  });

  it('refuses tokens that were issued for another app', async () => {
    const { answerWith, amara, metadataUrl } = await start({ authenticated: true });
    const adapter = new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication({
        MicrosoftAppId: '5c9d3e71-0b7a-4f0e-8a45-2f6b8d1c9e33',
        ...keysAt(metadataUrl),
      }),
    );
    answerWith((req, res) => adapter.process(req as Request, res as unknown as Response, async () => undefined));
    expect(await amara.install()).toMatchObject({ kind: 'failed', failure: 'http_401' });
  });
});

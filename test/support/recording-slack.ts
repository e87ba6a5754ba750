import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedCall {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Answers every method of Slack's Web API and keeps what was asked. For requests that no workspace would send: with it a
 * test signs whatever it likes, where the playground allows only what is on somebody's screen.
 */
export async function startRecordingSlack() {
  const calls: RecordedCall[] = [];
  const refused = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    const args = Object.fromEntries(new URLSearchParams(body));
    calls.push({ method, args });
    const id = args.user ?? args.users ?? 'U0';
    const answer = {
      ok: !refused.has(method),
      ...(refused.has(method) && { error: 'internal_error' }),
      team_id: 'T01TEST',
      user: { id, name: 'somebody', real_name: 'Somebody', profile: {} },
      channel: method === 'conversations.open' ? { id: `D${id}` } : 'D1',
      ts: `${calls.length}.0`,
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    apiUrl: `${origin}/api/`,
    callsOf: (method: string): readonly RecordedCall[] => calls.filter((call) => call.method === method),
    refuse: (method: string): void => void refused.add(method),
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

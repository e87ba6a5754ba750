import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as somebody got it. */
export interface Arrived {
  /** The id of the file of whoever got it. */
  readonly to: string;
  readonly text: string;
  /** The instance that sent it. */
  readonly from: string;
}

/** Asked of each message after it stands in the chat: whether its sender ever hears of that. */
export type OnArrived = (message: Arrived) => 'answered' | 'never-answered';

/**
 * A Slack in which everybody is an active member, and which keeps every message that was posted. Instances are told apart by their
 * tokens; one that was cut off reaches it no more, as a process that has ended does.
 */
export async function startWorkspace() {
  const arrived: Arrived[] = [];
  const cutOff = new Set<string>();
  let count = 0;
  let onArrived: OnArrived = () => 'answered';

  function answer(method: string, args: Record<string, string>, from: string): object | undefined {
    const { users = '', user = '', channel = '' } = args;
    switch (method) {
      case 'conversations.open':
        return { channel: { id: `D${users.slice(1)}` } };
      case 'users.info':
        return { user: { id: user, name: user, real_name: user, profile: {} } };
      case 'chat.postMessage': {
        const message = { to: channel.slice(1).toLowerCase(), text: args.text ?? '', from };
        arrived.push(message);
        count += 1;
        if (onArrived(message) === 'never-answered') return undefined;
        return { channel, ts: `${count}.0` };
      }
      default:
        return {};
    }
  }

  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const from = request.headers.authorization?.split('-').at(-1) ?? '';
    const method = request.url?.split('/').at(-1) ?? '';
    if (cutOff.has(from)) return hangUp(response);
    const said = answer(method, Object.fromEntries(new URLSearchParams(body)), from);
    if (said === undefined || cutOff.has(from)) return hangUp(response);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, team_id: 'T1', ...said }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    /** What has come since this was asked last. */
    takeArrived: (): readonly Arrived[] => arrived.splice(0),
    /** What has come and was not taken. */
    peek: (): readonly Arrived[] => arrived,
    cutOff: (instance: string): void => void cutOff.add(instance),
    whenArrived: (listener: OnArrived): void => {
      onArrived = listener;
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Workspace = Awaited<ReturnType<typeof startWorkspace>>;

function hangUp(response: ServerResponse): void {
  response.socket?.destroy();
}

import { SESSION_HEADER, TAB_HEADER } from '../../src/http/tab-contract.js';
import { FILE_CONTENT, FILE_NAME_HEADER } from '../../src/http/tab-contract-files.js';
import type { TestProduct } from './product.js';

export interface TabAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came, whatever it is
  readonly body: any;
}

interface Way {
  readonly headers: Readonly<Record<string, string>>;
}

/** Somebody at the tab, as their browser speaks: requests and answers, without the page. */
export function createTabVisitor({ origin }: Pick<TestProduct, 'origin'>) {
  async function ask(way: Way, method: string, path: string, body?: unknown): Promise<TabAnswer> {
    const response = await fetch(`${origin}/api/tab${path}`, {
      method,
      headers: {
        [TAB_HEADER]: '1',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...way.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** A file, as the page sends it. */
  async function sendFile(way: Way, path: string, name: string, bytes: Uint8Array): Promise<TabAnswer> {
    const response = await fetch(`${origin}/api/tab${path}`, {
      method: 'POST',
      headers: {
        [TAB_HEADER]: '1',
        'content-type': FILE_CONTENT,
        [FILE_NAME_HEADER]: encodeURIComponent(name),
        ...way.headers,
      },
      body: new Uint8Array(bytes),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** What the tenant of the playground issues for an account. */
  async function tokenFor(objectId: string, byHand = false): Promise<string> {
    const response = await fetch(`${origin}/playground/api/teams/people/${objectId}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ byHand }),
    });
    return ((await response.json()) as { token: string }).token;
  }

  /** In Teams: with a token of the tenant beside the session. */
  async function inTeams(objectId: string, byHand = false) {
    const token = await tokenFor(objectId);
    const headers = { authorization: `Bearer ${token}` };
    const proof = byHand ? { byHand: await tokenFor(objectId, true) } : {};
    const opened = await ask({ headers }, 'POST', '/session', proof);
    const way = { headers: { ...headers, [SESSION_HEADER]: opened.body?.token ?? '' } };
    return { opened, way, ask: (method: string, path: string, body?: unknown) => ask(way, method, path, body) };
  }

  /** In a browser: by a link from a chat. @returns undefined where the link opens nothing */
  async function byLink(url: string) {
    const entered = await fetch(url, { method: 'POST', redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie') ?? '';
    const way = { headers: { cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' } };
    return {
      entered,
      cookie,
      way,
      ask: (method: string, path: string, body?: unknown) => ask(way, method, path, body),
    };
  }

  return { ask, sendFile, tokenFor, inTeams, byLink };
}

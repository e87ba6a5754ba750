import type { z } from 'zod';
import {
  dutyDeskSchema,
  formAnswer,
  mineSchema,
  type Press,
  type Refusal,
  refusalSchema,
  reportAnswer,
  SESSION_HEADER,
  type Session,
  sessionSchema,
  shownSchema,
  TAB_HEADER,
  type TicketForm,
  type Typed,
} from '../../http/tab-contract.js';
import {
  type DryRun,
  dryRunAnswer,
  insightSchema,
  recordListAnswer,
  registersSchema,
} from '../../http/tab-contract-registers.js';
import { rotaSchema, setupSchema } from '../../http/tab-contract-rota.js';
import type { Host } from './host.js';

/** The product did not answer what was asked. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly because: Refusal['because']) {
    super(because);
  }
}

/** A network that is away, or an answer that makes no sense: nobody knows what became of it. */
const UNKNOWN = 'try-again';

/** What the product is asked. The session stays in this closure, and nowhere that a browser keeps. */
export function createApi(host: Host) {
  let session: string | undefined;

  async function ask<Answer>(method: string, path: string, schema: z.ZodType<Answer>, body?: unknown): Promise<Answer> {
    const headers: Record<string, string> = { [TAB_HEADER]: '1' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (host.kind === 'teams') headers.authorization = `Bearer ${await tokenOf(host)}`;
    if (session !== undefined) headers[SESSION_HEADER] = session;
    const response = await fetch(`/api/tab${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (response === undefined) throw new Refused(UNKNOWN);
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
    if (!response.ok) throw new Refused(refusalSchema.safeParse(answer).data?.because ?? UNKNOWN);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new Refused(UNKNOWN);
    return parsed.data;
  }

  return {
    signIn: async (byHand?: string): Promise<Session> => {
      if (host.kind === 'browser') return ask('GET', '/session', sessionSchema);
      const opened = await ask('POST', '/session', sessionSchema, byHand === undefined ? {} : { byHand });
      session = opened.token;
      return opened;
    },
    /** The page goes away, which waits for nothing: its session ends with it, and is never one that was left. */
    leave: (): void => {
      if (session === undefined) return;
      const headers = { [TAB_HEADER]: '1', [SESSION_HEADER]: session };
      void fetch('/api/tab/session', { method: 'DELETE', headers, keepalive: true }).catch(() => {});
    },
    page: (name: string, rest = '') =>
      ask('GET', `/page?${new URLSearchParams({ name, rest }).toString()}`, shownSchema),
    dutyDesk: () => ask('GET', '/duty-desk', dutyDeskSchema),
    insight: (quarter?: string) =>
      ask('GET', quarter === undefined ? '/insight' : `/insight?${new URLSearchParams({ quarter })}`, insightSchema),
    registers: () => ask('GET', '/registers', registersSchema),
    rota: () => ask('GET', '/rota', rotaSchema),
    setup: () => ask('GET', '/setup', setupSchema),
    exportChecks: () => ask('POST', '/downloads/checks', shownSchema, {}),
    dryRun: (file: string) => ask('POST', '/registers/checks/dry-run', dryRunAnswer, { file }),
    recordList: (file: string, looked: Pick<DryRun, 'file' | 'seen'>) =>
      ask('POST', '/registers/checks/record', recordListAnswer, { file, looked }),
    mine: () => ask('GET', '/mine', mineSchema),
    press: (press: Press) => ask('POST', '/press', shownSchema, press),
    form: (about: TicketForm['about'], typed: Typed) => ask('POST', '/form', formAnswer, { about, typed }),
    openReport: (once: string) => ask('POST', '/report/open', reportAnswer, { once }),
    report: (sent: { draftId: string; typed: Typed; stood: string[]; go: 'keep' | 'detail' | 'send' }) =>
      ask('POST', '/report', reportAnswer, sent),
  };
}

export type Api = ReturnType<typeof createApi>;

async function tokenOf(host: Extract<Host, { kind: 'teams' }>): Promise<string> {
  return host.token().catch(() => {
    throw new Refused('sign-in');
  });
}

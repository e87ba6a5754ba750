import { z } from 'zod';
import {
  ANYBODY,
  formAnswer,
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
import { type FileOfConcern, type FilesAnswer, filesAnswer } from '../../http/tab-contract-files.js';
import {
  type DryRun,
  dryRunAnswer,
  insightSchema,
  recordListAnswer,
  registersSchema,
} from '../../http/tab-contract-registers.js';
import { rotaSchema, setupSchema } from '../../http/tab-contract-rota.js';
import { dutyDeskSchema, mineSchema } from '../../http/tab-contract-work.js';
import type { Host } from './host.js';
import { type OnWay, upload } from './upload.js';

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
  /** Whose page it is. */
  let of = ANYBODY;
  /** Says to the product whose page this is; a browser says it by its cookie. */
  let nameOf = async (): Promise<string | undefined> => (host.kind === 'teams' ? tokenOf(host, session) : undefined);
  const asTeamsSays = nameOf;
  /** The reporter's form that is open. It outlives a lock: whoever signs in again finds their words, as they were kept. */
  let reporting: { readonly once: string; readonly isSent: 'no' | 'unsure' } | undefined;

  /** Forms in sight that hold words which were not sent. They are kept nowhere. */
  let holding = 0;
  /** What a dialog of Teams shows: the same until it has ended, so that words which were left in it are found again. */
  let inDialog: string | undefined;
  let given = host.kind === 'teams' ? host.reportOnce : undefined;

  async function whoAsks(): Promise<Record<string, string>> {
    const headers: Record<string, string> = { [TAB_HEADER]: of };
    const token = await nameOf();
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (session !== undefined) headers[SESSION_HEADER] = session;
    return headers;
  }

  async function ask<Answer>(method: string, path: string, schema: z.ZodType<Answer>, body?: unknown): Promise<Answer> {
    const headers = await whoAsks();
    const response = await fetch(`/api/tab${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (response === undefined) throw new Refused(UNKNOWN);
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
    if (!response.ok) throw refusedBy(answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new Refused(UNKNOWN);
    return parsed.data;
  }

  async function openWith(teams: Extract<Host, { kind: 'teams' }>, byHand: string | undefined): Promise<Session> {
    const isNamed = byHand === undefined || (await teams.token().catch(() => undefined)) !== undefined;
    nameOf = isNamed ? asTeamsSays : async () => undefined;
    const opened = await ask('POST', '/session', sessionSchema, byHand === undefined ? {} : { byHand });
    session = opened.token;
    // Where Teams can't say who they are, what their password bought says it, until it ends.
    if (!isNamed) nameOf = async () => byHand;
    return opened;
  }

  async function send(path: string, file: File, { onProgress, signal }: OnWay): Promise<FilesAnswer> {
    const headers = await whoAsks();
    const sent = await upload({ path: `/api/tab${path}`, headers, file, schema: filesAnswer, onProgress, signal });
    if (sent.kind === 'refused') throw refusedBy(sent.body);
    return sent.answer;
  }

  return {
    signIn: async (byHand?: string): Promise<Session> => {
      of = ANYBODY;
      const opened =
        host.kind === 'browser' ? await ask('GET', '/session', sessionSchema) : await openWith(host, byHand);
      of = opened.of;
      return opened;
    },
    signOut: () => ask('DELETE', '/session', z.undefined()),
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
    offerFile: (of: FileOfConcern) => ask('POST', '/downloads/file', shownSchema, of),
    addFile: (draftId: string, file: File, onWay: OnWay) => send(filesOf(draftId), file, onWay),
    addToCase: (concernId: string, file: File, onWay: OnWay) =>
      send(`/concerns/${encodeURIComponent(concernId)}/files`, file, onWay),
    removeFile: (draftId: string, file: string) =>
      ask('DELETE', `${filesOf(draftId)}/${encodeURIComponent(file)}`, filesAnswer),
    mine: () => ask('GET', '/mine', mineSchema),
    press: (press: Press) => ask('POST', '/press', shownSchema, press),
    form: (about: TicketForm['about'], typed: Typed) => ask('POST', '/form', formAnswer, { about, typed }),
    /** Somebody is still there. */
    stay: () => ask('GET', '/session', sessionSchema),
    openReport: () => {
      reporting ??= { once: given ?? crypto.randomUUID(), isSent: 'no' };
      given = undefined;
      return ask('POST', '/report/open', reportAnswer, { once: reporting.once });
    },
    report: async (sent: { draftId: string; typed: Typed; stood: string[]; go: 'keep' | 'detail' | 'send' }) => {
      const now = reporting;
      try {
        const answer = await ask('POST', '/report', reportAnswer, sent);
        if (answer.kind === 'window' && reporting === now) reporting = undefined;
        return answer;
      } catch (error) {
        const isUnsure = sent.go === 'send' && error instanceof Refused && error.because === UNKNOWN;
        if (isUnsure && now !== undefined && reporting === now) reporting = { ...now, isSent: 'unsure' };
        throw error;
      }
    },
    /** They thought better of it, which waits for nothing: what the product does not hear of, it removes with the draft. */
    dropReport: (draftId: string): void => {
      reporting = undefined;
      void ask('DELETE', `/report/${encodeURIComponent(draftId)}`, z.undefined()).catch(() => {});
    },
    dialogReport: (): string => {
      inDialog ??= crypto.randomUUID();
      return inDialog;
    },
    /** It was sent, or they thought better of it: the next one is a new one. */
    dialogReportEnded: (): void => {
      inDialog = undefined;
    },
    /** The form goes on in this page's own window. */
    takeFromDialog: (): void => {
      if (inDialog !== undefined) reporting = { once: inDialog, isSent: 'no' };
      inDialog = undefined;
    },
    /** The form that was open in a dialog when somebody closed it by the cross of Teams; undefined where there is none. */
    leftInDialog: async () =>
      inDialog === undefined ? undefined : ask('POST', '/report/open', reportAnswer, { once: inDialog }),
    /** @returns how to say that they are sent, or that somebody left them */
    holdsWords: () => {
      holding += 1;
      return (): void => {
        holding -= 1;
      };
    },
    isHoldingWords: () => holding > 0,
    /** Of a form that is open, whether it may have been sent; undefined where none is. */
    unsentReport: () => reporting?.isSent,
  };
}

const filesOf = (draftId: string) => `/report/${encodeURIComponent(draftId)}/files`;

function refusedBy(answer: unknown): Refused {
  return new Refused(refusalSchema.safeParse(answer).data?.because ?? UNKNOWN);
}

export type Api = ReturnType<typeof createApi>;

/** Whom Teams has named once it can name again, as soon as its network is there. */
async function tokenOf(host: Extract<Host, { kind: 'teams' }>, session: string | undefined): Promise<string> {
  return host.token().catch(() => {
    throw new Refused(session === undefined ? 'sign-in' : UNKNOWN);
  });
}

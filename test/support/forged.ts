import { randomUUID } from 'node:crypto';
import type { Platform } from '../../src/domain/ids.js';
import { installation } from '../../src/playground/workspace/ids.js';
import { createNewCalls } from './new-calls.js';
import type { startProductWithPlayground } from './product-with-playground.js';
import { interaction, sendSigned } from './signed-requests.js';

/**
 * What no client offers: presses on any control of any concern and forms that nobody opened. Each answers with everything that
 * the product says to it, as it came over the wire, so that two answers can be compared to the byte.
 */
export interface Forger {
  press(action: string, concernId: string, item?: string): Promise<string>;
  send(ticket: ForgedTicket, answers?: ForgedAnswers): Promise<string>;
  list(list: string, page: number): Promise<string>;
}

export interface ForgedTicket {
  readonly verb: string;
  readonly concernId: string;
  readonly item?: string | undefined;
  readonly token?: string;
}

/** The values behind the words, by question. */
export type ForgedAnswers = Readonly<Record<string, string | readonly string[]>>;

type Product = Awaited<ReturnType<typeof startProductWithPlayground>>;

const SEND_FORM = 'ticket.send';
const TICKET_FORM = 'ticket.form';
const SHOW_PAGE = 'desk.page';

const withToken = ({ token = randomUUID(), ...ticket }: ForgedTicket) => ({ ...ticket, token });

/** In the name of that person, on that platform. */
export async function createForger(product: Product, platform: Platform, name: string): Promise<Forger> {
  return platform === 'slack' ? inSlack(product, name) : inTeams(product, name);
}

async function inSlack({ origin, signingSecret, slack }: Product, name: string): Promise<Forger> {
  const id = (await slack.people()).find((person) => person.name === name)?.id;
  if (id === undefined) throw new Error(`nobody in the workspace is called ${name}`);
  const post = async (payload: object): Promise<string> => {
    const body = interaction({ user: { id }, team: { id: installation.team.id }, ...payload });
    const response = await sendSigned(origin, body, { secret: signingSecret });
    return `${response.status} ${await response.text()}`;
  };
  const newCalls = createNewCalls(slack);
  /** Posts it. @returns the answer, and what was shown for that trigger or in that window */
  const postAndSee = async (payload: object, key: 'trigger_id' | 'view_id', value: string): Promise<string> => {
    const callsSince = newCalls();
    const answer = await post(payload);
    const calls = (await callsSince()).map(({ method, args }) => ({ method, args: args as Record<string, unknown> }));
    const shown = calls.filter(({ args }) => args[key] === value).map(({ method, args }) => [method, args.view]);
    return `${answer} ${JSON.stringify(shown)}`;
  };
  return {
    press: (action, concernId, item) => {
      const trigger = `forged-${randomUUID()}`;
      const actions = [{ action_id: action, action_ts: '1', value: item ? `${concernId} ${item}` : concernId }];
      return postAndSee({ type: 'block_actions', trigger_id: trigger, actions }, 'trigger_id', trigger);
    },
    send: (ticket, answers = {}) => {
      const values = Object.entries(answers).map(([question, value]) => {
        const state =
          typeof value === 'string'
            ? { type: 'plain_text_input', value }
            : { type: 'multi_static_select', selected_options: value.map((each) => ({ value: each })) };
        return [question, { [`answer.${question}`]: state }] as const;
      });
      const view = {
        id: `V${randomUUID()}`,
        callback_id: TICKET_FORM,
        private_metadata: JSON.stringify(withToken(ticket)),
        state: { values: Object.fromEntries(values) },
      };
      return post({ type: 'view_submission', view });
    },
    list: (list, page) => {
      const view = `V${randomUUID()}`;
      const actions = [{ action_id: `${SHOW_PAGE} ${list} ${page}`, action_ts: '1', value: `${list} ${page}` }];
      const trigger = `forged-${randomUUID()}`;
      return postAndSee({ type: 'block_actions', trigger_id: trigger, view: { id: view }, actions }, 'view_id', view);
    },
  };
}

async function inTeams({ origin, serviceUrl, teams }: Product, name: string): Promise<Forger> {
  const id = (await teams.people()).find((person) => person.name === name)?.id;
  if (id === undefined) throw new Error(`nobody in the tenant is called ${name}`);
  const { tenantId, botId } = await teams.app();
  const { chatId } = await teams.person(id).screen();
  const post = async (invoke: string, value: unknown): Promise<string> => {
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name: invoke,
        value,
        id: `f:${randomUUID()}`,
        timestamp: new Date().toISOString(),
        channelId: 'msteams',
        serviceUrl,
        from: { id: `29:${id}`, aadObjectId: id },
        recipient: { id: botId },
        conversation: { id: chatId, conversationType: 'personal', tenantId },
        channelData: { tenant: { id: tenantId } },
      }),
    });
    return `${response.status} ${await response.text()}`;
  };
  return {
    press: async (action, concernId, item) => {
      const data = { action, concernId, ...(item && { item }) };
      const executed = { action: { type: 'Action.Execute', verb: action, data }, trigger: 'manual' };
      return `${await post('task/fetch', { data })} ${await post('adaptiveCard/action', executed)}`;
    },
    send: (ticket, answers = {}) => {
      const values = Object.entries(answers).map(([question, value]) => [question, [value].flat().join(',')]);
      const data = { action: SEND_FORM, ticket: withToken(ticket), ...Object.fromEntries(values) };
      return post('task/submit', { data });
    },
    list: (list, page) => post('task/submit', { data: { action: SHOW_PAGE, item: `${list} ${page}` } }),
  };
}

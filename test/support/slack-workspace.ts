import type {
  AppShown,
  Clock,
  MessageShown,
  PersonShown,
  RequestOf,
  Screen,
  ViewShown,
} from '../../src/playground/contract.js';
import type { Outcome } from '../../src/playground/product/refusal.js';
import type { Answer } from '../../src/playground/product/send.js';
import type { Call } from '../../src/playground/web-api/calls.js';
import type { FaultInput } from '../../src/playground/web-api/faults.js';
import { createAsk, NotPossible, PATIENCE_MS, until } from './playground-api.js';
import { findInteractive, findStateful, stateFrom, type Typed } from './slack-elements.js';

export type { Answer, Call, Clock, FaultInput, MessageShown, Outcome, PersonShown, Screen, Typed, ViewShown };

/** Where to press: on top of the modals, on the home tab, in one message, or in an ephemeral message. */
export type Where = 'modal' | 'home' | MessageShown | { readonly ephemeral: string };

export interface PressOptions {
  readonly in: Where;
  /** An action_id or the words on the element. */
  readonly element: string;
  /** Of an overflow menu: the item's words or value. */
  readonly item?: string;
}

function durationMs(duration: string | number): number {
  if (typeof duration === 'number') return duration;
  const match = /^(\d+)\s*(s|m|h|d)$/.exec(duration);
  if (!match) throw new Error(`Not a duration: ${duration}`);
  return Number(match[1]) * { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 's' | 'm' | 'h' | 'd'];
}

function connectSocket(ask: ReturnType<typeof createAsk>) {
  const connections = () => ask<{ connections: number }>('/socket').then((shown) => shown.connections);
  return {
    connections,
    /** Waits until there are so many. */
    waitFor: (count: number, timeoutMs = PATIENCE_MS): Promise<number> =>
      until(`${count} connections`, timeoutMs, async () => ((await connections()) === count ? count : undefined)),
    /** Asks for other connections in place of these. */
    leave: (how: RequestOf<'leave'> = {}) => ask('/socket/leave', 'POST', how),
    /** Cuts all connections. */
    drop: () => ask('/socket/drop', 'POST'),
    /** Makes all connections deaf and dumb, without a word. */
    freeze: () => ask('/socket/freeze', 'POST'),
    /** The latest envelope once more. */
    again: () => ask<{ answer: Answer }>('/socket/again', 'POST').then(({ answer }) => answer),
  };
}

/**
 * Drives a playground as its people would, over the API that its page uses.
 * @param baseUrl such as http://127.0.0.1:3978/playground
 */
export function connectWorkspace(baseUrl: string) {
  const ask = createAsk(`${baseUrl.replace(/\/$/, '')}/api`);

  function person(id: string) {
    const post = (path: string, body: unknown = {}) =>
      ask<{ outcome: Outcome; screen: Screen }>(`/people/${id}/${path}`, 'POST', body).then(({ outcome }) => outcome);
    const screen = () => ask<Screen>(`/people/${id}/screen`);
    const modal = async () => (await screen()).modals.at(-1);

    async function topModal(): Promise<ViewShown> {
      const top = await modal();
      if (!top) throw new NotPossible(`${id} has no modal open`);
      return top;
    }

    async function placeOf(where: Where) {
      if (where === 'modal') {
        const view = await topModal();
        return { blocks: view.blocks, place: { in: 'view', viewId: view.id } };
      }
      if (where === 'home') {
        const { home } = await screen();
        if (!home) throw new NotPossible(`${id} has no home tab yet`);
        return { blocks: home.blocks, place: { in: 'view', viewId: home.id } };
      }
      if ('ephemeral' in where) {
        const found = (await screen()).ephemerals.find((each) => each.id === where.ephemeral);
        return { blocks: found?.blocks ?? [], place: { in: 'ephemeral', id: where.ephemeral } };
      }
      const { channel, ts } = where;
      const now = await screen();
      const shown = [...now.dms, ...now.channels.flatMap((each) => each.messages)];
      const message = shown.find((each) => each.channel === channel && each.ts === ts);
      return { blocks: message?.blocks ?? where.blocks, place: { in: 'message', channel, ts } };
    }

    return {
      id,
      screen,
      modal,
      /** Everything in the DM with the app, oldest first. */
      messages: async () => (await screen()).dms,
      home: async () => (await screen()).home,

      /** What an administrator does with their account. */
      deactivate: () => post('deactivate'),
      reactivate: () => post('reactivate'),

      command: (command: string, text = '', channel?: string) =>
        post('command', { command, text, ...(channel ? { channel } : {}) }),
      shortcut: (callbackId: string) => post('shortcut', { callbackId }),
      messageShortcut: (callbackId: string, message: Pick<MessageShown, 'channel' | 'ts'>) =>
        post('message-shortcut', { callbackId, channel: message.channel, ts: message.ts }),
      openHome: () => post('open-tab', { tab: 'home' }),

      /** Writes in a channel; answers the message. */
      async post(channel: string, text: string): Promise<MessageShown> {
        await post('post', { channel, text });
        const posted = (await screen()).channels.find((each) => each.id === channel)?.messages.at(-1);
        if (!posted) throw new NotPossible(`nothing in ${channel}`);
        return posted;
      },

      async press({ in: where, element, item }: PressOptions): Promise<Outcome> {
        const { blocks, place } = await placeOf(where);
        const found = findInteractive(blocks, element);
        const options = found.element.type === 'overflow' ? found.element.options : [];
        const option = options.find((each) => each.value === item || each.text.text === item)?.value ?? item;
        const { blockId, actionId } = found;
        return post('press', { place, blockId, actionId, ...(option ? { option } : {}) });
      },

      /**
       * Types or chooses in the modal on top (or the home tab): the element by block_id, action_id or label, the value as a
       * person thinks of it. Sends block_actions where Slack would.
       */
      async change(element: string, value: Typed, where: 'modal' | 'home' = 'modal'): Promise<Outcome> {
        const { blocks, place } = await placeOf(where);
        const found = findStateful(blocks, element);
        const { blockId, actionId, block } = found;
        const values = {
          [blockId]: { [actionId]: stateFrom(found.element, value, await ask<PersonShown[]>('/people')) },
        };
        const dispatches = block.type !== 'input' || block.dispatch_action === true;
        if (dispatches) return post('press', { place, blockId, actionId, values });
        return post(`views/${place.viewId}/type`, { values });
      },

      submit: async () => post(`views/${(await topModal()).id}/submit`),
      /** The button at the foot of the modal; with `all`, the cross that closes the whole stack. */
      close: async (all = false) => post(`views/${(await topModal()).id}/close`, { all }),
      dismiss: (elementId: string) => post('dismiss', { id: elementId }),

      waitForMessage: (predicate: (message: MessageShown) => boolean, timeoutMs = PATIENCE_MS): Promise<MessageShown> =>
        until('a message', timeoutMs, async () => (await screen()).dms.find(predicate)),
      waitForModal: (
        predicate: (view: ViewShown) => boolean = () => true,
        timeoutMs = PATIENCE_MS,
      ): Promise<ViewShown> =>
        until('a modal', timeoutMs, async () => {
          const top = await modal();
          return top && predicate(top) ? top : undefined;
        }),
      waitForHome: (
        predicate: (view: ViewShown) => boolean = () => true,
        timeoutMs = PATIENCE_MS,
      ): Promise<ViewShown> =>
        until('the home tab', timeoutMs, async () => {
          const { home } = await screen();
          return home && predicate(home) ? home : undefined;
        }),
      waitFor: (predicate: (screen: Screen) => boolean, timeoutMs = PATIENCE_MS): Promise<Screen> =>
        until('the screen', timeoutMs, async () => {
          const now = await screen();
          return predicate(now) ? now : undefined;
        }),
    };
  }

  return {
    person,
    people: () => ask<PersonShown[]>('/people'),
    app: () => ask<AppShown>('/app'),
    calls: (afterId = 0) => ask<Call[]>(`/calls?after=${afterId}`),
    clearCalls: () => ask('/calls', 'DELETE'),
    fault: (fault: FaultInput) => ask('/faults', 'POST', fault),
    clearFaults: () => ask('/faults', 'DELETE'),
    clock: () => ask<Clock>('/clock'),
    /** Moves the product's clock: '15m', '1h', '1d', or milliseconds. */
    skip: (duration: string | number) => ask<Clock>('/clock', 'POST', { skipMs: durationMs(duration) }),
    connected: () => ask<{ connected: boolean }>('/status').then(({ connected }) => connected),
    /** Sends what no screen offers, the way that Slack sends everything. */
    deliver: (kind: RequestOf<'deliver'>['kind'], payload: Readonly<Record<string, unknown>>) =>
      ask<{ answer: Answer }>('/deliver', 'POST', { kind, payload }).then(({ answer }) => answer),
    /** The connections of Socket Mode, where the workspace uses it. */
    socket: connectSocket(ask),
  };
}

import type { Outcome } from '../../src/playground/product/refusal.js';
import type { Card } from '../../src/playground/teams/cards/card.js';
import type { Input } from '../../src/playground/teams/cards/inputs.js';
import { actionsOf, inputsOf } from '../../src/playground/teams/cards/walk.js';
import type {
  DialogShown,
  TeamsAppShown,
  TeamsMessageShown,
  TeamsPersonShown,
  TeamsRequestOf,
  TeamsScreen,
} from '../../src/playground/teams/contract.js';
import type { Call } from '../../src/playground/web-api/calls.js';
import type { FaultInput } from '../../src/playground/web-api/faults.js';
import { createAsk, NotPossible, PATIENCE_MS, until } from './playground-api.js';

export type { DialogShown, TeamsMessageShown, TeamsScreen };

/** The words on the buttons of a card, in their order. */
export function buttonsOf(card: Card | null | undefined): string[] {
  return card ? actionsOf(card).map(({ title }) => title) : [];
}

/** A value as a person thinks of it: words, a tick, or the names of several choices or people. */
export type TypedInCard = string | boolean | readonly string[];

/** What the client puts into an input: choices by the words on them, people by their names. */
function valueFor(input: Input, typed: TypedInCard, people: readonly TeamsPersonShown[]): string {
  if (input.type === 'Input.Toggle') return typed === true || typed === input.valueOn ? input.valueOn : input.valueOff;
  if (input.type !== 'Input.ChoiceSet') return String(typed);
  const wanted = typeof typed === 'string' ? [typed] : Array.isArray(typed) ? typed : [];
  const found = wanted.filter(Boolean).map((each: string) => {
    const choice = input.choices.find(({ title, value }) => title === each || value === each);
    const person = input['choices.data'] && people.find(({ id, name }) => name === each || id === each);
    const value = choice?.value ?? person?.id;
    if (value === undefined) throw new NotPossible(`${input.id} offers no "${each}"`);
    return value;
  });
  return found.join(',');
}

/**
 * Drives the playground's Teams tenant as its people would, over the API that its page uses.
 * @param baseUrl such as http://127.0.0.1:3978/playground
 */
export function connectTenant(baseUrl: string) {
  const ask = createAsk(`${baseUrl.replace(/\/$/, '')}/api/teams`);

  const people = () => ask<TeamsPersonShown[]>('/people');

  /** @param objectId the Entra object id, as in the organisation file. */
  function person(objectId: string) {
    const post = (path: string, body: unknown = {}) =>
      ask<{ outcome: Outcome }>(`/people/${objectId}/${path}`, 'POST', body).then(({ outcome }) => outcome);
    const screen = () => ask<TeamsScreen>(`/people/${objectId}/screen`);
    const dialog = async () => (await screen()).dialog;

    async function openDialog(): Promise<DialogShown> {
      const open = await dialog();
      if (!open) throw new NotPossible('they have no dialog open');
      return open;
    }

    async function typedInto(card: Card | null, element: string, typed: TypedInCard): Promise<Record<string, string>> {
      const input = card && inputsOf(card).find(({ id, label }) => id === element || label === element);
      if (!input) throw new NotPossible(`the card has no input ${element}`);
      return { [input.id]: valueFor(input, typed, await people()) };
    }

    return {
      id: objectId,
      screen,
      dialog,
      /** Everything in the chat with the bot, oldest first. */
      messages: async () => (await screen()).chat,

      /** What an administrator does with their account. */
      deactivate: () => post('deactivate'),
      reactivate: () => post('reactivate'),

      install: () => post('install'),
      uninstall: () => post('uninstall'),
      block: () => post('block'),
      unblock: () => post('unblock'),

      /** Writes to the bot, or in the group chat or channel with that name or id, where it mentions the bot. */
      async say(text: string, where?: string, { mention = true } = {}): Promise<Outcome> {
        const groups = where ? (await screen()).groups : [];
        const conversation = groups.find(({ id, name, kind }) => [id, name, kind].includes(where ?? ''))?.id ?? where;
        return post('say', { text, mention, ...(conversation ? { conversation } : {}) });
      },
      /** The last activity once more, as it was. */
      sendAgain: () => post('again'),
      /** Opens the chat with the bot, which refreshes the cards that ask for it. */
      openChat: () => post('open-chat'),

      /**
       * Presses a button of a card in a chat: by its verb, `data.action`, id or words.
       * With `asFallback` as a client does that knows no Action.Execute.
       */
      press: (
        message: Pick<TeamsMessageShown, 'id'>,
        action: string,
        options: Omit<TeamsRequestOf<'press'>, 'messageId' | 'action'> = {},
      ) => post('press', { messageId: message.id, action, ...options }),
      refresh: (message: Pick<TeamsMessageShown, 'id'>) => post('refresh', { messageId: message.id }),

      /** A command of the message extension; on a message with `message`. */
      extension: (commandId: string, options: Omit<TeamsRequestOf<'extension'>, 'commandId'> = {}) =>
        post('extension', { commandId, ...options }),

      /** Types or chooses in the dialog: the input by its id or label, the value as a person thinks of it. */
      change: async (element: string, typed: TypedInCard): Promise<Outcome> =>
        post('dialog/type', { values: await typedInto((await openDialog()).card, element, typed) }),
      /** Presses a button of the dialog: by `data.action`, `data.go`, id or words. */
      pressInDialog: (action: string) => post('dialog/press', { action }),
      closeDialog: () => post('dialog/close'),
      dismiss: (id: string) => post('dismiss', { id }),

      waitForMessage: (
        predicate: (message: TeamsMessageShown) => boolean,
        timeoutMs = PATIENCE_MS,
      ): Promise<TeamsMessageShown> => until('a message', timeoutMs, async () => (await screen()).chat.find(predicate)),
      waitForDialog: (
        predicate: (dialog: DialogShown) => boolean = () => true,
        timeoutMs = PATIENCE_MS,
      ): Promise<DialogShown> =>
        until('a dialog', timeoutMs, async () => {
          const open = await dialog();
          return open && predicate(open) ? open : undefined;
        }),
      waitFor: (predicate: (screen: TeamsScreen) => boolean, timeoutMs = PATIENCE_MS): Promise<TeamsScreen> =>
        until('the screen', timeoutMs, async () => {
          const now = await screen();
          return predicate(now) ? now : undefined;
        }),
    };
  }

  return {
    person,
    people,
    /** By the name in the organisation file. */
    async named(name: string) {
      const found = (await people()).find((each) => each.name === name);
      if (!found) throw new NotPossible(`nobody in the tenant is called ${name}`);
      return person(found.id);
    },
    app: () => ask<TeamsAppShown>('/app'),
    calls: (afterId = 0) => ask<Call[]>(`/calls?after=${afterId}`),
    clearCalls: () => ask('/calls', 'DELETE'),
    /** Of an operation of the Bot Connector, such as sendToConversation, or of all of them ("*"). */
    fault: (fault: FaultInput) => ask('/faults', 'POST', fault),
    clearFaults: () => ask('/faults', 'DELETE'),
  };
}

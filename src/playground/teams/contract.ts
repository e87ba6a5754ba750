import { z } from 'zod';
import type { PersonShown } from '../contract.js';
import type { Card } from './cards/card.js';

/** What the page and the tests' driver say to the tenant, and what they hear. */

export interface TeamsPersonShown extends Omit<PersonShown, 'standing'> {
  /** The Entra object id is the `id`; this is the same person's account in the workspace, where they have one. */
  readonly slack: string | null;
  readonly standing: 'member' | 'guest' | 'other-tenant';
  readonly installed: boolean;
  readonly blocked: boolean;
  readonly deactivated: boolean;
}

export interface TeamsAppShown {
  readonly name: string;
  readonly botId: string;
  readonly tenantId: string;
  readonly commands: readonly { readonly title: string; readonly description: string }[];
  readonly extensions: readonly {
    readonly id: string;
    readonly title: string;
    readonly context: readonly ExtensionPlace[];
  }[];
}

export type ExtensionPlace = 'compose' | 'commandBox' | 'message';

export interface TeamsMessageShown {
  readonly id: string;
  readonly conversation: string;
  /** An Entra object id, or the bot's id. */
  readonly from: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly summary: string;
  /** As this person sees them now: a card can have been refreshed for them alone. */
  readonly cards: readonly Card[];
  /** The product's time when it was posted, in milliseconds. */
  readonly shownAtMs: number;
  readonly edited: boolean;
}

export interface DialogShown {
  readonly id: string;
  readonly title: string;
  readonly width: string | number | null;
  readonly height: string | number | null;
  /** Null when the dialog only says something. */
  readonly card: Card | null;
  readonly message: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  /** Teams' own words when the app did not answer as it should. */
  readonly trouble: string | null;
}

export interface TeamsNotice {
  readonly id: string;
  readonly at: string;
  readonly text: string;
}

/** What is seen without opening the chat: on a locked phone, and in the list of chats. */
export interface TeamsNotification {
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  readonly messageId: string;
  readonly phone: string;
  readonly chatList: string;
}

export interface GroupShown {
  readonly id: string;
  readonly name: string;
  readonly kind: 'groupChat' | 'channel';
  readonly messages: readonly TeamsMessageShown[];
}

export interface TeamsScreen {
  /** Rises with every change: the higher one is the newer screen. */
  readonly version: number;
  readonly person: TeamsPersonShown;
  /** The personal chat with the bot. */
  readonly chatId: string;
  readonly chat: readonly TeamsMessageShown[];
  readonly groups: readonly GroupShown[];
  readonly dialog: DialogShown | null;
  readonly notices: readonly TeamsNotice[];
  readonly notifications: readonly TeamsNotification[];
}

const values = z.record(z.string(), z.string());

export const teamsRequests = {
  /** Without a conversation: to the bot alone. In a group the bot hears only what mentions it. */
  say: z.strictObject({
    text: z.string().min(1),
    conversation: z.string().optional(),
    mention: z.boolean().default(true),
  }),
  /** The button by its verb, its action id, its words, or "#2" for the third one. */
  press: z.strictObject({
    messageId: z.string(),
    action: z.string(),
    values: values.default({}),
    /** As a client does that knows no Action.Execute. */
    asFallback: z.boolean().default(false),
  }),
  refresh: z.strictObject({ messageId: z.string() }),
  type: z.strictObject({ values }),
  pressInDialog: z.strictObject({ action: z.string(), values: values.default({}) }),
  extension: z.strictObject({
    commandId: z.string(),
    from: z.enum(['compose', 'commandBox', 'message']).default('compose'),
    conversation: z.string().optional(),
    messageId: z.string().optional(),
  }),
  dismiss: z.strictObject({ id: z.string() }),
  nothing: z.strictObject({}),
  /** By hand: the person has typed their password. */
  token: z.strictObject({ byHand: z.boolean().default(false) }),
};

export type TeamsRequestOf<K extends keyof typeof teamsRequests> = z.input<(typeof teamsRequests)[K]>;

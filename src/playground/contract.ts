import { z } from 'zod';
import type { Block } from './blocks/layout.js';
import { limits } from './limits.js';
import type { Values } from './views/state.js';

/** What the page and the tests' driver say to the workspace, and what they hear. */

export type Standing = 'member' | 'guest' | 'single-channel-guest' | 'deactivated' | 'stranger';

export interface PersonShown {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly standing: Standing;
}

export interface AppShown {
  readonly name: string;
  readonly botUserId: string;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly type: 'global' | 'message';
    readonly callbackId: string;
    readonly description: string;
  }[];
}

export interface MessageShown {
  readonly channel: string;
  readonly ts: string;
  /** The product's time when it was posted, in milliseconds. */
  readonly shownAtMs: number;
  readonly user: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly editedTs?: string;
  readonly threadTs?: string;
}

export interface ViewShown {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly title: string;
  /** Null when there is no such button. */
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly Block[];
  readonly values: Values;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | null;
}

export interface Ephemeral {
  readonly id: string;
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Slack's own words to a person when something went wrong. */
export interface Notice {
  readonly id: string;
  readonly at: string;
  readonly kind: 'command' | 'shortcut' | 'action' | 'modal';
  readonly text: string;
}

/** What a locked phone and a desktop show of a message: since 13 July 2026 mobile reads the text, desktop the blocks. */
export interface Notification {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  readonly ts: string;
  readonly phone: string;
  readonly desktop: string;
}

export interface ChannelShown {
  readonly id: string;
  readonly name: string;
  readonly messages: readonly MessageShown[];
}

export interface Screen {
  /** Rises with every change of the workspace: the higher one is the newer screen. */
  readonly version: number;
  readonly person: PersonShown;
  readonly dms: readonly MessageShown[];
  readonly channels: readonly ChannelShown[];
  readonly home: ViewShown | null;
  /** The stack of modals, the one on top last. */
  readonly modals: readonly ViewShown[];
  readonly ephemerals: readonly Ephemeral[];
  readonly notices: readonly Notice[];
  readonly notifications: readonly Notification[];
}

/** A page or an e-mail: what reached somebody beside chat. */
export interface OutsideMessage {
  readonly id: string;
  readonly kind: 'page' | 'e-mail';
  readonly to: string;
  readonly urgent: boolean;
  /** Of an e-mail; a page has none. */
  readonly title: string;
  readonly words: string;
  /** All that came, as it came. */
  readonly raw: string;
  /** The product's time when it came, in milliseconds. */
  readonly shownAtMs: number;
}

export interface OutsideShown {
  readonly version: number;
  readonly messages: readonly OutsideMessage[];
}

export interface Clock {
  readonly now: string;
  readonly offsetMs: number;
}

const values = z.record(z.string(), z.record(z.string(), z.unknown()));

const place = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.strictObject({ in: z.literal('ephemeral'), id: z.string() }),
  z.strictObject({ in: z.literal('view'), viewId: z.string() }),
]);

export const requests = {
  command: z.strictObject({
    command: z.string().regex(/^\/\S+$/),
    text: z.string().max(40_000).default(''),
    channel: z.string().default('C01GENERAL'),
  }),
  shortcut: z.strictObject({ callbackId: z.string() }),
  messageShortcut: z.strictObject({ callbackId: z.string(), channel: z.string(), ts: z.string() }),
  post: z.strictObject({ channel: z.string(), text: z.string().min(1).max(40_000) }),
  openTab: z.strictObject({ tab: z.enum(['home', 'messages']).default('home') }),
  press: z.strictObject({
    place,
    blockId: z.string(),
    actionId: z.string(),
    option: z.string().optional(),
    values: values.optional(),
  }),
  type: z.strictObject({ values }),
  submit: z.strictObject({ values: values.default({}) }),
  close: z.strictObject({ all: z.boolean().default(false) }),
  dismiss: z.strictObject({ id: z.string() }),
  skip: z.strictObject({ skipMs: z.int().min(0) }),
  deliver: z.strictObject({
    kind: z.enum(['slash_commands', 'interactive', 'events_api']),
    payload: z.record(z.string(), z.unknown()),
  }),
  leave: z.strictObject({
    reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).default('warning'),
    closeAfterMs: z.int().min(0).default(limits.socketMode.leaveMs),
  }),
};

export type RequestOf<K extends keyof typeof requests> = z.input<(typeof requests)[K]>;

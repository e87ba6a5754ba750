import type { Block } from '../blocks/layout.js';
import { memory } from '../limits.js';
import { createTimestamps, installation } from './ids.js';

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** When it was for the product, whose clock can be moved; Slack's own time stamp stays real. Milliseconds. */
  readonly shownAtMs: number;
  /** A person's id or the bot's user id. */
  readonly user: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly threadTs?: string;
  readonly editedTs?: string;
  readonly metadata?: unknown;
}

export type Draft = Omit<Message, 'ts' | 'shownAtMs' | 'editedTs'>;

export interface Conversation {
  readonly id: string;
  readonly kind: 'dm' | 'channel';
  readonly name: string;
  /** Of a DM: the person; of a channel: everyone but strangers and deactivated accounts. */
  readonly personId?: string;
}

const channels: readonly Conversation[] = [
  { id: 'C01GENERAL', kind: 'channel', name: 'general' },
  { id: 'C01GROUPS', kind: 'channel', name: 'groups' },
];

const firstPosts: readonly [channel: string, user: string, text: string][] = [
  ['C01GENERAL', 'U01FIONA', 'The kitchen tap is fixed, thank you Tomasz.'],
  ['C01GENERAL', 'U01TOMASZ', 'No trouble. Hot water may run *slowly* today.'],
  ['C01GROUPS', 'U01GRACE', 'The Thursday art group starts at 10:30 this week, not 10:00.'],
  ['C01GROUPS', 'U01AMARA', 'Thanks Grace. I can help to set up from 10:00.'],
  ['C01GROUPS', 'U01SAM', 'Someone left a blue coat behind after the walking group. It is at reception.'],
];

export function dmOf(personId: string): string {
  return `D${personId.slice(1)}`;
}

/** Channels, direct messages with the bot, and what was said in them: bounded, oldest forgotten first. */
export function createConversations(personIds: readonly string[], clockOffsetMs: () => number) {
  const nextTs = createTimestamps();
  const dms = personIds.map((id) => ({ id: dmOf(id), kind: 'dm' as const, name: 'directmessage', personId: id }));
  const known = new Map<string, Conversation>([...channels, ...dms].map((each) => [each.id, each]));
  const messages = new Map<string, Message[]>([...known.keys()].map((id) => [id, []]));
  const listOf = (channel: string) => messages.get(channel) ?? [];

  function post(draft: Draft): Message {
    const message = { ...draft, ts: nextTs(), shownAtMs: Date.now() + clockOffsetMs() };
    const list = listOf(draft.channel);
    list.push(message);
    if (list.length > memory.messagesPerConversation) list.shift();
    return message;
  }

  for (const [channel, user, text] of firstPosts) {
    if (personIds.includes(user)) post({ channel, user, text, byBot: false, blocks: [] });
  }

  return {
    channels,
    nextTs,
    post,
    byId: (id: string): Conversation | undefined => known.get(id),
    messages: (channel: string): readonly Message[] => listOf(channel),
    message: (channel: string, ts: string): Message | undefined => listOf(channel).find((each) => each.ts === ts),

    change(
      channel: string,
      ts: string,
      change: Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>>,
    ): Message | undefined {
      const list = listOf(channel);
      const index = list.findIndex((each) => each.ts === ts);
      const old = list[index];
      if (!old) return undefined;
      const changed = { ...old, ...change, editedTs: nextTs() };
      list[index] = changed;
      return changed;
    },

    remove(channel: string, ts: string): boolean {
      const list = listOf(channel);
      const index = list.findIndex((each) => each.ts === ts);
      if (index < 0) return false;
      list.splice(index, 1);
      return true;
    },
  };
}

/** A message as Slack shows it to an app. */
export function toSlackMessage(message: Message): Record<string, unknown> {
  const author = message.byBot ? { bot_id: installation.botId, app_id: installation.appId } : {};
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...author,
    text: message.text,
    team: installation.team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedTs ? { edited: { user: message.user, ts: message.editedTs } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}

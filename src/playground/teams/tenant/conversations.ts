import type { TeamsMessageShown } from '../contract.js';
import { teamsMemory } from '../limits.js';
import { createMessageIds } from './ids.js';
import type { TeamsPerson } from './people.js';

export interface Conversation {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly name: string;
  /** Of a personal chat: whose it is. */
  readonly personId?: string;
  readonly teamId?: string;
}

/** As it was posted; a person may see its cards refreshed for them. */
export type TeamsMessage = TeamsMessageShown;

export type TeamsDraft = Pick<TeamsMessage, 'text' | 'summary' | 'cards'>;

const groups: readonly Conversation[] = [
  { id: '19:5f0c2d7e9a1b4c36@thread.v2', kind: 'groupChat', name: 'Art group' },
  {
    id: '19:8d3e6b1f4a7c4295@thread.tacv2',
    kind: 'channel',
    name: 'General',
    teamId: '19:2a9c7f5e1d8b4036@thread.tacv2',
  },
];

const firstPosts: readonly [conversation: number, author: string, text: string][] = [
  [0, 'Grace Adeyemi', 'The Thursday art group starts at 10:30 this week, not 10:00.'],
  [0, 'Amara Okafor', 'Thanks Grace. I can help to set up from 10:00.'],
  [1, 'Fiona Macleod', 'The kitchen tap is fixed, thank you Tomasz.'],
];

/** Personal chats with the bot, a group chat and a channel, and what was said in them; oldest forgotten first. */
export function createTeamsConversations(people: readonly TeamsPerson[], clockOffsetMs: () => number) {
  const nextId = createMessageIds();
  const chats = people.map(
    ({ id, chatId, name }): Conversation => ({ id: chatId, kind: 'personal', name, personId: id }),
  );
  const known = new Map([...groups, ...chats].map((each) => [each.id, each]));
  const messages = new Map<string, TeamsMessage[]>([...known.keys()].map((id) => [id, []]));
  const listOf = (id: string) => messages.get(id) ?? [];

  function post(conversation: string, from: string, byBot: boolean, draft: TeamsDraft): TeamsMessage {
    const shownAtMs = Date.now() + clockOffsetMs();
    const message = { ...draft, id: nextId(), conversation, from, byBot, shownAtMs, edited: false };
    const list = listOf(conversation);
    list.push(message);
    if (list.length > teamsMemory.messagesPerConversation) list.shift();
    return message;
  }

  for (const [group, author, text] of firstPosts) {
    const by = people.find(({ name }) => name === author);
    const conversation = groups[group];
    if (by && conversation) post(conversation.id, by.id, false, { text, summary: '', cards: [] });
  }

  return {
    groups,
    nextId,
    post,
    /** In a channel a conversation's id can carry the message that starts the thread. */
    byId: (id: string): Conversation | undefined => known.get(id.split(';')[0] ?? ''),
    messages: (id: string): readonly TeamsMessage[] => listOf(id),
    message: (messageId: string): TeamsMessage | undefined =>
      [...messages.values()].flat().find(({ id }) => id === messageId),

    change(conversation: string, messageId: string, draft: TeamsDraft): TeamsMessage | undefined {
      const list = listOf(conversation);
      const index = list.findIndex(({ id }) => id === messageId);
      const old = list[index];
      if (!old) return undefined;
      const changed = { ...old, ...draft, edited: true };
      list[index] = changed;
      return changed;
    },

    remove(conversation: string, messageId: string): boolean {
      const list = listOf(conversation);
      const index = list.findIndex(({ id }) => id === messageId);
      if (index >= 0) list.splice(index, 1);
      return index >= 0;
    },
  };
}

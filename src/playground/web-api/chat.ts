import { completeBlocks } from '../blocks/complete.js';
import { limits } from '../limits.js';
import { type Conversation, type Message, toSlackMessage } from '../workspace/conversations.js';
import type { Workspace } from '../workspace/workspace.js';
import { type Arguments, structured, text } from './arguments.js';
import { readContent } from './chat-content.js';
import type { Methods } from './method.js';
import { done, missingField, type Result, refuse } from './results.js';

const timestamp = /^\d{10}\.\d{6}$/;

/** The chat.* methods: a bot posts to people's DMs, and changes and deletes only what it posted itself. */
export function chatMethods(workspace: Workspace): Methods {
  const { conversations, dmOf, person } = workspace;
  const scope = 'chat:write';

  /** chat.postMessage takes a person's id for their DM; a deactivated account's too (python-slack-sdk issue 1156). */
  function target(id: string): Conversation | undefined {
    const name = id.startsWith('#') ? id.slice(1) : undefined;
    if (name) return conversations.channels.find((channel) => channel.name === name);
    return conversations.byId(person(id) ? dmOf(id) : id);
  }

  function ours(args: Arguments): { ok: true; message: Message } | { ok: false; result: Result } {
    const channel = text(args, 'channel');
    const ts = text(args, 'ts');
    if (!channel) return { ok: false, result: missingField('channel') };
    if (!ts) return { ok: false, result: missingField('ts') };
    if (!conversations.byId(channel)) return { ok: false, result: refuse('channel_not_found') };
    const message = timestamp.test(ts) ? conversations.message(channel, ts) : undefined;
    return message ? { ok: true, message } : { ok: false, result: refuse('message_not_found') };
  }

  function metadataOf(args: Arguments): { metadata?: unknown } {
    const { value } = structured(args, 'metadata');
    return value === undefined ? {} : { metadata: value };
  }

  function postMessage(args: Arguments): Result {
    const id = text(args, 'channel');
    if (!id) return missingField('channel');
    const to = target(id);
    if (!to) return refuse('channel_not_found');
    const content = readContent(args, limits.message.text);
    if (!content.ok) return content.result;
    if (!content.text && !content.blocks?.length) return refuse('no_text');
    if (to.kind === 'channel') return refuse('not_in_channel');
    const threadTs = text(args, 'thread_ts');
    const message = workspace.postByBot({
      channel: to.id,
      text: content.text ?? '',
      blocks: content.blocks ?? [],
      ...(threadTs ? { threadTs } : {}),
      ...metadataOf(args),
    });
    return done({ channel: to.id, ts: message.ts, message: toSlackMessage(message) });
  }

  /** Without blocks the old blocks stay; an empty list removes them (docs.slack.dev/reference/methods/chat.update). */
  function update(args: Arguments): Result {
    const found = ours(args);
    if (!found.ok) return found.result;
    if (!found.message.byBot) return refuse('cant_update_message');
    const content = readContent(args, limits.message.updatedText);
    if (!content.ok) return content.result;
    if (content.text === undefined && content.blocks === undefined) return refuse('no_text');
    const { channel, ts } = found.message;
    const changed = conversations.change(channel, ts, {
      ...(content.text === undefined ? {} : { text: content.text }),
      ...(content.blocks === undefined ? {} : { blocks: completeBlocks(content.blocks) }),
      ...metadataOf(args),
    });
    workspace.tellMembers(channel);
    return changed
      ? done({ channel, ts, text: changed.text, message: toSlackMessage(changed) })
      : refuse('message_not_found');
  }

  function postEphemeral(args: Arguments): Result {
    const channel = text(args, 'channel');
    const user = text(args, 'user');
    if (!channel) return missingField('channel');
    if (!user) return missingField('user');
    const to = conversations.byId(channel);
    if (!to) return refuse('channel_not_found');
    const content = readContent(args, limits.message.text);
    if (!content.ok) return content.result;
    if (!content.text && !content.blocks?.length) return refuse('no_text');
    if (to.kind === 'channel') return refuse('not_in_channel');
    if (to.personId !== user) return refuse('user_not_in_channel');
    const shown = workspace.showEphemeral(user, channel, content.text ?? '', content.blocks ?? []);
    return done({ message_ts: shown.ts });
  }

  function remove(args: Arguments): Result {
    const found = ours(args);
    if (!found.ok) return found.result;
    if (!found.message.byBot) return refuse('cant_delete_message');
    const { channel, ts } = found.message;
    conversations.remove(channel, ts);
    workspace.tellMembers(channel);
    return done({ channel, ts });
  }

  return {
    'chat.postMessage': { scope, run: postMessage },
    'chat.update': { scope, run: update },
    'chat.postEphemeral': { scope, run: postEphemeral },
    'chat.delete': { scope, run: remove },
  };
}

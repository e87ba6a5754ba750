import type { Calls } from '../web-api/calls.js';
import type { ShowReply } from '../web-api/respond.js';
import { toSlackMessage } from '../workspace/conversations.js';
import type { Person } from '../workspace/people.js';
import type { Workspace } from '../workspace/workspace.js';
import { commandPayload, interactionOf } from './payloads.js';
import { acknowledged, NotOnScreen, type Outcome } from './refusal.js';
import type { Send } from './send.js';

interface Deps {
  readonly workspace: Workspace;
  readonly send: Send;
  readonly showReply: ShowReply;
  readonly calls: Calls;
}

/** An answer in the acknowledgement: plain text, or JSON as for a response URL. */
function replyIn(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Not JSON: Slack shows it as it is.
  }
  return { text: body };
}

/** Slash commands and the two kinds of shortcuts. */
export function createCommands({ workspace, send, showReply, calls }: Deps) {
  const { triggers, responseUrls, screens, changes, manifest, conversations } = workspace;

  function failed(person: Person, kind: 'command' | 'shortcut', what: string, failure: string): Outcome {
    screens.addNotice(person.id, kind, `${what} failed with the error "${failure}"`);
    changes.tell(person.id);
    return { kind: 'failed', failure };
  }

  function shortcutNamed(callbackId: string, type: 'global' | 'message') {
    const found = manifest.features.shortcuts.find((each) => each.callback_id === callbackId && each.type === type);
    if (!found) throw new NotOnScreen(`the app has no ${type} shortcut ${callbackId}`);
    return found;
  }

  return {
    async run(person: Person, command: string, text: string, channelId: string): Promise<Outcome> {
      const channel = conversations.byId(channelId);
      if (!channel || (channel.personId && channel.personId !== person.id)) throw new NotOnScreen('no such channel');
      if (!manifest.features.slash_commands.some((each) => each.command === command)) {
        screens.addNotice(person.id, 'command', `${command} is not a valid command.`);
        changes.tell(person.id);
        return { kind: 'failed', failure: 'invalid_command' };
      }
      const target = { personId: person.id, channel: channel.id, original: null };
      const responseUrl = responseUrls.issue('commands', target);
      const triggerId = triggers.issue(person.id);
      const answer = await send({
        kind: 'slash_commands',
        payload: commandPayload({ person, command, text, channel, responseUrl, triggerId }),
      });
      if (!answer.ok) return failed(person, 'command', command, answer.failure);
      if (answer.body !== '') {
        const reply = replyIn(answer.body);
        const shown = showReply(reply, target);
        calls.record({ kind: 'answer', method: command, args: reply, status: answer.status, response: shown });
      }
      return acknowledged;
    },

    async global(person: Person, callbackId: string): Promise<Outcome> {
      const { name } = shortcutNamed(callbackId, 'global');
      const payload = {
        ...interactionOf('shortcut', person),
        action_ts: conversations.nextTs(),
        callback_id: callbackId,
        trigger_id: triggers.issue(person.id),
      };
      const answer = await send({ kind: 'interactive', payload });
      return answer.ok ? acknowledged : failed(person, 'shortcut', name, answer.failure);
    },

    async onMessage(person: Person, callbackId: string, channelId: string, ts: string): Promise<Outcome> {
      const { name } = shortcutNamed(callbackId, 'message');
      const channel = conversations.byId(channelId);
      const message = conversations.message(channelId, ts);
      if (!channel || !message || (channel.personId && channel.personId !== person.id)) {
        throw new NotOnScreen('no such message');
      }
      const original = message.byBot ? ({ kind: 'message', ts } as const) : null;
      const payload = {
        ...interactionOf('message_action', person),
        action_ts: conversations.nextTs(),
        callback_id: callbackId,
        trigger_id: triggers.issue(person.id),
        response_url: responseUrls.issue('app', { personId: person.id, channel: channelId, original }),
        message_ts: ts,
        channel: { id: channel.id, name: channel.name },
        message: toSlackMessage(message),
      };
      const answer = await send({ kind: 'interactive', payload });
      return answer.ok ? acknowledged : failed(person, 'shortcut', name, answer.failure);
    },
  };
}

export type Commands = ReturnType<typeof createCommands>;

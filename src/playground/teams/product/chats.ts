import type { Posted } from '../../product/post-once.js';
import { acknowledged, NotOnScreen, type Outcome } from '../../product/refusal.js';
import type { Conversation } from '../tenant/conversations.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';
import type { Activities } from './activities.js';
import type { TeamsSend } from './send.js';

interface Deps {
  readonly tenant: Tenant;
  readonly activities: Activities;
  readonly sender: TeamsSend;
}

interface Said {
  readonly text: string;
  readonly conversation?: string | undefined;
  readonly mention: boolean;
}

/** A person's own chat with the bot, or a group of the person's tenant. */
export function conversationFor(tenant: Tenant, person: TeamsPerson, id: string | undefined): Conversation {
  const conversation = tenant.conversations.byId(id ?? person.chatId);
  const isTheirs = conversation && (conversation.personId ?? person.id) === person.id;
  if (!isTheirs) throw new NotOnScreen('they are in no such conversation');
  return conversation;
}

function asHtml(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;
}

function outcomeOf(posted: Posted): Outcome {
  if (posted.ok && posted.status < 300) return acknowledged;
  return { kind: 'failed', failure: posted.ok ? `http_${posted.status}` : posted.failure };
}

/** What a person does in chats: adding and removing the app, blocking it, and writing. */
export function createChats({ tenant, activities, sender }: Deps) {
  const { conversations, installed, blocked, botId, app } = tenant;
  const bot = { id: botId, name: app.name };

  async function tellApp(person: TeamsPerson, type: string, rest: Record<string, unknown>): Promise<Outcome> {
    const chat = conversationFor(tenant, person, undefined);
    return outcomeOf(await sender.send(person.id, activities.build(person, chat, type, rest)));
  }

  /** Both events go out, and the first that fails is the outcome. */
  async function both(first: Promise<Outcome>, second: () => Promise<Outcome>): Promise<Outcome> {
    const done = await first;
    const next = await second();
    return done.kind === 'acknowledged' ? next : done;
  }

  return {
    async install(person: TeamsPerson): Promise<Outcome> {
      installed.add(person.id);
      tenant.tell(person.id);
      const membersAdded = [bot, { id: person.userId, aadObjectId: person.id }];
      return both(tellApp(person, 'installationUpdate', { action: 'add' }), () =>
        tellApp(person, 'conversationUpdate', { membersAdded }),
      );
    },

    async uninstall(person: TeamsPerson): Promise<Outcome> {
      installed.delete(person.id);
      tenant.tell(person.id);
      return both(tellApp(person, 'installationUpdate', { action: 'remove' }), () =>
        tellApp(person, 'conversationUpdate', { membersRemoved: [bot] }),
      );
    },

    /** Teams tells the app nothing of it: the next message is refused. */
    async block(person: TeamsPerson, isBlocked: boolean): Promise<Outcome> {
      if (isBlocked) blocked.add(person.id);
      else blocked.delete(person.id);
      tenant.tell(person.id);
      return acknowledged;
    },

    async say(person: TeamsPerson, { text, conversation: id, mention }: Said): Promise<Outcome> {
      const conversation = conversationFor(tenant, person, id);
      const personal = conversation.kind === 'personal';
      if (personal && tenant.reach(person.id) !== 'reachable') throw new NotOnScreen('the app is not in their chat');
      const at = !personal && mention ? `<at>${app.name}</at>` : '';
      const { id: messageId } = conversations.post(conversation.id, person.id, false, {
        text: at ? `@${app.name} ${text}` : text,
        summary: '',
        cards: [],
      });
      tenant.tell(personal ? person.id : undefined);
      // A bot hears nothing of a group but what mentions it.
      if (!personal && !at) return acknowledged;
      const html = asHtml(text);
      const activity = activities.build(person, conversation, 'message', {
        id: messageId,
        text: at ? `${at} ${text}` : text,
        textFormat: 'plain',
        attachments: [{ contentType: 'text/html', content: html }],
        ...(at ? { entities: [{ type: 'mention', text: at, mentioned: bot }] } : {}),
      });
      return outcomeOf(await sender.send(person.id, activity));
    },

    /** What a channel does that did not hear the answer: the same activity once more. */
    async again(person: TeamsPerson): Promise<Outcome> {
      const posted = await sender.again(person.id);
      if (!posted) throw new NotOnScreen('they have sent nothing yet');
      return outcomeOf(posted);
    },
  };
}

export type Chats = ReturnType<typeof createChats>;

import type { Changes } from '../../workspace/changes.js';
import type { TeamsApp } from '../app.js';
import { createTeamsConversations, type TeamsDraft, type TeamsMessage } from './conversations.js';
import type { TeamsPerson } from './people.js';
import { previewsOf } from './previews.js';
import { createTeamsScreens } from './screens.js';

interface Options {
  readonly people: readonly TeamsPerson[];
  readonly app: TeamsApp;
  readonly appId: string;
  readonly tenantId: string;
  /** Where the product sends to; ends with a slash, as Teams' own do. */
  readonly serviceUrl: string;
  readonly clockOffsetMs: () => number;
  readonly changes: Changes;
}

/** Whether the app can write to somebody, and what Teams says when not. */
export type Reach = 'reachable' | 'not-installed' | 'blocked';

/** Everything that the tenant remembers, and what happens on screens when the bot writes. */
export function createTenant({ people, changes, clockOffsetMs, ...fixed }: Options) {
  const conversations = createTeamsConversations(people, clockOffsetMs);
  const screens = createTeamsScreens();
  const installed = new Set<string>();
  const blocked = new Set<string>();
  const deactivated = new Set<string>();
  const botId = `28:${fixed.appId}`;

  /** Screens of the tenant and of the workspace share one stream of changes; the prefix tells them apart. */
  function tell(personId: string | undefined): void {
    changes.tell(personId ? `teams:${personId}` : 'everyone');
  }

  const tellOf = (conversation: string) => tell(conversations.byId(conversation)?.personId);

  return {
    ...fixed,
    botId,
    people,
    conversations,
    screens,
    changes,
    installed,
    blocked,
    deactivated,
    tell,
    person: (id: string): TeamsPerson | undefined => people.find((each) => each.id === id || each.userId === id),

    reach(personId: string): Reach {
      if (blocked.has(personId)) return 'blocked';
      return installed.has(personId) ? 'reachable' : 'not-installed';
    },

    /** What an administrator does: whatever they have open is gone, and their chats stay. */
    deactivate(person: TeamsPerson): void {
      deactivated.add(person.id);
      screens.of(person.id).dialog = undefined;
      changes.tell('everyone');
    },

    reactivate(person: TeamsPerson): void {
      deactivated.delete(person.id);
      changes.tell('everyone');
    },

    postByBot(conversation: string, draft: TeamsDraft): TeamsMessage {
      const message = conversations.post(conversation, botId, true, draft);
      const personId = conversations.byId(conversation)?.personId;
      if (personId) screens.addNotification(personId, { conversation, messageId: message.id, ...previewsOf(draft) });
      tellOf(conversation);
      return message;
    },

    changeByBot(conversation: string, messageId: string, draft: TeamsDraft): boolean {
      const changed = conversations.change(conversation, messageId, draft);
      screens.forgetCard(messageId);
      tellOf(conversation);
      return changed !== undefined;
    },

    removeByBot(conversation: string, messageId: string): boolean {
      const removed = conversations.remove(conversation, messageId);
      tellOf(conversation);
      return removed;
    },
  };
}

export type Tenant = ReturnType<typeof createTenant>;

import { completeBlocks } from '../blocks/complete.js';
import type { Block } from '../blocks/layout.js';
import type { Standing } from '../contract.js';
import type { Manifest } from '../manifest.js';
import { createViews } from '../views/views.js';
import { createChanges } from './changes.js';
import { createConversations, type Draft, dmOf, type Message } from './conversations.js';
import { installation } from './ids.js';
import type { Person } from './people.js';
import { previews } from './previews.js';
import { createResponseUrls } from './response-urls.js';
import { createScreens } from './screens.js';
import { createTriggers } from './triggers.js';

interface Options {
  readonly people: readonly Person[];
  readonly manifest: Manifest;
  readonly baseUrl: string;
  readonly clockOffsetMs: () => number;
}

/** Everything that the workspace remembers, and what happens on screens when an app posts. */
export function createWorkspace({ people, manifest, baseUrl, clockOffsetMs }: Options) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const standingBefore = new Map<string, Standing>();
  const views = createViews();
  const conversations = createConversations([...byId.keys()], clockOffsetMs);
  const screens = createScreens();
  const changes = createChanges();

  function tellMembers(channel: string): void {
    changes.tell(conversations.byId(channel)?.personId ?? 'everyone');
  }

  return {
    people,
    manifest,
    conversations,
    screens,
    changes,
    views,
    triggers: createTriggers(),
    responseUrls: createResponseUrls(baseUrl),
    person: (id: string): Person | undefined => byId.get(id),
    dmOf,
    tellMembers,

    postByBot(draft: Omit<Draft, 'user' | 'byBot'>): Message {
      const completed = completeBlocks(draft.blocks);
      const message = conversations.post({ ...draft, blocks: completed, user: installation.botUserId, byBot: true });
      const personId = conversations.byId(draft.channel)?.personId;
      if (personId) {
        const shown = previews(message.text, message.blocks);
        screens.addNotification(personId, { channel: draft.channel, ts: message.ts, ...shown });
      }
      tellMembers(draft.channel);
      return message;
    },

    /** What an administrator does: whatever they have open is gone, and their messages stay. */
    deactivate(person: Person): void {
      if (person.standing === 'deactivated') return;
      standingBefore.set(person.id, person.standing);
      person.standing = 'deactivated';
      views.clear(person.id);
      changes.tell('everyone');
    },

    reactivate(person: Person): void {
      if (person.standing !== 'deactivated') return;
      person.standing = standingBefore.get(person.id) ?? 'member';
      changes.tell('everyone');
    },

    showEphemeral(personId: string, channel: string, text: string, blocks: readonly Block[]): { ts: string } {
      const completed = completeBlocks(blocks);
      const added = screens.addEphemeral(personId, { ts: conversations.nextTs(), channel, text, blocks: completed });
      changes.tell(personId);
      return added;
    },
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;

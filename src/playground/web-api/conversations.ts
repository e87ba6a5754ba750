import { installation } from '../workspace/ids.js';
import type { Workspace } from '../workspace/workspace.js';
import { flag, text } from './arguments.js';
import type { Methods } from './method.js';
import { done, refuse } from './results.js';

/** conversations.open, for one person: several at once would need the scope mpim:write. */
export function conversationMethods({ person, conversations, dmOf }: Workspace): Methods {
  const opened = new Set<string>();

  function imOf(personId: string) {
    const id = dmOf(personId);
    return { id, created: 1_767_225_600, is_archived: false, is_im: true, is_org_shared: false, user: personId };
  }

  return {
    'conversations.open': {
      scope: 'im:write',
      run: (args) => {
        const channel = text(args, 'channel');
        const users = text(args, 'users')?.split(',');
        const ids = channel ? [conversations.byId(channel)?.personId ?? ''] : users;
        if (!ids) return refuse('users_list_not_supplied');
        if (ids.length > 1) return { ...refuse('missing_scope'), needed: 'mpim:write' };
        const id = ids[0]?.trim() ?? '';
        if (id === installation.botUserId || id === 'USLACKBOT') return refuse('cannot_dm_bot');
        const found = person(id);
        if (!found) return refuse(channel ? 'channel_not_found' : 'user_not_found');
        if (found.standing === 'deactivated') return refuse('user_disabled');
        const again = opened.has(id) ? { no_op: true, already_open: true } : {};
        opened.add(id);
        return done({ ...again, channel: flag(args, 'return_im') ? imOf(id) : { id: dmOf(id) } });
      },
    },
  };
}

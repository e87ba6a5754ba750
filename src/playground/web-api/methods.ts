import type { Workspace } from '../workspace/workspace.js';
import { authMethods } from './auth.js';
import { chatMethods } from './chat.js';
import { conversationMethods } from './conversations.js';
import type { Methods } from './method.js';
import { userMethods } from './users.js';
import { viewMethods } from './views.js';

/** Every method that the workspace knows, by name. */
export function createMethods(workspace: Workspace): Methods {
  return {
    ...authMethods(),
    ...userMethods(workspace),
    ...conversationMethods(workspace),
    ...chatMethods(workspace),
    ...viewMethods(workspace),
  };
}

/** Real methods that our app has no business calling, with the scope that it would need (docs.slack.dev/reference/methods). */
export const methodsBeyondOurScopes: Readonly<Record<string, string>> = {
  'conversations.history': 'channels:history,groups:history,mpim:history,im:history',
  'conversations.replies': 'channels:history,groups:history,mpim:history,im:history',
  'conversations.list': 'channels:read,groups:read,mpim:read,im:read',
  'conversations.info': 'channels:read,groups:read,mpim:read,im:read',
  'conversations.members': 'channels:read,groups:read,mpim:read,im:read',
  'conversations.join': 'channels:join',
  'conversations.create': 'channels:manage,groups:write,im:write,mpim:write',
  'conversations.invite': 'channels:manage,groups:write,mpim:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
  'reactions.add': 'reactions:write',
  'pins.add': 'pins:write',
  'users.profile.get': 'users.profile:read',
  'users.getPresence': 'users:read',
  'usergroups.list': 'usergroups:read',
  'team.info': 'team:read',
  'reminders.add': 'reminders:write',
  'dnd.info': 'dnd:read',
};

import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory, DirectoryEntry } from '../../application/ports.js';
import { accountOn, userIdOn } from '../../domain/ids.js';
import { slackErrorCode, toDirectoryError } from './errors.js';

const slackUser = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  real_name: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  profile: z
    .object({ real_name: z.string().optional(), display_name: z.string().optional(), email: z.string().optional() })
    .optional(),
});

const UNKNOWN = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);
/** It is there, and not for this app to see. */
const NOT_VISIBLE = 'user_not_visible';

/** Who somebody is, as the workspace says. The longest name kept is one that fits every list. */
export function createSlackDirectory(client: WebClient): Directory {
  async function ask(call: () => Promise<{ user?: unknown }>): Promise<DirectoryEntry | undefined> {
    try {
      return toEntry(slackUser.parse((await call()).user));
    } catch (error) {
      if (UNKNOWN.has(slackErrorCode(error))) return undefined;
      throw toDirectoryError(error);
    }
  }
  return {
    platform: 'slack',
    byAccount: async (account) => {
      const user = userIdOn('slack', account);
      return user === undefined ? undefined : ask(() => client.users.info({ user }));
    },
    byEmail: (email) => ask(() => client.users.lookupByEmail({ email })),
    lookAt: async (account) => {
      const user = userIdOn('slack', account);
      if (user === undefined) return 'cannot-tell';
      try {
        return slackUser.parse((await client.users.info({ user })).user).deleted ? 'deactivated' : 'active';
      } catch (error) {
        const code = slackErrorCode(error);
        if (UNKNOWN.has(code)) return code === NOT_VISIBLE ? 'cannot-tell' : 'not-found';
        throw toDirectoryError(error);
      }
    },
  };
}

const NAME_LENGTH = 80;

function toEntry(user: z.infer<typeof slackUser>): DirectoryEntry {
  const { is_restricted, is_ultra_restricted, is_stranger, is_bot, deleted } = user;
  const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name;
  return {
    account: accountOn('slack', user.id),
    name: name.slice(0, NAME_LENGTH),
    email: user.profile?.email,
    member: !is_restricted && !is_ultra_restricted && !is_stranger && !is_bot && !deleted,
  };
}

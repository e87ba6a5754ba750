import { limits } from '../limits.js';
import { robots, type SlackUser, toSlackUser } from '../workspace/user-object.js';
import type { Workspace } from '../workspace/workspace.js';
import { text } from './arguments.js';
import type { Methods } from './method.js';
import { done, missingField, refuse } from './results.js';

const cursorOf = (offset: number) => Buffer.from(`user:${offset}`).toString('base64');

function offsetOf(cursor: string): number | undefined {
  const match = /^user:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
  return match ? Number(match[1]) : undefined;
}

export function userMethods({ people, person, manifest }: Workspace): Methods {
  const withEmail = manifest.oauth_config.scopes.bot.includes('users:read.email');
  const everyone = (): SlackUser[] => [...robots(), ...people.map((each) => toSlackUser(each, withEmail))];

  return {
    'users.info': {
      scope: 'users:read',
      run: (args) => {
        const id = text(args, 'user');
        if (!id) return missingField('user');
        const found = person(id);
        const user = found ? toSlackUser(found, withEmail) : robots().find((robot) => robot.id === id);
        return user ? done({ user }) : refuse('user_not_found');
      },
    },

    'users.lookupByEmail': {
      scope: 'users:read.email',
      run: (args) => {
        const email = text(args, 'email');
        if (!email) return missingField('email');
        const found = people.find((each) => each.email.toLowerCase() === email.toLowerCase());
        const findable = found && found.standing !== 'deactivated' && found.standing !== 'stranger';
        return findable ? done({ user: toSlackUser(found, true) }) : refuse('users_not_found');
      },
    },

    /** Without a limit Slack tries to send everybody at once. */
    'users.list': {
      scope: 'users:read',
      run: (args) => {
        const cursor = text(args, 'cursor');
        const offset = cursor ? offsetOf(cursor) : 0;
        if (offset === undefined) return refuse('invalid_cursor');
        const limit = Number(text(args, 'limit') ?? 0);
        if (!Number.isInteger(limit) || limit < 0 || limit > limits.users.perPage) return refuse('invalid_limit');
        const all = everyone();
        const members = all.slice(offset, limit === 0 ? undefined : offset + limit);
        const next = offset + members.length < all.length ? cursorOf(offset + members.length) : '';
        return done({ members, cache_ts: Math.floor(Date.now() / 1000), response_metadata: { next_cursor: next } });
      },
    },
  };
}

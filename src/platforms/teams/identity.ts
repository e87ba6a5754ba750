import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import { DirectoryUnavailable } from '../../application/errors.js';
import type { Directory, DirectoryEntry } from '../../application/ports.js';
import { type Account, accountOn, userIdOn } from '../../domain/ids.js';
import type { TeamsAdapter } from './adapter.js';
import type { Addresses } from './address.js';
import { refusalOf, toDirectoryError } from './errors.js';

const member = z.looseObject({
  name: z.string().default(''),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
});

const NAME_LENGTH = 80;
const NOT_FOUND = 404;
const FORBIDDEN = 403;
/** What the connector says beside 404 where the chat is there and the person is not; else the chat itself is gone. */
const NO_SUCH_MEMBER = 'MemberNotFoundInConversation';

/** Who somebody is, as their own chat with the bot says: nobody else can be looked up without further permissions. */
export function createTeamsDirectory(adapter: TeamsAdapter, addresses: Addresses): Directory {
  /** @returns undefined for an account that nobody was ever heard from with. */
  async function read(account: Account): Promise<DirectoryEntry | undefined> {
    const userId = userIdOn('teams', account);
    const reference = await addresses.of(account);
    if (userId === undefined || reference === undefined) return undefined;
    let found: DirectoryEntry | undefined;
    await adapter.inConversation(reference, async (context) => {
      const { name, email, userPrincipalName, userRole } = member.parse(await TeamsInfo.getMember(context, userId));
      found = {
        account: accountOn('teams', userId),
        name: name.slice(0, NAME_LENGTH),
        email: email ?? userPrincipalName ?? undefined,
        member: (userRole ?? 'user') === 'user',
      };
    });
    return found;
  }

  return {
    platform: 'teams',
    byAccount: async (account) => {
      try {
        return await read(account);
      } catch (error) {
        if (refusalOf(error).status === NOT_FOUND) return undefined;
        throw asDirectoryError(error);
      }
    },
    byEmail: async () => undefined,
    lookAt: async (account) => {
      try {
        return (await read(account)) === undefined ? 'cannot-tell' : 'active';
      } catch (error) {
        const { status, code } = refusalOf(error);
        if (status === NOT_FOUND) return code === NO_SUCH_MEMBER ? 'not-found' : 'cannot-tell';
        // The app is not there for them, which says nothing of the account.
        if (status === FORBIDDEN) return 'cannot-tell';
        throw asDirectoryError(error);
      }
    },
  };
}

function asDirectoryError(error: unknown): DirectoryUnavailable {
  return error instanceof DirectoryUnavailable ? error : toDirectoryError(error);
}

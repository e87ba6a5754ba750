import { TeamsInfo } from 'botbuilder';
import { z } from 'zod';
import { DirectoryUnavailable } from '../../application/errors.js';
import type { Directory, DirectoryEntry } from '../../application/ports.js';
import { accountOn, userIdOn } from '../../domain/ids.js';
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

/** Who somebody is, as their own chat with the bot says: nobody else can be looked up without further permissions. */
export function createTeamsDirectory(adapter: TeamsAdapter, addresses: Addresses): Directory {
  return {
    platform: 'teams',
    byAccount: async (account) => {
      const userId = userIdOn('teams', account);
      const reference = await addresses.of(account);
      if (userId === undefined || reference === undefined) return undefined;
      let found: DirectoryEntry | undefined;
      try {
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
      } catch (error) {
        if (refusalOf(error).status === NOT_FOUND) return undefined;
        throw error instanceof DirectoryUnavailable ? error : toDirectoryError(error);
      }
    },
    byEmail: async () => undefined,
  };
}

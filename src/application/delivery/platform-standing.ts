import type { Platform } from '../../domain/ids.js';
import { DeliveryError, DirectoryUnavailable } from '../errors.js';
import type { Clock, Directory } from '../ports.js';
import type { Messenger } from './delivery-ports.js';

/** Whether a platform takes anything from this app, as its own last answers say. Kept in memory: the next answer says it again. */
export interface PlatformStanding {
  /** It reaches nobody now, because it knows our app or our token no more. */
  isOut(platform: Platform): boolean;
  /** The same, whose answers count from now on. */
  heedMessenger(messenger: Messenger): Messenger;
  heedDirectory(directory: Directory): Directory;
}

/** What waits is tried again, and people are looked at, well within this time: what nobody has said since may be mended. */
const SAID_FOR_MS = 10 * 60_000;

export function createPlatformStanding({ clock }: { readonly clock: Clock }): PlatformStanding {
  /** Messages and directories by themselves: a scope may be missing for one of them alone. */
  const refusedAtMs = { messages: new Map<Platform, number>(), directory: new Map<Platform, number>() };

  async function heeding<Done>(said: Map<Platform, number>, platform: Platform, act: () => Promise<Done>) {
    try {
      const done = await act();
      said.delete(platform);
      return done;
    } catch (error) {
      if (isOfApp(error)) said.set(platform, clock.now().getTime());
      throw error;
    }
  }

  return {
    isOut: (platform) =>
      Object.values(refusedAtMs).some((said) => {
        const atMs = said.get(platform);
        return atMs !== undefined && clock.now().getTime() - atMs < SAID_FOR_MS;
      }),
    heedMessenger: (messenger) => {
      const { platform } = messenger;
      const heed = <Done>(act: () => Promise<Done>) => heeding(refusedAtMs.messages, platform, act);
      return {
        platform,
        send: (...sending) => heed(() => messenger.send(...sending)),
        replace: (...change) => heed(() => messenger.replace(...change)),
        withdraw: (...change) => heed(() => messenger.withdraw(...change)),
      };
    },
    heedDirectory: (directory) => {
      const { platform } = directory;
      const heed = <Done>(act: () => Promise<Done>) => heeding(refusedAtMs.directory, platform, act);
      return {
        platform,
        byAccount: (account) => heed(() => directory.byAccount(account)),
        byEmail: (email) => heed(() => directory.byEmail(email)),
        lookAt: (account) => heed(() => directory.lookAt(account)),
      };
    },
  };
}

function isOfApp(error: unknown): boolean {
  if (error instanceof DeliveryError) return error.detail.refused === 'app';
  return error instanceof DirectoryUnavailable && error.refused === 'app';
}

import type { MessagingExtensionAction } from 'botbuilder';
import type { FirstAnswers, UseCases } from '../../../application/use-cases.js';
import { SHORTCUTS } from '../../../presentation/action-ids.js';
import type { Dialog } from '../cards/windows.js';
import type { ExtensionCommand } from '../commands.js';
import type { Turn } from '../turn.js';
import type { createDialogs } from './dialogs.js';
import { quoting } from './quoted-message.js';

/** What the form begins with, for each action that the manifest offers. */
const BEGINNINGS: {
  readonly [Command in ExtensionCommand]: (useCases: UseCases, payload: unknown) => Promise<FirstAnswers>;
} = {
  [SHORTCUTS.raise]: async () => ({}),
  [SHORTCUTS.raiseAboutMessage]: quoting,
};

interface Deps {
  readonly useCases: UseCases;
  readonly dialogs: Pick<ReturnType<typeof createDialogs>, 'open' | 'cannotOpen'>;
}

/** The actions of the message extension. One that we don't know, as of another version's manifest, opens no form. */
export function createExtensions({ useCases, dialogs }: Deps) {
  return async (turn: Turn, { commandId, messagePayload }: MessagingExtensionAction): Promise<Dialog> => {
    if (!isKnown(commandId)) return dialogs.cannotOpen();
    return dialogs.open(turn, await BEGINNINGS[commandId](useCases, messagePayload));
  };
}

function isKnown(commandId: unknown): commandId is ExtensionCommand {
  return typeof commandId === 'string' && Object.hasOwn(BEGINNINGS, commandId);
}

import { SHORTCUTS, type SUBCOMMANDS } from '../../presentation/action-ids.js';

/**
 * The bot's command menu, in its order, as manifests/teams/manifest.yaml lists it: the first word opens the form, the others
 * answer as they do on every platform.
 */
export const CHAT_COMMANDS = ['safeguard', 'help', 'duty', 'mine'] as const satisfies readonly (
  | 'safeguard'
  | (typeof SUBCOMMANDS)[number]
)[];

/** Where Teams offers an action of the message extension. */
export type ExtensionContext = 'compose' | 'commandBox' | 'message';

export type ExtensionCommand = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

/** The actions of the message extension; each opens a dialog. */
export const EXTENSION_COMMANDS = {
  [SHORTCUTS.raise]: ['compose', 'commandBox'],
  [SHORTCUTS.raiseAboutMessage]: ['message'],
} as const satisfies Record<ExtensionCommand, readonly ExtensionContext[]>;

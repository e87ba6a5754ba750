import { SHORTCUTS, SUBCOMMANDS } from '../../presentation/action-ids.js';

/**
 * The bot's command menu, in its order, as manifests/teams/manifest.yaml lists it: the first word opens the form, the others
 * answer as they do on every platform.
 */
export const CHAT_COMMANDS = [
  'safeguard',
  'help',
  'duty',
  'mine',
  'cases',
  'actions',
  'rota',
  'workforce',
  'drill',
  'setup',
  'policy',
] as const satisfies readonly ('safeguard' | (typeof SUBCOMMANDS)[number])[];

export type ChatCommand = (typeof CHAT_COMMANDS)[number];

/** Other words for the same, which no menu lists. */
const SAME_AS = new Map<string, ChatCommand>([
  ['report', 'safeguard'],
  ['raise a concern', 'safeguard'],
  ...['hi', 'hello', 'hey', 'start', ''].map((greeting) => [greeting, 'help'] as const),
  // What the other platforms' menus have, and this one does not yet.
  ...SUBCOMMANDS.map((word) => [word, 'help'] as const),
  ...CHAT_COMMANDS.map((word) => [word, word] as const),
]);

/** What was asked for in the bot's own chat; undefined for words that are no command. */
export function commandIn(text: string): ChatCommand | undefined {
  const said = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+$/, '')
    .trim();
  return SAME_AS.get(said.replace(/^\/?(safeguard )?/, ''));
}

/** Where Teams offers an action of the message extension. */
export type ExtensionContext = 'compose' | 'commandBox' | 'message';

export type ExtensionCommand = (typeof SHORTCUTS)[keyof typeof SHORTCUTS];

/** The actions of the message extension; each opens a dialog. */
export const EXTENSION_COMMANDS = {
  [SHORTCUTS.raise]: ['compose', 'commandBox'],
  [SHORTCUTS.raiseAboutMessage]: ['message'],
} as const satisfies Record<ExtensionCommand, readonly ExtensionContext[]>;

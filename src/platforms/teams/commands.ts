import { SHORTCUTS, SUBCOMMANDS } from '../../presentation/action-ids.js';

/** Every word that the bot answers: the first opens the form, the others answer as they do on every platform. */
export const CHAT_COMMANDS = ['safeguard', ...SUBCOMMANDS] as const;

/**
 * The bot's command menu, in its order, as manifests/teams/manifest.yaml lists it. A menu has room for ten, so that the word that is
 * wanted least often has to be typed.
 */
export const MENU_COMMANDS = [
  'safeguard',
  'help',
  'duty',
  'mine',
  'cases',
  'actions',
  'rota',
  'workforce',
  'policy',
  'setup',
] as const satisfies readonly ChatCommand[];

export type ChatCommand = (typeof CHAT_COMMANDS)[number];

/** Other words for the same, which no menu lists. */
const SAME_AS = new Map<string, ChatCommand>([
  ['report', 'safeguard'],
  ['raise a concern', 'safeguard'],
  ...['hi', 'hello', 'hey', 'start', ''].map((greeting) => [greeting, 'help'] as const),
  ...CHAT_COMMANDS.map((word) => [word, word] as const),
]);

/** In characters, with blanks and marks around it: a message may have a hundred thousand. */
const LONGEST_COMMAND = 100;

/** What was asked for in the bot's own chat; undefined for words that are no command. */
export function commandIn(text: string): ChatCommand | undefined {
  if (text.length > LONGEST_COMMAND) return undefined;
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

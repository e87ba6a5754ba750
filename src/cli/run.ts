import { type Command, type CommandContext, EXIT, type ExitCode, misused } from './command.js';
import { keysFingerprint } from './keys-fingerprint.js';
import { orgCheck } from './org-check.js';
import { orgImport } from './org-import.js';
import { peopleList } from './people-list.js';
import { columns } from './terminal.js';

const COMMANDS: readonly Command[] = [orgImport, orgCheck, peopleList, keysFingerprint];
const HELP = new Set(['help', '--help', '-h']);

/** Runs the command that these words call. */
export async function runCommand(words: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [first = '', second = '', ...args] = words;
  if (HELP.has(first)) return help(context);
  const command = COMMANDS.find(({ name }) => name === `${first} ${second}`);
  if (command === undefined) {
    return misused(context, first === '' ? 'Which command?' : `There is no command "${`${first} ${second}`.trim()}".`);
  }
  if (args.some((word) => HELP.has(word) && word !== 'help')) return help(context);
  return command.run(args, context);
}

function help({ terminal }: CommandContext): ExitCode {
  terminal.say('npm run cli -- <command>');
  terminal.say('');
  for (const line of columns(COMMANDS.flatMap(({ usage }) => usage))) terminal.say(`  ${line}`);
  terminal.say('');
  terminal.say(
    'It takes the settings of the product, works beside a running one, and ends with 0 when what was asked is',
  );
  terminal.say('done, 1 when it was refused or failed, and 2 when the command was not understood.');
  return EXIT.done;
}

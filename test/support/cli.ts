import { runCommand } from '../../src/cli/run.js';
import { startProgram } from './product-process.js';

type Environment = Readonly<Record<string, string>>;

/** Runs a command in this process. @param answer what somebody at a terminal types; without one nobody is there. */
export async function runInside(environment: Environment, words: readonly string[], answer?: string) {
  const said: string[] = [];
  const complained: string[] = [];
  const asked: string[] = [];
  const code = await runCommand(words, {
    environment,
    terminal: {
      say: (line) => said.push(line),
      complain: (line) => complained.push(line),
      read: async () => answer ?? '',
      ask:
        answer === undefined
          ? undefined
          : async (question) => {
              asked.push(question);
              return answer;
            },
    },
  });
  return { code, said: said.join('\n'), complained: complained.join('\n'), asked };
}

/** Runs the built command line as a process of its own. */
export async function runCli(environment: Environment, ...words: readonly string[]) {
  const program = startProgram('cli/main.js', { args: words, environment });
  let said = '';
  let complained = '';
  program.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  program.stderr.on('data', (chunk) => {
    complained += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => program.once('close', resolve));
  return { code, said, complained };
}

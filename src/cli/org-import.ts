import { readFile } from 'node:fs/promises';
import type { AnnouncedChange, ImportRequest } from '../application/organisation/organisation-records.js';
import { hasChanges, type ImportPlan } from '../application/organisation/plan-import.js';
import type { Operations } from '../compose.js';
import type { Section } from '../domain/organisation-description.js';
import { listed } from '../presentation/wording.js';
import { type Command, type CommandContext, EXIT, type ExitCode, misused, withOperations } from './command.js';
import { type ImportArguments, importArguments } from './import-arguments.js';
import { planLines } from './plan-lines.js';
import { refusalWords } from './refusal-words.js';
import { printable } from './terminal.js';

export const orgImport: Command = {
  name: 'org import',
  usage: [
    ['org import FILE', 'what an organisation file would change; changes nothing'],
    ['org import FILE --section people', 'changes that section, after asking; name several with several --section'],
    ['  --yes', 'does not ask'],
  ],
  run: async (args, context) => {
    const asked = importArguments(args);
    if (asked.kind === 'misused') return misused(context, asked.reason);
    const source = await readFile(asked.file, 'utf8').catch(() => undefined);
    if (source === undefined) return failed(context, `The file ${asked.file} can't be read.`);
    const announced: AnnouncedChange[] = [];
    const announce = async (change: AnnouncedChange) => void announced.push(change);
    return withOperations(
      context,
      async (operations) => {
        const code = await importFile({ asked, source, operations, context });
        for (const change of announced) await sayWhoIsTold(change, operations, context);
        return code;
      },
      announce,
    );
  },
};

function failed({ terminal }: CommandContext, reason: string): ExitCode {
  terminal.complain(printable(reason));
  return EXIT.failed;
}

interface Import {
  readonly asked: ImportArguments;
  readonly source: string;
  readonly operations: Operations;
  readonly context: CommandContext;
}

async function importFile(run: Import): Promise<ExitCode> {
  const { asked, source, operations, context } = run;
  const { say, complain } = context.terminal;
  const { file, sections } = asked;
  const parsed = operations.parseFile(source);
  if (parsed.kind === 'refused') {
    complain(printable(`${file} is refused, and nothing was changed:`));
    for (const problem of parsed.problems) complain(problemLine(problem));
    return EXIT.failed;
  }
  const request: ImportRequest = { file: parsed.file, present: parsed.sections, chosen: sections };
  const plan = await operations.planImport(request);
  for (const line of planLines(plan, parsed.sections)) say(line);
  if (parsed.warnings.length > 0) say('\nWorth a second look in the file:');
  for (const warning of parsed.warnings) say(problemLine(warning));
  say('');
  if (plan.refusals.length > 0) {
    const { zone } = await operations.organisation.current();
    complain(
      sections.length === 0 ? 'All of it together would be refused:' : 'This is refused, and nothing was changed:',
    );
    for (const refusal of plan.refusals) complain(printable(`- ${refusalWords(refusal, zone)}`));
    return EXIT.failed;
  }
  const isUnfinished = await operations.hasUnfinishedImport();
  if (isUnfinished) say('An earlier import broke off. Importing its sections again completes it.');
  if (sections.length === 0) return shownOnly(file, plan, context);
  if (hasChanges(plan) || isUnfinished) return change(run, request, plan);
  say('There is nothing to change.');
  return EXIT.done;
}

function problemLine({ line, reason }: { readonly line?: number | undefined; readonly reason: string }): string {
  return printable(`- ${line === undefined ? '' : `line ${line}: `}${reason}`);
}

async function change(
  { asked, operations, context }: Import,
  request: ImportRequest,
  plan: ImportPlan,
): Promise<ExitCode> {
  const { sections, isAgreed } = asked;
  const refusal = isAgreed ? undefined : await agree(sections, context);
  if (refusal !== undefined) return refusal;
  const outcome = await operations.applyImport(request, plan);
  if (outcome.kind === 'changed-meanwhile') {
    return failed(
      context,
      'Something else changed the organisation meanwhile, so this is not done, or not all of it: run it again.',
    );
  }
  context.terminal.say(`Done: ${listed(sections)}. A product that is running follows within seconds.`);
  return EXIT.done;
}

function shownOnly(file: string, { sections }: ImportPlan, { terminal: { say } }: CommandContext): ExitCode {
  const changed = sections.filter(({ changes }) => changes.length > 0).map(({ section }) => `--section ${section}`);
  say(
    changed.length === 0
      ? 'There is nothing to change.'
      : `Nothing was changed. To do it: npm run cli -- org import ${printable(file)} ${changed.join(' ')}`,
  );
  return EXIT.done;
}

/** @returns how it ends where nobody says yes. */
async function agree(sections: readonly Section[], context: CommandContext): Promise<ExitCode | undefined> {
  const { ask, say } = context.terminal;
  if (ask === undefined) return misused(context, 'Nothing was changed: nobody is here to be asked, so say --yes.');
  const answer = await ask(`Change ${listed(sections)} like this? Type yes: `);
  if (['y', 'yes'].includes(answer.trim().toLowerCase())) return undefined;
  say('Nothing was changed.');
  return EXIT.failed;
}

/** The letters wait where the running product finds them. */
async function sayWhoIsTold({ tell }: AnnouncedChange, { people }: Operations, { terminal }: CommandContext) {
  const names = (await people.byIds(tell)).map(({ name }) => name);
  terminal.say(
    printable(
      `Roles or the rota changed. Safeguard tells the leads and managers, those who were and those who are: ${listed(names)}.`,
    ),
  );
}

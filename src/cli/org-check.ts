import { blockersOf, type SetupItem, setupChecklist } from '../domain/setup/checklist.js';
import {
  LIVE,
  notLiveBecause,
  OPERATOR_CAN_READ,
  setupLight,
  setupTitle,
  setupTodo,
} from '../presentation/setup-words.js';
import { type Command, EXIT, misused, withOperations } from './command.js';
import { columns, printable } from './terminal.js';

export const orgCheck: Command = {
  name: 'org check',
  usage: [['org check', 'what the set-up has and needs; ends with 1 while Safeguard is not live']],
  run: async (args, context) => {
    if (args.length > 0) return misused(context, '"org check" takes nothing else.');
    return withOperations(context, async ({ gatherSetupFacts, organisation }) => {
      const { zone } = await organisation.current();
      const items = setupChecklist(await gatherSetupFacts());
      const blockers = blockersOf(items);
      const { say } = context.terminal;
      for (const line of lines(items, zone)) say(line);
      say('');
      say(OPERATOR_CAN_READ);
      say('');
      say(blockers.length === 0 ? LIVE : notLiveBecause(blockers.map(({ id }) => id)));
      return blockers.length === 0 ? EXIT.done : EXIT.failed;
    });
  },
};

function lines(items: readonly SetupItem[], zone: string): readonly string[] {
  const heads = columns(
    items.map((item) => [setupLight(item), setupTitle(item.id), item.people.map(({ name }) => name).join(', ')]),
  );
  return items.flatMap(({ id, problems }, index) => [
    heads[index] ?? '',
    ...problems.map((problem) => `       ${printable(setupTodo(id, problem, zone))}`),
  ]);
}

import type { KnownPerson } from '../application/organisation/organisation-records.js';
import { platformsOf } from '../domain/person.js';
import { type Command, EXIT, misused, withOperations } from './command.js';
import { columns } from './terminal.js';

export const peopleList: Command = {
  name: 'people list',
  usage: [['people list', 'everybody of the organisation file']],
  run: async (args, context) => {
    if (args.length > 0) return misused(context, '"people list" takes nothing else.');
    return withOperations(context, async ({ everybodyInFile }) => {
      const people = await everybodyInFile();
      const nameOf = (id: string | undefined) =>
        people.find(({ described }) => described.id === id)?.described.name ?? '';
      const rows = people.map((person) => rowOf(person, nameOf(person.described.manager)));
      for (const line of columns([HEADINGS, ...rows])) context.terminal.say(line);
      context.terminal.say('');
      context.terminal.say('Whoever was only met in chat is not listed: they can raise concerns.');
      return EXIT.done;
    });
  },
};

const HEADINGS = ['Id', 'Name', 'Roles', 'Active', 'Platforms', 'Manager'];

function rowOf({ described, accounts, active }: KnownPerson, manager: string): readonly string[] {
  const { id, name, roles, prefers } = described;
  const platforms = platformsOf({ accounts, prefers });
  return [id, name, roles.join(', '), active ? 'yes' : 'left', platforms.join(', '), manager];
}

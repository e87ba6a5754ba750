import type { Logger } from 'pino';
import type { ChainRole, UnreachablePeople } from '../application/people/unreachable-people.js';

/** Says in one line, in figures, that concerns would pass people of the chain by. Who they are is not for a log. */
export async function reportReach(unreachablePeople: UnreachablePeople, log: Logger): Promise<void> {
  const out = await unreachablePeople();
  if (out.length === 0) return;
  const as = (role: ChainRole) => out.filter(({ roles }) => roles.includes(role)).length;
  log.warn(
    { people: out.length, rota: as('rota'), leads: as('lead'), managers: as('manager') },
    'people who would be asked to take a concern can be reached on no platform',
  );
}

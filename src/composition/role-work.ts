import { createAnnounceUnfinished } from '../application/organisation/announce-unfinished.js';
import type { LeaverFacts } from '../application/people/leaver-facts.js';
import type { Clock } from '../application/ports.js';
import { createAnnounceByLetter } from '../application/roles/announce-by-letter.js';
import { createRoleLetters } from '../application/roles/role-letters.js';
import { createShowPeople } from '../application/roles/show-people.js';
import { createWorkOnRoles } from '../application/roles/work-on-roles.js';
import { asItemId } from '../domain/ids.js';
import { random, type Stores } from './open-stores.js';

interface Options extends Stores {
  readonly leaverFacts: LeaverFacts;
  readonly clock: Clock;
}

/** Who has which role, and how that changes: in chat, and by file. */
export function buildRoleWork(options: Options) {
  const workOnRoles = createWorkOnRoles({ ...options, newId: () => asItemId(random.token()) });
  const announceUnfinished = createAnnounceUnfinished({ ...options, announce: createAnnounceByLetter(options) });
  return {
    workOnRoles,
    showPeople: createShowPeople(options),
    writers: createRoleLetters(options),
    follow: [workOnRoles.followRoles, announceUnfinished],
  };
}

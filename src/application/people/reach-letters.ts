import { WAKE_CHANNELS } from '../../domain/notice.js';
import type { ReachRecord } from '../../domain/people/duty-reach.js';
import type { LetterWriters } from '../delivery/letter-post.js';
import type { MatterStore, OrganisationStore, PeopleStore } from '../ports.js';

interface Deps {
  readonly reach: Pick<MatterStore<ReachRecord>, 'read'>;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly organisation: OrganisationStore;
}

/** What the alarm about somebody on duty says now. It goes outside chat as well: a message may wake nobody. */
export function createReachLetters({ reach, people, organisation }: Deps): Pick<LetterWriters, 'duty-unreachable'> {
  return {
    'duty-unreachable': async ({ about, item }) => {
      const spell = (await reach.read()).spells.find(({ id }) => id === item);
      if (about !== 'duty-unreachable' || spell === undefined) return undefined;
      const { phones } = await organisation.current();
      const { id, as, since, person, ended } = spell;
      const name = person && ((await people.byId(person))?.name || 'Somebody');
      const state = ended?.as ?? 'unreachable';
      return {
        content: { about, item: id, as, person: name, since, phone: phones.duty, state },
        isNeeded: ended === undefined,
        wake: { atOnce: WAKE_CHANNELS, ifItFails: WAKE_CHANNELS },
      };
    },
  };
}

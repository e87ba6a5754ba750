import { asPersonId } from '../../domain/ids.js';
import { type Acceptances, followAsks } from '../../domain/policies/acceptance.js';
import { dayOf, plusDays } from '../../domain/reminders/reminder-days.js';
import type { MatterShelf, OrganisationStore } from '../ports.js';
import type { IsAway } from '../workforce/is-away.js';

/** What time asks of one person who has something to accept. */
export type FollowAcceptances = (key: string, now: Date) => Promise<void>;

interface Deps {
  readonly acceptances: MatterShelf<Acceptances>;
  readonly organisation: OrganisationStore;
  readonly isAway: IsAway;
}

export function createFollowAcceptances({ acceptances, organisation, isAway }: Deps): FollowAcceptances {
  return async (key, now) => {
    const person = asPersonId(key);
    const { zone, reminders } = await organisation.current();
    const today = dayOf(now, zone);
    const pausedUntil = (await isAway(person, today)) ? plusDays(today, 1) : undefined;
    await acceptances.of(key).change((before) => {
      const { record, tell, nextAt } = followAsks(before, now, { zone, reminders }, pausedUntil);
      return {
        // Written in any case: a record in which nothing is open any more is not to be looked at again.
        state: { ...record },
        letters: tell.map((item) => ({ kind: 'letter', to: person, about: 'policy-to-accept', item })),
        outcome: undefined,
        nextAt,
      };
    });
  };
}

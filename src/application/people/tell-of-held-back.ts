import type { ItemId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { followHeldBack } from '../../domain/people/held-back.js';
import type { LeaverRecord } from '../../domain/people/leavers.js';
import type { Clock, MatterStore, PeopleStore } from '../ports.js';
import type { LookBook } from './look-book.js';
import { leadsAndManagers } from './whom-to-alarm.js';

/** Leads, managers and administrators hear that directories say people are gone who were not let leave, and when that is over. */
export type TellOfHeldBack = () => Promise<void>;

interface Deps {
  readonly leavers: MatterStore<LeaverRecord>;
  readonly looks: Pick<LookBook, 'heldBack'>;
  readonly people: Pick<PeopleStore, 'withRole'>;
  readonly newId: () => ItemId;
  readonly clock: Clock;
}

export function createTellOfHeldBack({ leavers, looks, people, newId, clock }: Deps): TellOfHeldBack {
  return async () => {
    const isAnybodyHeld = (await looks.heldBack()) > 0;
    // Whoever administers it as well: the last lead or manager may be the one who can't be told.
    const inCharge = isAnybodyHeld ? await leadsAndManagers(people) : [];
    const administrators = isAnybodyHeld ? await people.withRole('administrator') : [];
    const told = [...new Set([...inCharge, ...administrators.map(({ id }) => id)])];
    await leavers.change((before) => {
      const { record, begun, ended } = followHeldBack(before, isAnybodyHeld, clock.now(), newId);
      const letters = begun
        ? told.map((to): Letter => ({ kind: 'letter', to, about: 'leavers-held-back', item: begun.id }))
        : [];
      return { state: record, letters, refresh: ended ? [ended.id] : [], outcome: undefined };
    });
  };
}

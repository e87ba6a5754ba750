import type { ItemId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { followLeavers, type LeaverAlarm, type LeaverRecord } from '../../domain/people/leavers.js';
import type { Clock, MatterStore, PeopleStore } from '../ports.js';
import type { LeaverFacts } from './leaver-facts.js';
import { leadsAndManagers } from './whom-to-alarm.js';

/** Leads and managers hear of whoever has left, of what that leaves open, and of who seems to be back. */
export type TellOfLeavers = () => Promise<void>;

interface Deps {
  readonly leavers: MatterStore<LeaverRecord>;
  readonly leaverFacts: LeaverFacts;
  readonly people: Pick<PeopleStore, 'withRole'>;
  readonly newId: () => ItemId;
  readonly clock: Clock;
}

export function createTellOfLeavers({ leavers, leaverFacts, people, newId, clock }: Deps): TellOfLeavers {
  return async () => {
    const facts = await leaverFacts();
    if (facts.length === 0) return;
    const told = await leadsAndManagers(people);
    const lettersOf = ({ id, about, person }: LeaverAlarm): Letter[] =>
      told.filter((to) => to !== person).map((to) => ({ kind: 'letter', to, about, item: id }));
    await leavers.change((before) => {
      const { record, begun, changed } = followLeavers(before, facts, clock.now(), newId);
      return { state: record, letters: begun.flatMap(lettersOf), refresh: changed, outcome: undefined };
    });
  };
}

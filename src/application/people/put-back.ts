import type { ItemId } from '../../domain/ids.js';
import type { LeaverRecord } from '../../domain/people/leavers.js';
import { hasRole, type Person } from '../../domain/person.js';
import type { Clock, MatterStore } from '../ports.js';
import type { LeaverFacts } from './leaver-facts.js';
import type { LookBook } from './look-book.js';
import type { TellOfLeavers } from './tell-of-leavers.js';

export type PutBackOutcome = 'put-back' | 'here-already' | 'not-active' | 'not-theirs-to-do';

/**
 * A lead or a manager puts somebody back whose account is active again: as a member of staff, since roles are given by two people.
 * @param alarm of the letter that was pressed
 */
export type PutBack = (by: Person, alarm: ItemId) => Promise<PutBackOutcome>;

interface Deps {
  readonly leavers: MatterStore<LeaverRecord>;
  readonly leaverFacts: LeaverFacts;
  readonly looks: Pick<LookBook, 'putBack'>;
  readonly tellOfLeavers: TellOfLeavers;
  readonly clock: Clock;
}

export function createPutBack({ leavers, leaverFacts, looks, tellOfLeavers, clock }: Deps): PutBack {
  return async (by, alarm) => {
    if (!by.active || !(hasRole(by, 'lead') || hasRole(by, 'manager'))) return 'not-theirs-to-do';
    const known = (await leavers.read()).alarms.find(({ id }) => id === alarm);
    const leaver = (await leaverFacts()).find(({ person }) => person === known?.person);
    if (leaver === undefined || leaver.isHere) return 'here-already';
    if (leaver.backAt === undefined) return 'not-active';
    const { person } = leaver;
    // Who did it first, then what they did: a crash in between leaves a press that can be repeated.
    await leavers.change((record) => ({
      state: { ...record, putBack: [...record.putBack, { person, by: by.id, at: clock.now() }] },
      letters: [],
      outcome: undefined,
    }));
    await looks.putBack(person);
    await tellOfLeavers();
    return 'put-back';
  };
}

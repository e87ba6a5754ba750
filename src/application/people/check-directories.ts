import type { Clock, PeopleStore } from '../ports.js';
import type { CheckPerson } from './check-person.js';
import type { LookBook } from './look-book.js';

/** Asks the directories about the few people who are due. Each is due again within the hour. */
export type CheckDirectories = () => Promise<void>;

/** With a pass every two seconds it is fewer than 100 calls a minute, which is what Slack allows (users.info, tier 4). */
const A_FEW = 3;

interface Deps {
  readonly looks: Pick<LookBook, 'due'>;
  readonly people: Pick<PeopleStore, 'byIds'>;
  readonly checkPerson: CheckPerson;
  /** Somebody has left, or is here again. */
  readonly onChange: () => Promise<void>;
  readonly clock: Clock;
}

export function createCheckDirectories({ looks, people, checkPerson, onChange, clock }: Deps): CheckDirectories {
  return async () => {
    const due = await people.byIds(await looks.due(clock.now(), A_FEW));
    let isChanged = false;
    // One after another: whether somebody may leave depends on who has left.
    for (const person of due) if ((await checkPerson(person)) === 'changed') isChanged = true;
    if (isChanged) await onChange();
  };
}

import { randomUUID } from 'node:crypto';
import { asFormToken, type FormToken } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import type { Chance } from './chance.js';
import type { Diary } from './diary.js';
import type { Fleet } from './fleet.js';
import type { Oracle } from './oracle/oracle.js';

/** What everything that people do needs. */
export interface Acting {
  readonly fleet: Fleet;
  readonly oracle: Oracle;
  readonly diary: Diary;
  readonly chance: Chance;
}

/** As the product knows them now. */
export async function personOf({ fleet }: Pick<Acting, 'fleet'>, id: string): Promise<Person> {
  const { people, records } = fleet.one().stores;
  const found = await people.byId(records.personId(id));
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
}

export function newForm(): FormToken {
  return asFormToken(randomUUID());
}

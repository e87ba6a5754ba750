import type { ItemId, PersonId } from '../ids.js';
import type { Person } from '../person.js';
import type { Rota } from '../rota.js';
import type { Chain } from '../routing.js';
import { type Stretch, shiftsBetween } from './shifts.js';

/** What somebody is told when the rota was changed, or is to be. The item is the ask or the override. */
export interface RotaTell {
  readonly to: PersonId;
  readonly about:
    | 'swap-asked'
    | 'swap-accepted'
    | 'swap-declined'
    | 'swap-withdrawn'
    | 'put-on-duty'
    | 'taken-off-duty'
    | 'rota-changed';
  readonly item: ItemId;
}

interface Teller {
  readonly by: Pick<Person, 'id'>;
  readonly chain: Pick<Chain, 'leads' | 'managers'>;
}

/** Everybody whose duty is another in that stretch, and the leads. Nobody is told of what they did themselves. */
export function tellOfChange(teller: Teller, item: ItemId, was: Rota, is: Rota, stretch: Stretch): readonly RotaTell[] {
  const differing = differences(was, is, stretch);
  const on = once(differing.map(({ now }) => now));
  const off = once(differing.map(({ before }) => before));
  const told = [
    ...on.map((to): RotaTell => ({ to, about: 'put-on-duty', item })),
    ...off.map((to): RotaTell => ({ to, about: 'taken-off-duty', item })),
  ].filter(({ to }) => to !== teller.by.id);
  return [...told, ...tellLeads(teller, item, told)];
}

/** So that what few agreed on is seen by others; where the only lead did it, by the managers. Not those who are told already. */
export function tellLeads(
  { by, chain }: Teller,
  item: ItemId,
  told: readonly RotaTell[],
  about: RotaTell['about'] = 'rota-changed',
): readonly RotaTell[] {
  const isOther = ({ id }: Person) => id !== by.id;
  const leads = chain.leads.filter(isOther);
  return (leads.length > 0 ? leads : chain.managers.filter(isOther))
    .filter(({ id }) => !told.some(({ to }) => to === id))
    .map(({ id }) => ({ to: id, about, item }));
}

/** Who was on duty where somebody else is now. */
function differences(was: Rota, is: Rota, { from, to }: Stretch) {
  const now = shiftsBetween(is, from, to);
  return shiftsBetween(was, from, to).flatMap((before) =>
    now
      .filter((shift) => shift.from < before.to && before.from < shift.to && shift.duty !== before.duty)
      .map((shift) => ({ before: before.duty, now: shift.duty })),
  );
}

function once(people: readonly (PersonId | undefined)[]): readonly PersonId[] {
  return [...new Set(people.filter((person) => person !== undefined))];
}

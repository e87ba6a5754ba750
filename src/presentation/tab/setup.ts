import { DateTime } from 'luxon';
import type { SetupShown } from '../../application/setup/see-setup.js';
import { blockersOf, type SetupItem, type SetupItemId } from '../../domain/setup/checklist.js';
import { SHOW_ROTA } from '../desk/rota-letters.js';
import { SHOW_PEOPLE } from '../desk/rota-page.js';
import { peopleOf, UNTIL_LIVE, workOn } from '../desk/setup-page.js';
import { LIVE, notLiveBecause, OPERATOR_CAN_READ, setupLight, setupTitle } from '../setup-words.js';

/** The checks of the set-up as a page: what is to be done comes first, with the same words and buttons as in chat. */
export function setupView(shown: SetupShown) {
  const { items, now, zone } = shown;
  const blockers = blockersOf(items);
  const isLive = blockers.length === 0;
  const inPlace = items.filter(({ state }) => state === 'green');
  const toDo = items.filter(({ state }) => state !== 'green');
  return {
    headline: isLive ? LIVE : notLiveBecause(blockers.map(({ id }) => id)),
    isLive,
    ...(!isLive && { until: UNTIL_LIVE }),
    note: OPERATOR_CAN_READ,
    done: inPlace.length,
    of: items.length,
    progress: `${inPlace.length} of ${items.length} are in place.`,
    checked: `Checked at ${DateTime.fromJSDate(now, { zone }).toFormat('HH:mm:ss')}.`,
    toDo: [...toDo].sort((one, other) => weightOf(one) - weightOf(other)).map((item) => itemOf(item, shown)),
    inPlace: inPlace.map((item) => itemOf(item, shown)),
  };
}

/** Without some it is not live; then what is missing, and what could be better. */
function weightOf({ blocksLive, state }: SetupItem): number {
  if (blocksLive) return 0;
  return state === 'red' ? 1 : 2;
}

function itemOf(item: SetupItem, shown: SetupShown) {
  const { todo, rows, buttons } = workOn(item, shown);
  const people = peopleOf(item);
  return {
    id: item.id,
    title: setupTitle(item.id),
    light: setupLight(item),
    ...(people !== undefined && { people }),
    todo,
    rows,
    buttons: [...buttons, ...(item.state === 'green' ? [] : (ELSEWHERE[item.id] ?? []))],
  };
}

/** Where that is put right, if there is a page for it. */
const ELSEWHERE: Partial<Record<SetupItemId, readonly (typeof SHOW_ROTA | typeof SHOW_PEOPLE)[]>> = {
  duty: [SHOW_ROTA],
  deputy: [SHOW_ROTA],
  lead: [SHOW_PEOPLE],
  manager: [SHOW_PEOPLE],
  alternate: [SHOW_ROTA, SHOW_PEOPLE],
  rota: [SHOW_ROTA],
};

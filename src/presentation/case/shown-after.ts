import type { Person } from '../../domain/person.js';
import { ACTIONS } from '../action-ids.js';
import type { FindPress, Shown } from '../concern-presses.js';
import { LABELS } from '../wording.js';
import { type FormTicket, OF_AN_ITEM } from './case-flow.js';

/** What the window shows once a form is done: the case as it is now, for whoever may read it. */
export async function shownAfter(
  findPress: FindPress,
  person: Person,
  { verb, concernId }: FormTicket,
): Promise<Extract<Shown, { kind: 'details' | 'window' }>> {
  const read = OF_AN_ITEM.includes(verb) ? undefined : findPress(ACTIONS.read);
  const shown = await read?.(person, { concernId, where: 'window' });
  return shown?.kind === 'details' ? shown : THANKS;
}

const THANKS = {
  kind: 'window',
  window: { title: 'Thank you', close: LABELS.close, lines: ['It is kept.'] },
} as const;

import type { Person } from '../../domain/person.js';
import { ACTIONS, SHOW_PACK } from '../action-ids.js';
import type { FindPress, Shown } from '../concern-presses.js';
import { LABELS } from '../wording.js';
import { type CaseTicket, OF_AN_ITEM } from './case-flow.js';
import { packItem } from './pack-view.js';

/** What the window shows once a form is done: the case as it is now, or the draft that was made, for whoever may read it. */
export async function shownAfter(
  findPress: FindPress,
  person: Person,
  { verb, concernId, token }: CaseTicket,
): Promise<Extract<Shown, { kind: 'details' | 'pack' | 'window' }>> {
  if (verb === 'draft-pack') {
    const pack = await findPress(SHOW_PACK)?.(person, { concernId, item: packItem(token), where: 'window' });
    if (pack?.kind === 'pack') return pack;
  }
  if (OF_AN_ITEM.includes(verb)) return THANKS_REPORTER;
  const read = findPress(ACTIONS.read);
  const shown = await read?.(person, { concernId, where: 'window' });
  if (shown?.kind === 'details') return shown;
  return verb === 'snooze-action' ? SNOOZED : THANKS;
}

/** To the reporter, who may see no more than this of it; true before anybody has taken it and afterwards. */
const THANKS_REPORTER = {
  kind: 'window',
  window: {
    title: 'Thank you',
    close: LABELS.close,
    lines: [
      'It is kept with your concern.',
      'Whoever handles it is told now. If nobody has taken it yet, whoever takes it will see it.',
    ],
  },
} as const;

const SNOOZED = {
  kind: 'window',
  window: {
    title: 'Snoozed',
    close: LABELS.close,
    lines: ['Reminders are paused until the end of that day. The due date is unchanged.'],
  },
} as const;

/** To whoever may see nothing else of the concern, or not any more. */
const THANKS = {
  kind: 'window',
  window: { title: 'Thank you', close: LABELS.close, lines: ['It is kept.'] },
} as const;

import type { LetterFacts } from '../../application/delivery/letter-facts.js';
import type { LeaverSlot, NeededRole, SaidBy } from '../../domain/people/leavers.js';
import { deskAction } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { bulleted, clockTime } from '../wording.js';
import { SHOW_PEOPLE } from './role-letters.js';
import { SHOW_ROTA } from './rota-letters.js';
import { momentWords } from './stretch-words.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type LeaverFacts = Extract<LetterFacts, { about: 'person-left' | 'person-back' | 'rota-names-leaver' }>;

/** More would be a list; the rota's own page has them all. */
const MOST_SLOTS = 4;

const VACANT: Record<NeededRole, string> = {
  duty: 'Nobody else may be on duty.',
  lead: 'There is no safeguarding lead now.',
  manager: 'There is no manager now.',
};

const SAID: Record<SaidBy, string> = {
  directory: 'their account is not active any more',
  'two-people': 'a lead and a manager have said so',
};

/** To leads and managers, about somebody who is not here any more. */
export function leaverSlots(facts: LeaverFacts): Slots {
  const { about, person, state } = facts;
  if (state === 'here') {
    return { preview: `${person} is here again.`, lines: ['You need do nothing more.'], buttons: [] };
  }
  switch (about) {
    case 'person-left':
      return left(facts);
    case 'person-back':
      return back(facts);
    case 'rota-names-leaver':
      return onRota(facts);
  }
}

function left({ person, leftAt, saidBy, slots, vacant, state, item, now, zone }: LeaverFacts): Slots {
  const named = slots.slice(0, MOST_SLOTS).map((slot) => slotWords(slot, now, zone));
  const more = slots.length > MOST_SLOTS ? ['and later'] : [];
  return {
    preview: `${person} has left: ${SAID[saidBy]}.`,
    lines: [
      `Since ${clockTime(leftAt, now, zone)} they can do nothing here. Whatever they had to do is asked of others.`,
      ...(vacant.length > 0
        ? [
            `${vacant.map((role) => VACANT[role]).join(' ')} Two people can give the role to somebody; where nobody is left to approve, change the organisation file.`,
          ]
        : []),
      ...(named.length > 0 ? [`The rota names them. Put somebody else on duty:`, bulleted([...named, ...more])] : []),
      ...(state === 'seems-back' ? [SEEMS_BACK] : []),
    ],
    buttons: [
      ...(named.length > 0 ? [{ ...SHOW_ROTA, style: 'primary' } as const] : []),
      ...(state === 'seems-back' ? [putBack(person, item)] : []),
    ],
  };
}

const SEEMS_BACK = 'An account of theirs is active again.';

function back({ person, leftAt, state, item, now, zone }: LeaverFacts): Slots {
  if (state !== 'seems-back') {
    return { preview: `${person} is not here after all.`, lines: ['You need do nothing more.'], buttons: [] };
  }
  return {
    preview: `${person} seems to be back: an account of theirs is active again.`,
    lines: [
      `They had left: ${clockTime(leftAt, now, zone)}. Put them back if you know why. They come back without any role; a lead and a manager give them one again.`,
    ],
    buttons: [putBack(person, item)],
  };
}

function putBack(person: string, item: string): NoticeButton {
  return {
    action: deskAction('put-back'),
    item,
    label: 'Put them back',
    spokenLabel: `Put ${person} back`.slice(0, 75),
    style: 'plain',
    tucked: false,
  };
}

function onRota({ person, slot, now, zone }: LeaverFacts): Slots {
  if (slot === undefined) {
    return {
      preview: `The rota does not name ${person} any more.`,
      lines: ['You need do nothing more.'],
      buttons: [],
    };
  }
  return {
    preview: `The rota names ${person}, who has left.`,
    lines: [`${slotWords(slot, now, zone)}. Put somebody else on duty, or a new concern goes to the deputy.`],
    buttons: [{ ...SHOW_ROTA, style: 'primary' }],
  };
}

type HeldBackFacts = Extract<LetterFacts, { about: 'leavers-held-back' }>;

/** To leads, managers and administrators. It may be chat itself that is wrong, so it is said without names and without haste. */
export function heldBackSlots({ state, since, now, zone }: HeldBackFacts): Slots {
  if (state === 'over') {
    return { preview: 'No more accounts seem to be gone.', lines: ['You need do nothing more.'], buttons: [] };
  }
  return {
    preview: 'Accounts seem to be gone, and nobody was taken out because of it.',
    lines: [
      `This has been so since ${clockTime(since, now, zone)}. They are many at once, or of the last lead or manager, so it may be a mistake. Their people may do what they could before, but messages may not reach them.`,
      'Ask whoever operates Safeguard to look at what it is connected to. Whoever has really left is taken out by a lead and a manager.',
    ],
    buttons: [SHOW_PEOPLE],
  };
}

function slotWords({ from, to }: LeaverSlot, now: Date, zone: string): string {
  const begins = from ? `From ${momentWords(from, now, zone)}` : 'Now';
  return `${begins}${to ? ` to ${momentWords(to, now, zone)}` : ' onwards'}`;
}

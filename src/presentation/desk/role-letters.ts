import type { ByFileContent, LetterFacts } from '../../application/delivery/letter-facts.js';
import type { Role } from '../../domain/person.js';
import { deskAction, SHOW_PAGE } from '../action-ids.js';
import type { NoticeButton, NoticeSlots } from '../notice-slots.js';
import { bulleted, clockTime, listed } from '../wording.js';
import { ROLE_WORDS, toBe } from './role-words.js';
import { SHOW_ROTA } from './rota-letters.js';

type Slots = Pick<NoticeSlots, 'preview' | 'lines' | 'buttons'>;
type RoleFacts = Extract<LetterFacts, { about: 'role-asked' | 'role-changed' | 'role-refused' }>;
type ByFileFacts = Extract<LetterFacts, { about: 'changed-by-file' }>;

export const SHOW_PEOPLE: NoticeButton = {
  action: SHOW_PAGE,
  item: 'people',
  label: 'People and roles',
  spokenLabel: 'People and roles',
  style: 'plain',
  tucked: false,
};

/** To whoever may approve a change of roles, and to everybody who has to know what became of it. */
export function roleSlots(facts: RoleFacts): Slots {
  switch (facts.state) {
    case 'open':
      return open(facts);
    case 'approved':
      return approved(facts);
    case 'refused':
    case 'withdrawn':
    case 'expired':
    case 'outdated':
      return {
        preview: `Nothing is changed. ${facts.by} asked that ${who(facts)} ${toBe(facts.wanted)}.`,
        lines: [ENDED[facts.state](facts)],
        buttons: [],
      };
  }
}

const who = ({ isYou, person }: RoleFacts) => (isYou ? 'you' : person);

type NoEffect = Exclude<RoleFacts['state'], 'open' | 'approved'>;

const ENDED: Record<NoEffect, (facts: RoleFacts) => string> = {
  refused: ({ answeredBy }) => `${answeredBy ?? 'Somebody'} did not approve it.`,
  withdrawn: ({ by }) => `${by} is no longer asking for it.`,
  expired: () => 'Nobody approved it within seven days. Ask again, if it is still right.',
  outdated: () =>
    'When it was to be approved it no longer made sense: roles had changed meanwhile. Look at them, and ask again if it is still right.',
};

function open(facts: RoleFacts): Slots {
  const { about, by, person, item, wanted, expiresAt, now, zone } = facts;
  const asked = `${by} asks that ${person} ${toBe(wanted)}.`;
  if (about !== 'role-asked') return { preview: asked, lines: ['Nobody has approved it yet.'], buttons: [SHOW_PEOPLE] };
  const answer = (verb: 'approve-role-change' | 'refuse-role-change', label: string, style: NoticeButton['style']) =>
    ({
      action: deskAction(verb),
      item,
      label,
      spokenLabel: `${label}, ${person}`.slice(0, 75),
      style,
      tucked: false,
    }) as const;
  return {
    preview: asked,
    lines: [
      'Until you approve, nothing changes. A change of roles takes a lead and a manager.',
      `The reason stands under “People and roles”. It ends ${clockTime(expiresAt, now, zone)} without an answer.`,
    ],
    buttons: [
      answer('approve-role-change', 'Approve', 'primary'),
      answer('refuse-role-change', "Don't approve", 'plain'),
      SHOW_PEOPLE,
    ],
  };
}

function approved(facts: RoleFacts): Slots {
  const { isYou, by, answeredBy, isOnRota, wanted } = facts;
  const isLeft = isOnRota && wanted.change !== 'give' && !isYou;
  return {
    preview: inForce(facts),
    lines: [
      `${by} asked for it, and ${answeredBy ?? 'another person'} approved it.`,
      ...(isLeft ? ['The rota still names them. Put somebody else on duty there.'] : []),
    ],
    buttons: isYou ? [] : [SHOW_PEOPLE, ...(isLeft ? [SHOW_ROTA] : [])],
  };
}

function inForce({ isYou, person, wanted }: RoleFacts): string {
  const are = isYou ? 'You are' : `${person} is`;
  if (wanted.change === 'leave') return `${are} no longer here.`;
  const role = ROLE_WORDS[wanted.role];
  return wanted.change === 'give' ? `${are} ${role} now.` : `${are} no longer ${role}.`;
}

/** More would not be read; the page has everybody. */
const MOST_NAMED = 12;

/** To leads and managers, those who were and those who are. */
export function byFileSlots({ at, people, rota, now, zone }: ByFileFacts): Slots {
  const named = people.slice(0, MOST_NAMED).map(changeWords);
  const more = people.length > MOST_NAMED ? [`and ${people.length - MOST_NAMED} more people`] : [];
  const rotaChanged = rota.length > 0 ? ['The rota has changed.'] : [];
  return {
    preview: 'The organisation file has changed who does what.',
    lines: [`Imported ${clockTime(at, now, zone)}.`, bulleted([...named, ...more, ...rotaChanged])].filter(Boolean),
    buttons: [SHOW_PEOPLE, SHOW_ROTA],
  };
}

function changeWords({ name, gained, lost, rota, manager }: ByFileContent['people'][number]): string {
  const roles = (list: readonly Role[]) => listed(list.flatMap((role) => (role === 'staff' ? [] : [ROLE_WORDS[role]])));
  return `${name}: ${[
    gained.length > 0 ? `is ${roles(gained)} now` : undefined,
    lost.length > 0 ? `is no longer ${roles(lost)}` : undefined,
    rota === 'joined' ? 'is on the rota now' : undefined,
    rota === 'left' ? 'is no longer on the rota' : undefined,
    manager ? `has ${manager.name ?? 'nobody'} as line manager` : undefined,
  ]
    .filter(Boolean)
    .join('; ')}`;
}

import type { GivenRole, WantedChange } from '../../domain/roles/role-book.js';
import type { NoAnswer, RoleRefusal } from '../../domain/roles/role-refusals.js';
import { NOT_FOR_YOU } from '../wording.js';

/** After "is": what somebody with that role is. */
export const ROLE_WORDS: Record<GivenRole, string> = {
  duty: 'a duty person',
  lead: 'a safeguarding lead',
  manager: 'a manager',
  administrator: 'an administrator',
};

export const ROLE_LABELS: Record<GivenRole, string> = {
  duty: 'Duty person',
  lead: 'Safeguarding lead',
  manager: 'Manager',
  administrator: 'Administrator',
};

/** `be a manager`, `no longer be a manager`, `no longer be here`: after "is to", "should". */
export function toBe(wanted: WantedChange): string {
  if (wanted.change === 'leave') return 'no longer be here';
  return `${wanted.change === 'take' ? 'no longer be' : 'be'} ${ROLE_WORDS[wanted.role]}`;
}

export function roleRefusalWords(because: RoleRefusal): string {
  switch (because.kind) {
    case 'not-theirs-to-do':
      return NOT_FOR_YOU;
    case 'own-role':
      return 'Nobody decides about their own role.';
    case 'own-ask':
      return 'You asked for it, so somebody else has to approve it.';
    case 'not-here':
      return 'They are not here any more.';
    case 'no-such-ask':
      return 'There is nothing here for you, or not any more.';
    case 'nobody-to-approve':
      return 'It takes a lead and a manager, two people, and it is about neither of them. There is nobody else who could approve it: change it in the organisation file.';
    case 'has-it-already':
      return 'They have that role already.';
    case 'has-it-not':
      return "They don't have that role.";
    case 'asked-already':
      return 'That was asked already, and waits for an answer. Look under “People and roles”.';
    case 'asker-decides-no-more':
      return 'Whoever asked for it no longer decides about roles. Ask for it yourself, if it is still right.';
    case 'not-in-file':
      return 'They are not in the organisation file, so they can have no role. Add them there first.';
    case 'last-of-role':
      return `Nobody else is ${ROLE_WORDS[because.role]}. Give that role to somebody else first.`;
    case 'already-answered':
      return ANSWERED[because.state];
  }
}

const ANSWERED: Record<NoAnswer, string> = {
  approved: 'It was approved already.',
  refused: 'It was refused already.',
  withdrawn: 'Whoever asked has withdrawn it.',
  expired: 'Nobody answered within seven days, so it ended. Ask again, if it is still right.',
  outdated: 'It no longer made sense.',
};

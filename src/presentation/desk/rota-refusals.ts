import type { PersonId } from '../../domain/ids.js';
import type { RotaRefusal } from '../../domain/rota/rota-work.js';
import { listed } from '../wording.js';
import { momentWords, stretchWords } from './stretch-words.js';

interface Reader {
  readonly nameOf: (id: PersonId) => string;
  readonly now: Date;
  readonly zone: string;
}

/** Whom a refusal names. */
export function namedIn(because: RotaRefusal): readonly PersonId[] {
  switch (because.kind) {
    case 'not-a-possible-person':
      return [because.person];
    case 'not-their-duty':
      return [because.person, ...(because.shift.duty ? [because.shift.duty] : [])];
    case 'overlaps':
      return because.overrides.map(({ person }) => person);
    default:
      return [];
  }
}

/** Why the rota can't be changed so, and what to do instead. */
export function rotaRefusalWords(because: RotaRefusal, { nameOf, now, zone }: Reader): string {
  switch (because.kind) {
    case 'not-theirs-to-do':
      return 'That is not yours to do. A lead or a manager can change the rota.';
    case 'no-such-item':
      return 'That is not there any more.';
    case 'already-answered':
      return ANSWERED[because.state];
    case 'ends-before-it-begins':
      return 'It ends before it begins. Choose a later end.';
    case 'in-the-past':
      return 'That time has passed. Choose a later one.';
    case 'too-far':
      return `The rota can be changed until ${momentWords(because.until, now, zone)}. Choose an earlier time.`;
    case 'not-a-possible-person':
      return `${nameOf(because.person)} can't be on duty: only people of the organisation who are here can. Choose somebody else.`;
    case 'already-theirs':
      return 'They are on duty then already.';
    case 'asked-already':
      return "You have asked them for this already. Wait for their answer, or withdraw it on the rota's page.";
    case 'too-many-changes':
      return `There are ${because.most} changes to come already. Cancel some, or change the list in the organisation file.`;
    case 'not-their-duty': {
      const { shift, person } = because;
      const who = shift.duty ? nameOf(shift.duty) : 'Nobody';
      return `${who} is on duty ${stretchWords(shift, now, zone)}, not ${nameOf(person)}. Choose another time.`;
    }
    case 'overlaps': {
      const others = because.overrides.map((each) => `${nameOf(each.person)} ${stretchWords(each, now, zone)}`);
      return `It was changed before: ${listed(others)}. Choose another time, or choose to replace that.`;
    }
  }
}

const ANSWERED = {
  accepted: 'This was accepted already.',
  declined: 'This was declined already.',
  withdrawn: 'Nobody is asking this any more.',
  outdated: 'The rota was changed before this was answered. Ask again.',
};

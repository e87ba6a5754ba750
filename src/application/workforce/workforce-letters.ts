import type { PersonId } from '../../domain/ids.js';
import { hasRole } from '../../domain/person.js';
import { dayOf, type LocalDate, plusDays } from '../../domain/reminders/reminder-days.js';
import { pauseOf } from '../../domain/workforce/check-status.js';
import {
  type CheckKind,
  EMPTY_REGISTER,
  itemOf,
  needsNewOne,
  newestCheck,
  personCheckOf,
  type Register,
} from '../../domain/workforce/checks.js';
import { type Due, dueOf } from '../../domain/workforce/due-rules.js';
import { type Report, teamCounts } from '../../domain/workforce/follow-team.js';
import type { LetterWriter } from '../delivery/letter-post.js';
import type { CheckDueContent, NamedAsCheckerContent } from '../delivery/workforce-facts.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';

interface Deps {
  readonly registers: Pick<MatterShelf<Register>, 'of' | 'readMany'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

/** Of checks: to the person, and without a name to whoever sees to them. */
export function createWorkforceLetters({ registers, people, organisation, clock }: Deps) {
  const checkDue: LetterWriter = async ({ item = '' }, recipient) => {
    const about = personCheckOf(item);
    if (about === undefined) return undefined;
    const [register, { zone, reminders, checkRules }] = await Promise.all([
      registers.of(recipient.id).read(),
      organisation.current(),
    ]);
    const today = dayOf(clock.now(), zone);
    const due = dueOf(register, about.kind, checkRules);
    const state = register.isHere ? stateOf(register, about.kind, due, today, reminders.person) : NOT_NEEDED;
    return {
      content: {
        about: 'check-due',
        item,
        check: about.kind,
        due,
        isOverdue: due !== undefined && due.on < today,
        last: newestCheck(itemOf(register, about.kind))?.on,
        days: reminders.person,
        overdueEvery: reminders.overdueEvery,
        state,
      },
      isNeeded: state.kind === 'open',
    };
  };

  const newCheckNeeded: LetterWriter = async ({ item = '' }) => {
    const about = personCheckOf(item);
    if (about === undefined) return undefined;
    const register = await registers.of(about.person).read();
    const isOpen = register.isHere && needsNewOne(newestCheck(itemOf(register, about.kind))?.result);
    return { content: { about: 'new-check-needed', item, isSettled: !isOpen }, isNeeded: isOpen };
  };

  const namedAsChecker: LetterWriter = async ({ item = '' }, recipient) => {
    const { seenBy } = await everybodyHere(people);
    const about = personCheckOf(item);
    const seen = seenBy(recipient).find(({ id }) => id === about?.person)?.id;
    const made = about && madeBy(await registers.of(about.person).read(), about.kind, recipient.id);
    const isLead = hasRole(recipient, 'lead');
    return { content: { about: 'named-as-checker', item, made, seen, isLead }, isNeeded: true };
  };

  const teamChecksDue: LetterWriter = async ({ item = '' }, recipient) => {
    const [times, { teamOf }] = await Promise.all([organisation.current(), everybodyHere(people)]);
    const team = teamOf(recipient);
    const known = await registers.readMany(team.map(({ id }) => id));
    const reports = team.map(({ id }): Report => ({ person: id, register: known.get(id) ?? EMPTY_REGISTER }));
    const counts = teamCounts(reports, dayOf(clock.now(), times.zone), times);
    const { manager: days, overdueEvery } = times.reminders;
    return { content: { about: 'team-checks-due', item, counts, days, overdueEvery }, isNeeded: counts.length > 0 };
  };

  return {
    'check-due': checkDue,
    'new-check-needed': newCheckNeeded,
    'named-as-checker': namedAsChecker,
    'team-checks-due': teamChecksDue,
  } as const;
}

/** The last one that somebody else wrote down and named them for. */
function madeBy(register: Register, check: CheckKind, checker: PersonId): NamedAsCheckerContent['made'] {
  const { checks } = itemOf(register, check);
  const made = checks.findLast((each) => each.checker === checker && each.recorded?.by !== checker);
  return made && { check, on: made.on, isCertificate: made.result === 'new-certificate' };
}

const NOT_NEEDED = { kind: 'not-needed' } as const;

function stateOf(
  register: Register,
  kind: CheckKind,
  due: Due | undefined,
  today: LocalDate,
  before: readonly number[],
): CheckDueContent['state'] {
  const isRecorded = newestCheck(itemOf(register, kind)) !== undefined;
  // That a new one is needed is not said in a message.
  if (due === undefined || due.rule.kind === 'new-one') return isRecorded ? { kind: 'recorded' } : NOT_NEEDED;
  if (today < plusDays(due.on, -Math.max(0, ...before))) return { kind: 'recorded' };
  return pauseOf(register, kind, today) ?? { kind: 'open' };
}

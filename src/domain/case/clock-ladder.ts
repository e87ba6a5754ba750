import { type Concern, isReporter } from '../concern.js';
import type { Duration } from '../duration.js';
import { asItemId, type PersonId } from '../ids.js';
import type { Notice } from '../notice.js';
import type { Organisation } from '../organisation.js';
import { hasRole, type Person } from '../person.js';
import { afterQuiet } from '../quiet-hours.js';
import type { Rota } from '../rota.js';
import type { Chain } from '../routing.js';
import { dueAfter } from '../working-time.js';
import { isAboutStaff } from './about-staff.js';
import type { CaseFile } from './case-file.js';
import type { ChasedClock } from './chased.js';
import type { Clock } from './clocks.js';
import { mayHold } from './handover.js';

/** Whom a missed target is told to, rung by rung; the first are those who can answer it. Ours. */
const RUNGS = ['whose', 'deputy', 'leads', 'managers'] as const;
const LAST_RUNG = RUNGS.length - 1;

const unitOf = ({ pressing }: Clock): Duration['unit'] => (pressing ? 'h' : 'wd');

type Settings = Pick<Organisation, 'calendar' | 'reminders' | 'zone'>;

/**
 * When the next rung is told; undefined after the last. One working day after the other, of what is pressing one hour; where it had
 * run out before anybody took the concern, from then on, so that whoever took it has their turn.
 */
export function nextRungAt(
  clock: Clock,
  told: ChasedClock | undefined,
  {
    concern: { acknowledgedAt },
    settings,
  }: Pick<Chasing, 'settings'> & { readonly concern: Pick<Concern, 'acknowledgedAt'> },
): Date | undefined {
  const { calendar, reminders, zone } = settings;
  if (told !== undefined && told.rung >= LAST_RUNG) return undefined;
  const steps = told?.steps ?? 0;
  const from = acknowledgedAt && acknowledgedAt > clock.missedAt ? acknowledgedAt : clock.missedAt;
  const at = steps === 0 ? clock.missedAt : dueAfter(calendar, from, { amount: steps, unit: unitOf(clock) });
  return clock.pressing ? at : afterQuiet(at, reminders.quiet, zone);
}

/** An open concern, and everybody who could be told something of it. */
export interface Chasing {
  readonly now: Date;
  readonly settings: Settings;
  /** Only what is pressing is told now. */
  readonly isQuiet: boolean;
  readonly concern: Concern;
  readonly file: CaseFile;
  readonly chain: Chain;
  /** The holder, whoever has something to do and whoever was asked to look at something, as they are known now. */
  readonly people: readonly Person[];
  /** Active, and not kept from it. */
  readonly isHere: (person: Person) => boolean;
  /** The same, and not its reporter: how it goes is no news for them. */
  readonly mayBeTold: (person: Person) => boolean;
}

/** Tells every rung whose time has come by now. */
export function chaseClock(clock: Clock, before: ChasedClock | undefined, chasing: Chasing) {
  const { now, isQuiet } = chasing;
  if (isQuiet && !clock.pressing) return { told: before, notices: [] };
  let told = before;
  for (let at = nextRungAt(clock, told, chasing); at !== undefined && at <= now; ) {
    told = climb(clock, told ?? { clock: clock.id, dueAt: clock.dueAt, rung: -1, steps: 0, told: [] }, chasing);
    at = nextRungAt(clock, told, chasing);
  }
  const fresh = (told?.told ?? []).filter((id) => !before?.told.includes(id));
  const notices = fresh.map((to): Notice => {
    const about = isWhose(to, clock, chasing) ? 'clock-missed' : 'clock-still-missed';
    return { kind: 'case-news', to, about, item: asItemId(clock.id) };
  });
  return { told, notices };
}

/** The next rung that has somebody who was not told of it yet; a rung without anybody is passed over at once. */
function climb(clock: Clock, told: ChasedClock, chasing: Chasing): ChasedClock {
  for (let rung = told.rung + 1; rung <= LAST_RUNG; rung += 1) {
    const fresh = peopleOn(rung, clock, chasing).filter(
      (person) => chasing.mayBeTold(person) && !told.told.includes(person.id),
    );
    const [first] = fresh;
    if (first === undefined) continue;
    // Of the rota one person: whoever is next.
    const reached = RUNGS[rung] === 'deputy' ? [first] : fresh;
    const ids = [...new Set(reached.map(({ id }) => id))];
    return { ...told, rung, steps: told.steps + 1, told: [...told.told, ...ids] };
  }
  return { ...told, rung: LAST_RUNG };
}

/** Whether it is theirs to answer: the holder's, or of a second look theirs who were asked. */
export function isWhose(person: PersonId, clock: Clock, { concern, file }: Pick<Chasing, 'concern' | 'file'>): boolean {
  return concern.holder === person || askedFor(clock, file).includes(person);
}

function peopleOn(rung: number, clock: Clock, chasing: Chasing): readonly Person[] {
  const { concern, chain, people } = chasing;
  const others = (those: readonly (Person | undefined)[]) =>
    those.filter((person) => person !== undefined).filter(({ id }) => !isWhose(id, clock, chasing));
  switch (RUNGS[rung]) {
    case 'whose':
      return people.filter(({ id }) => isWhose(id, clock, chasing));
    case 'deputy':
      // What is about somebody here is for leads alone, and so is what turned out to be.
      return concern.route === 'duty' && !isAboutStaff(concern) ? others([chain.deputy, chain.duty]) : [];
    case 'leads':
      return others(chain.leads);
    default:
      return others(chain.managers);
  }
}

/** A second look is awaited from others than the holder. */
function askedFor({ kind, item }: Clock, { decisions, referrals }: CaseFile): readonly PersonId[] {
  const look =
    kind === 'sign-off'
      ? decisions.find(({ id }) => id === item)?.signOff
      : kind === 'sharing-review'
        ? referrals.find(({ id }) => id === item)?.review
        : undefined;
  return look?.kind === 'awaited' ? look.asked : [];
}

/** Whether somebody who was told although it is not theirs would be told still: roles and the rota change. */
export function standsOnLadder(person: Person, concern: Concern, rota: Pick<Rota, 'weeks' | 'overrides'>): boolean {
  if (isReporter(person, concern)) return false;
  if (hasRole(person, 'lead') || hasRole(person, 'manager')) return true;
  return concern.route === 'duty' && !isAboutStaff(concern) && mayHold(person, rota);
}

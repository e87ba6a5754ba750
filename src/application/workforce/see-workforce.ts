import type { PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { dayOf, type LocalDate } from '../../domain/reminders/reminder-days.js';
import type { Certificate } from '../../domain/workforce/certificate.js';
import {
  type CheckStatus,
  isAway,
  type Pause,
  pauseOf,
  type StatusCounts,
  type StatusSettings,
  statusCounts,
  statusOf,
} from '../../domain/workforce/check-status.js';
import {
  CHECK_KINDS,
  type Check,
  type CheckItem,
  type CheckKind,
  EMPTY_REGISTER,
  itemOf,
  type Leave,
  newestCertificate,
  newestCheck,
  type Register,
} from '../../domain/workforce/checks.js';
import { type Due, dueOf } from '../../domain/workforce/due-rules.js';
import { withStanding } from '../../domain/workforce/keep-register.js';
import type { ItemAccessLog } from '../item-access.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';

/** The check that counts. */
interface ShownLast extends Pick<Check, 'on' | 'result'> {
  readonly checker?: string | undefined;
  /** Who wrote it down, where that is not who made it. */
  readonly recorded?: { readonly by: string; readonly on: LocalDate } | undefined;
}

/** The certificate that counts, with the end of its number for whoever sees to them. */
interface ShownCertificate extends Certificate, Pick<Check, 'on' | 'onUpdateService' | 'mayBeLookedUp'> {}

/** One kind of check of one person, as it stands today. */
export interface ShownCheck {
  readonly kind: CheckKind;
  /** Absent where nothing is recorded, and nothing has to be. */
  readonly status?: CheckStatus | undefined;
  readonly due?: Due | undefined;
  /** Of one person's page alone. */
  readonly last?: ShownLast | undefined;
  readonly certificate?: ShownCertificate | undefined;
  /** Beside the status, and never in its place. */
  readonly pause?: Pause | undefined;
}

/** Whose checks the viewer may see to. */
export interface CheckedPerson {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly isYou: boolean;
  /** The viewer says whether they are away. */
  readonly maySayAway: boolean;
}

/** Everything that is kept of one person. */
export interface PersonChecks extends CheckedPerson {
  readonly checks: readonly ShownCheck[];
  readonly startedOn?: LocalDate | undefined;
  readonly leave?: Leave | undefined;
}

export interface TeamOverview {
  readonly counts: StatusCounts;
  /** Leads see everybody. */
  readonly isEverybody: boolean;
  /** What is recorded or has to be, what is worst first. */
  readonly rows: readonly (ShownCheck & { readonly person: Pick<Person, 'id' | 'name'> })[];
}

export interface SeeWorkforce {
  /** Undefined for whoever sees to nobody's checks. */
  readonly team: (viewer: Person) => Promise<TeamOverview | undefined>;
  /** Everybody whose checks the viewer sees to; nothing that is kept is read. */
  readonly everybody: (viewer: Person) => Promise<readonly CheckedPerson['person'][]>;
  /** Undefined for somebody whose checks are not the viewer's to see, as for nobody. Nothing that is kept is read. */
  readonly whose: (viewer: Person, about: PersonId) => Promise<CheckedPerson | undefined>;
  /** The same, with what is kept. Of somebody else it is logged, before it is given out. */
  readonly person: (viewer: Person, about: PersonId) => Promise<PersonChecks | undefined>;
}

interface Deps {
  readonly registers: Pick<MatterShelf<Register>, 'readMany'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly accessLog: ItemAccessLog;
  readonly clock: Clock;
}

const WORST_FIRST: readonly CheckStatus[] = ['overdue', 'none-recorded', 'due-soon', 'current'];

export function createSeeWorkforce({ registers, people, organisation, accessLog, clock }: Deps): SeeWorkforce {
  async function today() {
    const { zone, reminders, checkRules } = await organisation.current();
    return { today: dayOf(clock.now(), zone), zone, settings: { person: reminders.person, checkRules } };
  }

  async function registersOf(of: readonly Person[]): Promise<ReadonlyMap<PersonId, Register>> {
    const known = await registers.readMany(of.map(({ id }) => id));
    // Whose register is still to be made has it all the same.
    return new Map(
      of.map(({ id, roles }) => [id, withStanding(known.get(id) ?? EMPTY_REGISTER, { isHere: true, roles })]),
    );
  }

  async function whose(viewer: Person, about: PersonId) {
    const { everybody, seenBy } = await everybodyHere(people);
    const person = everybody.find(({ id }) => id === about);
    return { everybody, person, isSeen: about === viewer.id || seenBy(viewer).some(({ id }) => id === about) };
  }

  return {
    team: async (viewer) => {
      const [{ today: day, settings }, { seenBy }] = await Promise.all([today(), everybodyHere(people)]);
      const seen = seenBy(viewer);
      if (seen.length === 0) return undefined;
      const known = await registersOf(seen);
      const rows = seen.flatMap((person) => {
        const register = known.get(person.id) ?? EMPTY_REGISTER;
        const all = CHECK_KINDS.map((kind) => shown(register, kind, day, settings));
        return all.filter(({ status }) => status !== undefined).map((check) => ({ ...check, person: named(person) }));
      });
      return {
        counts: statusCounts(known.values(), day, settings),
        isEverybody: viewer.roles.includes('lead'),
        rows: rows.toSorted((one, other) => rank(one) - rank(other) || dueDay(one).localeCompare(dueDay(other))),
      };
    },
    everybody: async (viewer) => (await everybodyHere(people)).seenBy(viewer).map(named),
    whose: async (viewer, about) => {
      const { person, isSeen } = await whose(viewer, about);
      return person && isSeen ? asChecked(person, viewer) : undefined;
    },
    person: async (viewer, about) => {
      const [{ today: day, zone, settings }, { person, isSeen, everybody }] = await Promise.all([
        today(),
        whose(viewer, about),
      ]);
      if (person === undefined) return undefined;
      if (person.id !== viewer.id) {
        const outcome = isSeen ? 'allowed' : 'refused';
        await accessLog.recordItem({ by: viewer.id, kind: 'register', item: person.id, outcome, at: clock.now() });
      }
      if (!isSeen) return undefined;
      const register = (await registersOf([person])).get(about) ?? EMPTY_REGISTER;
      const nameOf = (id: PersonId) => everybody.find((each) => each.id === id)?.name || 'Somebody';
      return {
        ...asChecked(person, viewer),
        checks: CHECK_KINDS.map((kind) => ({
          ...shown(register, kind, day, settings),
          last: lastOf(register, kind, nameOf, zone),
          certificate: certificateOf(itemOf(register, kind), person.id === viewer.id),
        })),
        startedOn: register.startedOn,
        leave: isAway(register, day) ? register.away : undefined,
      };
    },
  };
}

function shown(register: Register, kind: CheckKind, today: LocalDate, settings: StatusSettings): ShownCheck {
  return {
    kind,
    status: statusOf(register, kind, today, settings),
    due: dueOf(register, kind, settings.checkRules),
    pause: pauseOf(register, kind, today),
  };
}

function lastOf(
  register: Register,
  kind: CheckKind,
  nameOf: (id: PersonId) => string,
  zone: string,
): ShownLast | undefined {
  const newest = newestCheck(itemOf(register, kind));
  if (newest === undefined) return undefined;
  const { on, result, checker, recorded } = newest;
  const isByAnother = recorded && recorded.by !== checker;
  return {
    on,
    result,
    checker: checker && nameOf(checker),
    ...(isByAnother && { recorded: { by: nameOf(recorded.by), on: dayOf(recorded.at, zone) } }),
  };
}

function certificateOf(item: CheckItem, isTheirOwn: boolean): ShownCertificate | undefined {
  const seen = newestCertificate(item);
  if (seen?.certificate === undefined) return undefined;
  const { onUpdateService, mayBeLookedUp } = newestCheck(item) ?? seen;
  const { numberEnds, ...shown } = seen.certificate;
  return { on: seen.on, onUpdateService, mayBeLookedUp, ...shown, ...(!isTheirOwn && { numberEnds }) };
}

function asChecked(person: Person, viewer: Person): CheckedPerson {
  const isYou = person.id === viewer.id;
  return { person: named(person), isYou, maySayAway: !isYou };
}

function named({ id, name }: Person) {
  return { id, name: name || 'Somebody' };
}

function rank({ status }: ShownCheck): number {
  return status === undefined ? WORST_FIRST.length : WORST_FIRST.indexOf(status);
}

function dueDay({ due }: ShownCheck): string {
  return due?.on ?? '9999';
}

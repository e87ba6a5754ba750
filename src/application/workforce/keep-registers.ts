import { createHash } from 'node:crypto';
import { type DescribedSettings, isSameId } from '../../domain/organisation-description.js';
import type { Person } from '../../domain/person.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { EMPTY_REGISTER, type Register } from '../../domain/workforce/checks.js';
import type { WorkforceTimes } from '../../domain/workforce/follow-register.js';
import type { TeamRecord } from '../../domain/workforce/follow-team.js';
import { checksInFile, withChecksOfFile, withStanding } from '../../domain/workforce/keep-register.js';
import type { KnownPerson, OrganisationRecords, StoredOrganisation } from '../organisation/organisation-records.js';
import type { Clock, MatterShelf, MatterStore, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { followedChange } from './register-change.js';

/** Since when registers are kept: whoever comes later is a starter. */
export interface WorkforceStart {
  readonly begunAt?: Date | undefined;
}

interface Deps {
  readonly registers: MatterShelf<Register>;
  readonly teams: MatterShelf<TeamRecord>;
  readonly workforceStart: MatterStore<WorkforceStart>;
  readonly records: Pick<OrganisationRecords, 'stored'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore & { readonly renew: () => Promise<void> };
  readonly clock: Clock;
}

interface Keeping {
  readonly now: Date;
  readonly times: WorkforceTimes;
  readonly settings: DescribedSettings;
  readonly hasBegun: boolean;
  readonly known: ReadonlyMap<string, Register>;
  readonly seenToBy: readonly Person[];
}

/**
 * Sees that everybody of the organisation file has a register that says what the file says. Imports run in another process, so it
 * looks at what is stored; it writes nothing until that is something else than it was. Repeating it completes what broke off.
 */
export function createKeepRegisters(deps: Deps): () => Promise<void> {
  const { registers, teams, workforceStart, records, people, organisation, clock } = deps;
  let seen: string | undefined;

  async function keep(person: KnownPerson, keeping: Keeping): Promise<void> {
    const { now, times, settings, seenToBy } = keeping;
    const inFile = checksOf(person, settings);
    const { id, active, described } = person;
    await registers.of(id).change((register) => {
      const before = register === EMPTY_REGISTER ? firstRegister(person, keeping) : register;
      const kept = withChecksOfFile(withStanding(before, { isHere: active, roles: described.roles }), inFile);
      return followedChange(kept, { person: id, seenToBy, now, times }, undefined);
    });
  }

  async function keepAll({ people: stored, settings }: StoredOrganisation): Promise<void> {
    // The settings that are read here may be newer than those that were read last.
    await organisation.renew();
    const [times, { begunAt }, known, { everybody, teamOf, whoSeesTo }] = await Promise.all([
      organisation.current(),
      workforceStart.read(),
      registers.readAll(),
      everybodyHere(people),
    ]);
    const now = clock.now();
    const common = { now, times, settings, known, hasBegun: begunAt !== undefined };
    for (const person of stored) {
      if (!person.active && !known.has(person.id)) continue;
      const here = everybody.find(({ id }) => id === person.id);
      await keep(person, { ...common, seenToBy: here ? whoSeesTo(here) : [] });
    }
    // Last: where it broke off, nobody of those who were here first becomes a starter.
    await workforceStart.change((start) => ({
      state: start.begunAt ? start : { begunAt: now },
      letters: [],
      outcome: undefined,
    }));
    // What is due in a team may be something else now; what its manager was told already is not told again.
    for (const manager of everybody.filter((person) => teamOf(person).length > 0)) {
      await teams.of(manager.id).change((state) => ({ state, letters: [], nextAt: now, outcome: undefined }));
    }
  }

  return async () => {
    const stored = await records.stored();
    const print = printOf(stored);
    if (print === seen) return;
    await keepAll(stored);
    seen = print;
  };
}

/** Of whoever was known under another id before, the register goes on. */
function firstRegister({ formerIds }: KnownPerson, { known, hasBegun, now, times }: Keeping): Register {
  const former = formerIds.map((id) => known.get(id)).find((register) => register !== undefined);
  if (former) return former;
  return hasBegun ? { ...EMPTY_REGISTER, startedOn: dayOf(now, times.zone) } : EMPTY_REGISTER;
}

function checksOf({ described }: KnownPerson, { dbs, training }: DescribedSettings) {
  const isTheirs = ({ person }: { readonly person: string }) => isSameId(person, described.id);
  return checksInFile({ dbs: dbs.filter(isTheirs), training: training.filter(isTheirs) });
}

/** Another text as soon as anything is that registers and reminders depend on. */
function printOf({ settings, people }: StoredOrganisation): string {
  const { dbs, training, reminders, organisation } = settings;
  const standing = people.map(({ id, active, described: { roles, manager } }) => [id, active, roles, manager]);
  const said = JSON.stringify([dbs, training, reminders, organisation.timeZone, standing]);
  return createHash('sha256').update(said).digest('base64url');
}

import { createHash } from 'node:crypto';
import type { FormToken, PersonId } from '../../domain/ids.js';
import { hasRole, type Person } from '../../domain/person.js';
import { dayOf, type LocalDate } from '../../domain/reminders/reminder-days.js';
import { changeRegister, type RecordCheck, type RegisterContext } from '../../domain/workforce/change-register.js';
import { CHECK_KINDS, EMPTY_REGISTER, itemOf, type Register } from '../../domain/workforce/checks.js';
import type { TeamRecord } from '../../domain/workforce/follow-team.js';
import { withStanding } from '../../domain/workforce/keep-register.js';
import type { ItemAccessLog } from '../item-access.js';
import type { OrganisationRecords } from '../organisation/organisation-records.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { fileIdsOf } from './file-ids.js';
import { TEAM_ITEM } from './follow-workforce.js';
import { type CheckOutcome, judgeCheck } from './judge-check.js';
import { followedChange } from './register-change.js';

/** One check of a list, to be recorded as if somebody had done it by hand. */
export interface CheckToRecord {
  readonly about: PersonId;
  readonly command: RecordCheck;
  /** The same for the same line of the same file, so that it counts once. */
  readonly token: FormToken;
}

export interface KnownForImport {
  readonly today: LocalDate;
  readonly personOf: (fileId: string) => PersonId | undefined;
  readonly fileIdOf: (id: PersonId) => string;
  readonly nameOf: (id: PersonId) => string;
  /** Of whoever is here. */
  readonly registerOf: (id: PersonId) => Register;
}

/** What a register was when somebody looked: another text as soon as a check of theirs is recorded. */
type Print = string;

export interface ImportTried {
  /** By the order of what was asked. */
  readonly outcomes: readonly CheckOutcome[];
  readonly prints: ReadonlyMap<PersonId, Print>;
}

/** `changed-meanwhile`: their register is another one than when it was tried, so that nothing of theirs was written. */
export type ImportOutcome = CheckOutcome | { readonly kind: 'changed-meanwhile' };

/** Each is undefined for whoever is no lead. */
export interface ImportChecks {
  /** What is known of those people; logged for each, before it is given out. */
  readonly look: (by: Person, fileIds: readonly string[]) => Promise<KnownForImport | undefined>;
  /** What would become of each, one after the other. Writes nothing. */
  readonly attempt: (by: Person, checks: readonly CheckToRecord[]) => Promise<ImportTried | undefined>;
  /** All of one person in one write, where their register still is what it was. */
  readonly record: (
    by: Person,
    checks: readonly CheckToRecord[],
    seen: ReadonlyMap<string, Print>,
  ) => Promise<readonly ImportOutcome[] | undefined>;
}

interface Deps {
  readonly registers: MatterShelf<Register>;
  readonly teams: MatterShelf<TeamRecord>;
  readonly records: Pick<OrganisationRecords, 'stored'>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly accessLog: ItemAccessLog;
  readonly clock: Clock;
}

export function createImportChecks(deps: Deps): ImportChecks {
  const { registers, teams, records, people, organisation, accessLog, clock } = deps;

  async function here(by: Person) {
    const arranged = await everybodyHere(people);
    const lead = arranged.everybody.find(({ id }) => id === by.id);
    return lead && hasRole(lead, 'lead') ? arranged : undefined;
  }

  async function contextOf(by: Person) {
    const now = clock.now();
    const times = await organisation.current();
    return { times, common: { by: by.id, now, today: dayOf(now, times.zone) } };
  }

  return {
    look: async (by, fileIds) => {
      const arranged = await here(by);
      if (arranged === undefined) return undefined;
      const { fileIdOf, personOf } = await fileIdsOf(records);
      const { common } = await contextOf(by);
      const named = new Set(fileIds.flatMap((id) => personOf(id) ?? []));
      for (const item of named) {
        if (item === by.id) continue;
        await accessLog.recordItem({ by: by.id, kind: 'register', item, outcome: 'allowed', at: common.now });
      }
      const known = await registers.readMany([...named]);
      const nameOf = (id: PersonId) => arranged.everybody.find((each) => each.id === id)?.name || 'Somebody';
      const registerOf = (id: PersonId) => known.get(id) ?? EMPTY_REGISTER;
      return { today: common.today, personOf, fileIdOf, nameOf, registerOf };
    },

    attempt: async (by, checks) => {
      const arranged = await here(by);
      if (arranged === undefined) return undefined;
      const { common } = await contextOf(by);
      const known = await registers.readMany([...new Set(checks.map(({ about }) => about))]);
      const prints = new Map(checks.map(({ about }) => [about, printOf(known.get(about) ?? EMPTY_REGISTER)]));
      const registerNow = new Map<PersonId, Register>();
      const outcomes = checks.map(({ about, command, token }): CheckOutcome => {
        const judged = judgeCheck(arranged, by.id, about, command);
        if (judged.kind === 'refused') return judged;
        const before = registerNow.get(about) ?? standing(known.get(about) ?? EMPTY_REGISTER, judged.person);
        const changed = changeRegister(before, command, { ...common, person: about, token });
        if (changed.kind === 'refused') return changed;
        registerNow.set(about, changed.register);
        return { kind: 'done' };
      });
      return { outcomes, prints };
    },

    record: async (by, checks, seen) => {
      const arranged = await here(by);
      if (arranged === undefined) return undefined;
      const { times, common } = await contextOf(by);
      const outcomes = new Map<CheckToRecord, ImportOutcome>();
      for (const [about, theirs] of byPerson(checks)) {
        const judged = theirs.map((check) => ({ check, judged: judgeCheck(arranged, by.id, about, check.command) }));
        const allowed = judged.flatMap(({ check, judged: one }) => (one.kind === 'allowed' ? [check] : []));
        for (const { check, judged: one } of judged) if (one.kind === 'refused') outcomes.set(check, one);
        const person = arranged.everybody.find(({ id }) => id === about);
        if (person === undefined || allowed.length === 0) continue;
        const seenToBy = arranged.whoSeesTo(person);
        const context = { ...common, person: about };
        const became = await registers.of(about).change((before) => {
          if (printOf(before) !== seen.get(about)) {
            return { state: before, letters: [], outcome: allowed.map((): ImportOutcome => CHANGED) };
          }
          const all = recordAll(standing(before, person), allowed, context);
          if (all.register === undefined) return { state: before, letters: [], outcome: all.outcomes };
          const kinds = [...new Set(allowed.map(({ command }) => command.kind))];
          const following = { person: about, seenToBy, now: common.now, times, about: kinds };
          return followedChange(all.register, following, all.outcomes);
        });
        for (const [index, check] of allowed.entries()) outcomes.set(check, became[index] ?? CHANGED);
        // What their messages count is something else now.
        for (const { id } of seenToBy) await teams.of(id).refreshLetters(TEAM_ITEM);
      }
      return checks.map((check) => outcomes.get(check) ?? CHANGED);
    },
  };
}

const CHANGED: ImportOutcome = { kind: 'changed-meanwhile' };

function standing(register: Register, { roles }: Person): Register {
  return withStanding(register, { isHere: true, roles });
}

/** Undefined where none of them changes anything. */
function recordAll(
  first: Register,
  checks: readonly CheckToRecord[],
  context: Omit<RegisterContext, 'token'>,
): { readonly register: Register | undefined; readonly outcomes: readonly ImportOutcome[] } {
  let register = first;
  const outcomes = checks.map(({ command, token }): ImportOutcome => {
    const changed = changeRegister(register, command, { ...context, token });
    if (changed.kind === 'refused') return changed;
    register = changed.register;
    return { kind: 'done' };
  });
  return { register: register === first ? undefined : register, outcomes };
}

function byPerson(checks: readonly CheckToRecord[]): ReadonlyMap<PersonId, readonly CheckToRecord[]> {
  const groups = new Map<PersonId, CheckToRecord[]>();
  for (const check of checks) groups.set(check.about, [...(groups.get(check.about) ?? []), check]);
  return groups;
}

/** Of what was recorded alone: a reminder that went out meanwhile makes nothing out of date. */
function printOf(register: Register): Print {
  const recorded = CHECK_KINDS.map((kind) => itemOf(register, kind).checks);
  return createHash('sha256').update(JSON.stringify(recorded)).digest('base64url').slice(0, 22);
}

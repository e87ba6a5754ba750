import { asItemId, asPersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { EMPTY_REGISTER, type Register } from '../../domain/workforce/checks.js';
import { followTeam, type Report, type TeamRecord } from '../../domain/workforce/follow-team.js';
import { createFollowShelf } from '../follow-shelf.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import { everybodyHere } from './everybody-here.js';
import { followedChange } from './register-change.js';

/** One thread of messages for each manager: a newer one takes the place of the one before. */
export const TEAM_ITEM = asItemId('team');

interface Deps {
  readonly registers: MatterShelf<Register>;
  readonly teams: MatterShelf<TeamRecord>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly keepRegisters: () => Promise<void>;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

const MINUTE_MS = 60_000;

/** Reminds people of their checks, and whoever sees to them; asked at each tick, and reads what is due by an index. */
export function createFollowWorkforce(deps: Deps): () => Promise<void> {
  const { registers, teams, people, organisation, keepRegisters, clock, onFault } = deps;
  let keptAtMs = Number.NEGATIVE_INFINITY;

  async function followPerson(key: string, now: Date): Promise<void> {
    const [times, { everybody, whoSeesTo }] = await Promise.all([organisation.current(), everybodyHere(people)]);
    const person = everybody.find(({ id }) => id === key);
    const seenToBy = person ? whoSeesTo(person) : [];
    await registers.of(key).change((before) => {
      // Whoever is gone is followed no more; that the register says so comes with the next look at the file.
      const register = person ? before : { ...before, isHere: false };
      const change = followedChange(register, { person: asPersonId(key), seenToBy, now, times }, undefined);
      // A record that is otherwise the same would keep its time and be due again.
      return change.nextAt === undefined ? { ...change, state: { ...change.state } } : change;
    });
  }

  async function reportsOf(key: string): Promise<readonly Report[]> {
    const { everybody, teamOf } = await everybodyHere(people);
    const manager = everybody.find(({ id }) => id === key);
    const team = manager ? teamOf(manager) : [];
    const known = await registers.readMany(team.map(({ id }) => id));
    return team.map(({ id }) => ({ person: id, register: known.get(id) ?? EMPTY_REGISTER }));
  }

  async function followManager(key: string, now: Date): Promise<void> {
    const [times, reports] = await Promise.all([organisation.current(), reportsOf(key)]);
    const letter: Letter = { kind: 'letter', to: asPersonId(key), about: 'team-checks-due', item: TEAM_ITEM };
    await teams.of(key).change((before) => {
      const { record, isTold, nextAt } = followTeam(before, reports, now, times);
      return { state: record, letters: isTold ? [letter] : [], nextAt, outcome: undefined };
    });
  }

  const followPeople = createFollowShelf({ shelf: registers, follow: followPerson, clock, onFault });
  const followTeams = createFollowShelf({ shelf: teams, follow: followManager, clock, onFault });

  return async () => {
    const nowMs = clock.now().getTime();
    // A clock that went back must not keep anything waiting until it has come up again.
    if (Math.abs(nowMs - keptAtMs) >= MINUTE_MS) {
      keptAtMs = nowMs;
      await keepRegisters().catch(onFault);
    }
    await followPeople();
    await followTeams();
  };
}

import { createApplyImport } from '../../src/application/organisation/apply-import.js';
import { planImport } from '../../src/application/organisation/plan-import.js';
import type { DescribedPerson, OrganisationDescription } from '../../src/domain/organisation-description.js';
import { parseOrganisationFile } from '../../src/storage/organisation-file.js';
import { fileOf } from '../support/described.js';
import type { Acting } from './acting.js';
import { planChecks } from './check-work.js';
import { at, type Day, dayOf, plusDays, plusHours } from './oracle/calendar.js';
import { person } from './staff.js';

/** Starters, leavers and whoever comes back, each by an import of the file as it is then. */
function keepStaff(acting: Acting, first: OrganisationDescription) {
  const { fleet, oracle } = acting;
  let people: readonly DescribedPerson[] = first.people;
  let started = 0;

  async function importPeople(now: Date): Promise<void> {
    const isIn = ({ person: id }: { readonly person: string }) => people.some((one) => one.id === id);
    const after = { ...first, people, dbs: first.dbs.filter(isIn), training: first.training.filter(isIn) };
    const parsed = parseOrganisationFile(fileOf(after), now);
    if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
    const { records, journal } = fleet.one().stores;
    const request = { file: parsed.file, present: parsed.sections, chosen: ['people'] as const };
    const plan = planImport(request, await records.stored(), now);
    if (plan.refusals.length > 0) throw new Error(JSON.stringify(plan.refusals));
    const apply = createApplyImport({ records, journal, announce: async () => {}, clock: { now: () => now } });
    const { kind } = await apply(request, plan);
    if (kind !== 'applied') throw new Error(kind);
  }

  return {
    starts: async (now: Date, manager: string): Promise<string> => {
      const id = `new${started}`;
      started += 1;
      people = [...people, person(id, ['staff'], manager)];
      await importPeople(now);
      oracle.people.add({ id, roles: ['staff'], manager, isHere: true });
      oracle.checks.started(id, dayOf(now));
      return id;
    },
    leaves: async (now: Date, id: string): Promise<void> => {
      people = people.filter((one) => one.id !== id);
      await importPeople(now);
      const member = oracle.people.byId(id);
      if (member) member.isHere = false;
      oracle.policies.left(id);
    },
    comesBack: async (now: Date, id: string): Promise<void> => {
      const before = first.people.find((one) => one.id === id);
      people = [...people, ...(before ? [before] : [])];
      await importPeople(now);
      const member = oracle.people.byId(id);
      if (member) member.isHere = true;
    },
  };
}

interface Between {
  readonly begins: Day;
  readonly ends: Day;
}

/** One of so many leaves in a year, and as many start. */
const LEAVES_OF = 12;
const COMES_BACK_SHARE = 0.4;

/** Who leaves, comes back and starts in those days; nobody of the chain, and nobody who has reports, a policy or work of concerns. */
export function planStaff(acting: Acting, file: OrganisationDescription, { begins, ends }: Between): void {
  const { diary, chance } = acting;
  const staff = keepStaff(acting, file);
  const lengthDays = daysFrom(begins, ends);
  const anyDay = () => plusHours(at(begins, '10:00'), 24 * chance.next() * lengthDays);
  for (const id of leaversOf(file)) {
    diary.add({
      at: anyDay(),
      when: 'by-day',
      does: async (now) => {
        await staff.leaves(now, id);
        if (!chance.happens(COMES_BACK_SHARE)) return;
        const back = plusHours(now, 24 * chance.between(5, 90));
        diary.add({ at: back, when: 'by-day', does: (at) => staff.comesBack(at, id) });
      },
    });
    diary.add({
      at: anyDay(),
      when: 'by-day',
      does: async (now) => {
        const starter = await staff.starts(now, 'p0');
        planChecks(acting, starter, dayOf(now), ends);
      },
    });
  }
}

/** Known beforehand, so that nothing is given to them that somebody would have to take over. */
export function leaversOf({ people, policies }: OrganisationDescription): readonly string[] {
  const keeps = new Set([...people.map(({ manager }) => manager), ...policies.map(({ owner }) => owner)]);
  return people
    .filter(({ id, roles }, index) => index % LEAVES_OF === 7 && roles.length === 1 && !keeps.has(id))
    .map(({ id }) => id);
}

function daysFrom(begins: Day, ends: Day): number {
  let days = 0;
  for (let day = begins; day < ends; day = plusDays(day, 1)) days += 1;
  return days;
}

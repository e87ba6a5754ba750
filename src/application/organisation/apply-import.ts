import { chainChanges } from '../../domain/chain-changes.js';
import type { DescribedSettings } from '../../domain/organisation-description.js';
import type { Clock } from '../ports.js';
import { announcedChange } from './announced-change.js';
import type {
  Announce,
  ImportJournal,
  ImportRequest,
  OrganisationRecords,
  PersonWrite,
} from './organisation-records.js';
import { leaversOf, writesOf } from './people-of-import.js';
import { chainOf, type ImportPlan, lookedAt, planImport, resultOf, storedDescription } from './plan-import.js';

export type ApplyOutcome =
  | { readonly kind: 'applied' }
  /** Something else is stored than when the plan was made: it has to be looked at again, and what of it is done is not announced yet. */
  | { readonly kind: 'changed-meanwhile' };

/** @param shown the plan that somebody said yes to; one that has refusals is never applied. */
export type ApplyImport = (request: ImportRequest, shown: ImportPlan) => Promise<ApplyOutcome>;

interface Deps {
  readonly records: OrganisationRecords;
  readonly journal: ImportJournal;
  readonly announce: Announce;
  readonly clock: Clock;
}

/**
 * Changes the chosen sections of the stored organisation. No write spans two documents, so their order makes a sane organisation of
 * every moment between: whoever comes is there before the rota names them, whoever leaves is there until it does so no more, and
 * nobody loses a role before others have got theirs. What broke off is completed by repeating it, the announcement included.
 */
export function createApplyImport({ records, journal, announce, clock }: Deps): ApplyImport {
  return async (request, shown) => {
    if (request.chosen.length === 0) throw new Error('an import changes the sections that it names');
    const stored = await records.stored();
    const plan = planImport(request, stored, clock.now());
    if (plan.refusals.length > 0 || JSON.stringify(plan) !== JSON.stringify(shown))
      return { kind: 'changed-meanwhile' };
    const before = chainOf(storedDescription(stored), records.personId);
    const after = chainOf(resultOf(request, stored), records.personId);
    const begun = await journal.begin(before);

    const isWithPeople = lookedAt(request).includes('people');
    const of = { people: request.file.people, known: stored.people };
    if (isWithPeople) {
      const losing = new Set(
        chainChanges(before, after).people.flatMap(({ person, lost }) => (lost.length > 0 ? [person] : [])),
      );
      const isLosing = ({ person }: PersonWrite) => losing.has(records.personId(person.id));
      const writes = writesOf(of);
      for (const write of [...writes.filter((one) => !isLosing(one)), ...writes.filter(isLosing)]) {
        if ((await records.writePerson(write)) === 'changed-meanwhile') return { kind: 'changed-meanwhile' };
      }
    }
    const settings = settingsOf(request);
    if (Object.keys(settings).length > 0) await records.writeSettings(settings);
    if (isWithPeople) for (const { id } of leaversOf(of)) await records.leave(id);

    const announced = announcedChange(begun, after);
    if (announced !== undefined) await announce(announced);
    await journal.end();
    return { kind: 'applied' };
  };
}

function settingsOf(request: ImportRequest): Partial<DescribedSettings> {
  const sections = lookedAt(request).filter((section) => section !== 'people');
  return Object.fromEntries(sections.map((section) => [section, request.file[section]]));
}

import type { Clock } from '../ports.js';
import { announcedChange } from './announced-change.js';
import type { Announce, ImportJournal, OrganisationRecords } from './organisation-records.js';
import { chainOf, storedDescription } from './plan-import.js';

/** Announces what an import has changed that broke off, so that leads and managers hear of it also where nobody repeats it. */
export type AnnounceUnfinished = () => Promise<void>;

interface Deps {
  readonly records: Pick<OrganisationRecords, 'stored' | 'personId'>;
  readonly journal: Pick<ImportJournal, 'unfinished'>;
  readonly announce: Announce;
  readonly clock: Clock;
}

/** An import takes seconds. */
const BROKE_OFF_AFTER_MS = 5 * 60_000;

/** It stays unfinished: to complete it is for whoever has the file. Announced once for each state that it is left in. */
export function createAnnounceUnfinished({ records, journal, announce, clock }: Deps): AnnounceUnfinished {
  let seen: { readonly id: string; readonly at: number } | undefined;

  return async () => {
    const begun = await journal.unfinished();
    const now = clock.now().getTime();
    if (begun?.id !== seen?.id) seen = begun && { id: begun.id, at: now };
    if (begun === undefined || seen === undefined || now - seen.at < BROKE_OFF_AFTER_MS) return;
    const after = chainOf(storedDescription(await records.stored()), records.personId);
    const announced = announcedChange(begun, after);
    if (announced !== undefined) await announce(announced);
  };
}

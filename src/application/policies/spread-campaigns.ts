import { type Acceptances, askedOtherwise, askToAccept, NOTHING_ASKED } from '../../domain/policies/acceptance.js';
import type { Policy } from '../../domain/policies/policy.js';
import { dayOf } from '../../domain/reminders/reminder-days.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';

/** Asks everybody who is here for each campaign that runs, and nobody twice: it may break off and be done again. */
export type SpreadCampaigns = (policies: readonly Policy[]) => Promise<void>;

interface Deps {
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly clock: Clock;
}

export function createSpreadCampaigns({ acceptances, people, organisation, clock }: Deps): SpreadCampaigns {
  return async (policies) => {
    if (!policies.some(({ campaign }) => campaign !== undefined)) return;
    const now = clock.now();
    const { zone } = await organisation.current();
    const asking = { now, today: dayOf(now, zone) };
    const asked = (record: Acceptances) =>
      policies.reduce((before, policy) => askToAccept(before, policy, asking), record);
    const ids = (await people.inFile(MOST_PEOPLE)).map(({ id }) => id);
    const records = await acceptances.readMany(ids);
    for (const id of ids) {
      const record = records.get(id) ?? NOTHING_ASKED;
      // Most have been asked before, and their records need no look of their own.
      if (asked(record) === record) continue;
      await acceptances.of(id).change((before) => {
        const state = asked(before);
        const refresh = askedOtherwise(before, state);
        return { state, letters: [], outcome: undefined, refresh, ...(state !== before && { nextAt: now }) };
      });
    }
  };
}

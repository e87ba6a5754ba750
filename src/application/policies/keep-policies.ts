import type { ItemId, PersonId } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import { type Acceptances, askedOtherwise, endAsks } from '../../domain/policies/acceptance.js';
import type { FiledPolicy } from '../../domain/policies/filed-policy.js';
import type { Policy } from '../../domain/policies/policy.js';
import { takeFiled } from '../../domain/policies/take-filed.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import type { PolicyPeople } from './policy-people.js';
import type { SpreadCampaigns } from './spread-campaigns.js';

/**
 * Takes what an import has changed into the records of policies, and asks whoever starts here. Asked each minute; does nothing
 * while neither the file's policies nor its people have changed, which it judges by itself: imports run in another process.
 */
export type KeepPolicies = () => Promise<void>;

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly policyPeople: PolicyPeople;
  readonly organisation: OrganisationStore;
  readonly spread: SpreadCampaigns;
  readonly clock: Clock;
}

export function createKeepPolicies(deps: Deps): KeepPolicies {
  const { policies, acceptances, people, policyPeople, organisation, spread, clock } = deps;
  let seen: string | undefined;

  async function take(filed: readonly FiledPolicy[], now: Date): Promise<void> {
    for (const entry of filed) {
      await policies.of(entry.id).change((policy) => {
        const state = takeFiled(policy, entry);
        return {
          state,
          letters: [],
          outcome: undefined,
          ...(state !== policy && { nextAt: now, refresh: [entry.id] }),
        };
      });
    }
    for (const [key, policy] of await policies.readAll()) {
      if (policy?.retiredAt !== undefined || filed.some(({ id }) => id === key)) continue;
      await policies.of(key).change((state) => {
        if (state === undefined || state.retiredAt !== undefined) return { state, letters: [], outcome: undefined };
        return { state: { ...state, retiredAt: now }, letters: [], outcome: undefined, refresh: [state.id] };
      });
    }
  }

  /** Managers hear once that a policy has nobody any more, and owners who are back own it again. */
  async function tellOfOwnersGone(known: readonly Policy[], now: Date): Promise<void> {
    for (const { id } of known) {
      await policies.of(id).change(async (policy) => {
        const nothing = { state: policy, letters: [], outcome: undefined };
        if (policy === undefined || policy.retiredAt !== undefined) return nothing;
        const { owner, told } = policy;
        const gone = (await policyPeople.ownerOf(policy)) ? undefined : owner;
        if (told.ownerGone === gone) return nothing;
        const to = gone === undefined ? [] : await policyPeople.managersBut(owner);
        return {
          state: { ...policy, told: { ...told, ownerGone: gone } },
          letters: to.map((person) => letterTo(person, id)),
          refresh: [id],
          outcome: undefined,
          nextAt: now,
        };
      });
    }
  }

  async function endWhatIsOver(known: readonly Policy[], here: ReadonlySet<PersonId>, now: Date): Promise<void> {
    const isRunning = (id: ItemId) => known.some((policy) => policy.id === id && policy.retiredAt === undefined);
    for (const [key, record] of await acceptances.readAll()) {
      const ended = (before: Acceptances) => {
        const left = here.has(key as PersonId) ? before : endAsks(before, 'left', now, () => true);
        return endAsks(left, 'retired', now, ({ policy }) => !isRunning(policy));
      };
      if (ended(record) === record) continue;
      await acceptances.of(key).change((before) => {
        const state = ended(before);
        const refresh = askedOtherwise(before, state);
        return { state, letters: [], outcome: undefined, refresh, ...(state !== before && { nextAt: now }) };
      });
    }
  }

  return async () => {
    const now = clock.now();
    const [{ policies: filed }, everybody] = await Promise.all([organisation.current(), people.inFile(MOST_PEOPLE)]);
    const standing = everybody.map(({ id }) => id).sort();
    const fingerprint = JSON.stringify([filed, standing]);
    if (fingerprint === seen) return;
    await take(filed, now);
    const known = [...(await policies.readAll()).values()].filter((policy) => policy !== undefined);
    await tellOfOwnersGone(known, now);
    await endWhatIsOver(known, new Set(standing), now);
    await spread(known);
    seen = fingerprint;
  };
}

function letterTo(to: PersonId, item: ItemId): Letter {
  return { kind: 'letter', to, about: 'policy-without-owner', item };
}

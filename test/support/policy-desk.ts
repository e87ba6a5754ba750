import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { IsAway } from '../../src/application/workforce/is-away.js';
import { openStores, type Stores } from '../../src/composition/open-stores.js';
import { buildPolicyWork } from '../../src/composition/policy-work.js';
import { asFormToken, asItemId, type PersonId } from '../../src/domain/ids.js';
import type { Letter } from '../../src/domain/letter.js';
import type { DescribedPolicy, OrganisationDescription, Section } from '../../src/domain/organisation-description.js';
import type { ReviewDone } from '../../src/domain/policies/review.js';
import { at, minutesAfter } from './builders.js';
import { aDescription, described, PEOPLE } from './described.js';
import { openImportDesk } from './import-desk.js';
import { aReviewDone, POLICY } from './policies.js';

export const A_POLICY: DescribedPolicy = {
  id: 'safeguarding',
  title: 'Safeguarding Policy',
  owner: 'fiona',
  version: '3',
  lastReviewed: '2025-12-01',
  reviewEvery: '12mo',
  url: 'https://example.org/policies/safeguarding',
};

/** Fiona owns the policy and is Amara's and Sam's line manager; Mona is the other manager. */
export const STAFF = [
  ...PEOPLE.map((person) => (person.id === 'sam' ? { ...person, manager: 'fiona' } : person)),
  described('mona', { roles: ['staff', 'manager'] }),
];

interface Instance {
  readonly isAway?: IsAway;
  /** In place of a store of its own, one that breaks. */
  readonly broken?: (stores: Stores) => Partial<Stores>;
}

/** Policies of an organisation that is filled from a file, with the time in the test's hand; any number of instances. */
export async function openPolicyDesk(description: Partial<OrganisationDescription> = {}) {
  const desk = await openImportDesk(aDescription({ people: STAFF, policies: [A_POLICY], ...description }));
  let now = at('2026-11-26T12:00');
  const clock = { now: () => now };
  const faults: unknown[] = [];
  const onFault = (error: unknown) => void faults.push(error);

  async function instance({ isAway = async () => false, broken = () => ({}) }: Instance = {}) {
    const stores = await openStores({ connection: desk.connection, vault: desk.vault, clock, onFault });
    const work = buildPolicyWork({ ...stores, ...broken(stores), isAway, linkTo: (token) => token, clock, onFault });
    return {
      ...work.useCases,
      writers: work.writers,
      stores,
      tick: async () => {
        await stores.organisation.renew();
        await work.follow();
      },
    };
  }

  const first = await instance();
  const known = async (fileId: string) => (await desk.person(fileId)) ?? expect.unreachable(fileId);
  const fileIds = new Map<PersonId, string>(
    [...STAFF.map(({ id }) => id), 'nora'].map((id) => [desk.records.personId(id), id]),
  );

  /** What waits to be delivered, as `about to`, in order; and is delivered by that. */
  async function told(): Promise<readonly string[]> {
    const { deliveries } = first.stores;
    const letters: Letter[] = [];
    while ((await deliveries.takePending(now)) > 0);
    for (;;) {
      const delivery = await deliveries.lease(now);
      if (delivery === undefined) break;
      const sent = delivery.sent ?? { platform: 'slack', channel: 'D1', id: randomUUID() };
      if (delivery.sent === undefined && delivery.message.kind === 'letter') letters.push(delivery.message);
      await deliveries.finish(delivery, { kind: 'delivered', sent }, now);
    }
    return letters.map(({ about, to }) => `${about} ${fileIds.get(to)}`).sort();
  }

  return {
    ...desk,
    ...first,
    instance,
    known,
    told,
    faults,
    now: () => now,
    moveTo: (local: string) => {
      now = at(local);
    },
    /** The time a minute later, and what it asks: at the same moment in each of several instances. */
    tickAll: async (...instances: readonly { readonly tick: () => Promise<void> }[]) => {
      now = minutesAfter(now, 1);
      await Promise.all((instances.length > 0 ? instances : [first]).map(({ tick }) => tick()));
    },
    review: async (by: string, done: Partial<ReviewDone> = {}, token: string = randomUUID()) =>
      first.workOnPolicies.review(await known(by), POLICY, aReviewDone(done), asFormToken(token)),
    importPolicies: (policies: readonly DescribedPolicy[]) =>
      desk.importFile(aDescription({ people: STAFF, policies }), ['policies']),
    importAll: (overrides: Partial<OrganisationDescription>, sections: readonly Section[]) =>
      desk.importFile(aDescription({ people: STAFF, policies: [A_POLICY], ...overrides }), sections),
    policy: () => first.stores.policies.of(POLICY).read(),
    asksOf: async (fileId: string) => (await first.stores.acceptances.of(desk.records.personId(fileId)).read()).asks,
    accept: async (fileId: string, campaign: string) =>
      first.workOnPolicies.accept(await known(fileId), POLICY, asItemId(campaign)),
  };
}

export type PolicyDesk = Awaited<ReturnType<typeof openPolicyDesk>>;

import { randomBytes, randomUUID } from 'node:crypto';
import { createAcknowledgeConcern } from '../../src/application/concerns/acknowledge-concern.js';
import { createReadCaseItem } from '../../src/application/concerns/case-item.js';
import { createConfirmExternalCall } from '../../src/application/concerns/confirm-external-call.js';
import { createDeclineConcern } from '../../src/application/concerns/decline-concern.js';
import { createOpenWork } from '../../src/application/concerns/open-work.js';
import { createReadConcern } from '../../src/application/concerns/read-concern.js';
import { createWorkOnConcern } from '../../src/application/concerns/work-on-concern.js';
import { createPeopleToPick } from '../../src/application/people/people-to-pick.js';
import type { PeopleStore } from '../../src/application/ports.js';
import type { ChronologyEntry } from '../../src/domain/chronology.js';
import { verifyChain } from '../../src/domain/chronology-chain.js';
import { type Concern, unchanged } from '../../src/domain/concern.js';
import { asConcernId, asFormToken, asReference, type ConcernId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/person.js';
import type { Chain } from '../../src/domain/routing.js';
import { createAccessLogStore } from '../../src/storage/access-log-store.js';
import type { ConcernDocument } from '../../src/storage/concern-document.js';
import { anOrganisation } from './builders.js';
import { WORKING } from './case.js';
import { openConcernStorage } from './concern-storage.js';

/** Everybody of whom a test speaks, as the people store would know them. */
function directoryOf(everybody: readonly Person[]): PeopleStore {
  const where = (is: (person: Person) => boolean) => Promise.resolve(everybody.filter(is));
  const nobodyNew = () => Promise.reject(new Error('the test names everybody'));
  return {
    byId: async (id) => everybody.find((person) => person.id === id),
    byIds: (ids) => where(({ id }) => ids.includes(id)),
    byAccount: async (account) => everybody.find(({ accounts }) => accounts.includes(account)),
    byAccounts: (wanted) => where(({ accounts }) => accounts.some((account) => wanted.includes(account))),
    byEmail: async () => undefined,
    withRole: (role) => where(({ roles, active }) => active && roles.includes(role)),
    inFile: () => where(({ active }) => active),
    addFromAccount: nobodyNew,
    linkAccount: nobodyNew,
  };
}

/** What people do with concerns, on the real engine, without a platform between. */
export async function openCaseDesk(everybody: readonly Person[], chain: Chain) {
  const storage = await openConcernStorage();
  const { store, vault, model, connection } = storage;
  const accessLog = createAccessLogStore(connection);
  await accessLog.createIndexes();
  let now = WORKING;
  let count = 0;
  const deps = {
    concerns: store,
    people: directoryOf(everybody),
    accessLog,
    organisation: { current: async () => anOrganisation() },
    currentChain: async () => chain,
    clock: { now: () => now },
    random: { token: () => randomUUID(), bytes: (size: number) => randomBytes(size) },
    onExcluded: async () => {},
  };
  return {
    ...storage,
    workOn: createWorkOnConcern(deps),
    acknowledge: createAcknowledgeConcern(deps),
    decline: createDeclineConcern(deps),
    confirmExternalCall: createConfirmExternalCall(deps),
    read: createReadConcern(deps),
    readItem: createReadCaseItem(deps),
    openWork: createOpenWork(deps),
    peopleToPick: createPeopleToPick(deps),
    organisation: deps.organisation,
    clock: deps.clock,
    setClock: (at: Date) => {
      now = at;
    },
    newForm: () => asFormToken(randomUUID()),

    /** A concern like that one, stored under an id, a reference and a form of its own. */
    async stored(concern: Concern): Promise<Concern> {
      count += 1;
      const key = await vault.newConcernKey(asConcernId(randomUUID()));
      await vault.keep(key);
      const reference = asReference(`SG-${String(count).padStart(6, '0')}`);
      const fresh = { ...concern, id: key.concernId, reference, formToken: asFormToken(`desk-${count}`) };
      await store.add(unchanged(fresh, undefined), key);
      return fresh;
    },
    async concern(id: ConcernId): Promise<Concern> {
      const found = await store.find(id);
      if (found === undefined) throw new Error('the concern is not stored');
      return found;
    },
    async kinds(id: ConcernId): Promise<ChronologyEntry['event']['kind'][]> {
      return ((await store.find(id))?.chronology ?? []).map(({ event }) => event.kind);
    },
    async isIntact(id: ConcernId): Promise<boolean> {
      const document = await model.findById(id).lean<ConcernDocument>();
      return document !== null && verifyChain(id, document.chronology, document.chainHead).kind === 'intact';
    },
    /** `who: what`, of attempts that were refused, oldest first. */
    async refusals(concernId: ConcernId): Promise<string[]> {
      const rows = await connection.collection('access-log').find({ concernId, outcome: 'refused' }).toArray();
      return rows.map(({ person, action }) => `${person}: ${action}`);
    },
  };
}

export type CaseDesk = Awaited<ReturnType<typeof openCaseDesk>>;

import { randomUUID } from 'node:crypto';
import { createOwnConcerns } from '../../src/application/concerns/own-concerns.js';
import { createReadConcern } from '../../src/application/concerns/read-concern.js';
import { type AskedCommand, createWorkOnConcern } from '../../src/application/concerns/work-on-concern.js';
import type { AccessLogEntry, ConcernStore } from '../../src/application/ports.js';
import { type Concern, unchanged } from '../../src/domain/concern.js';
import { asConcernId, asFormToken, asReference, type PersonId } from '../../src/domain/ids.js';
import type { Message } from '../../src/domain/notice.js';
import type { Person } from '../../src/domain/person.js';
import { aChain, anOrganisation } from './builders.js';
import { EVERYBODY, WORKING } from './case.js';
import { openConcernStorage } from './concern-storage.js';

/** The verbs of a case on the run's real engine, at a time that the test moves. */
export async function openWorkingCases() {
  const storage = await openConcernStorage();
  const { store, model } = storage;
  let now = WORKING;
  let people: readonly Person[] = EVERYBODY;
  let count = 0;
  const accesses: AccessLogEntry[] = [];
  const clock = { now: () => now };
  const organisation = { current: async () => anOrganisation() };
  const byIds = async (ids: readonly PersonId[]) => people.filter(({ id }) => ids.includes(id));
  const deps = {
    people: { byIds, byId: async (id: PersonId) => (await byIds([id]))[0] },
    organisation,
    accessLog: { record: async (entry: AccessLogEntry) => void accesses.push(entry) },
    clock,
    currentChain: async () => aChain({ leads: people.filter(({ roles }) => roles.includes('lead')) }),
    random: { token: () => randomUUID(), bytes: (length: number) => new Uint8Array(length) },
    onExcluded: async () => {},
  };

  const workingOn = (concerns: ConcernStore) => createWorkOnConcern({ ...deps, concerns });
  const readOf = createReadConcern({ ...deps, concerns: store, people: { ...noOthers, ...deps.people } });
  const work = workingOn(store);

  return {
    ...storage,
    accesses,
    /** Verbs over a store of one's own, such as one that fails in between. */
    workingOn,
    setNow: (at: Date) => {
      now = at;
    },
    setPeople: (all: readonly Person[]) => {
      people = all;
    },
    stored: async (concern: Concern): Promise<Concern> => {
      count += 1;
      const key = await storage.vault.newConcernKey(asConcernId(randomUUID()));
      await storage.vault.keep(key);
      const reference = asReference(`SG-${String(count).padStart(6, '0')}`);
      const fresh = { ...concern, id: key.concernId, reference, formToken: asFormToken(`stored-${count}`) };
      await store.add(unchanged(fresh, undefined), key);
      return fresh;
    },
    now: async ({ id }: Concern): Promise<Concern> => (await store.find(id)) ?? missing(),
    does: (by: Person, { id }: Concern, command: AskedCommand, token: string = randomUUID()) =>
      work(by, id, command, asFormToken(token)),
    read: async (by: Person, { id }: Concern) => {
      const read = await readOf(by, id);
      return read.kind === 'found' ? read.details : missing();
    },
    own: createOwnConcerns({ concerns: store, organisation, clock }),
    /** Whom the concern has pending messages for. */
    told: async ({ id }: Concern): Promise<readonly Message[]> => {
      const document = await model.findById(id).lean();
      const seal = (await storage.vault.sealOf(id)) ?? missing();
      const sealed = (document?.pendingNotices ?? []).filter(({ refresh }) => !refresh);
      return Promise.all(
        sealed.map(({ key, sealed: text = '' }) => seal.open<Message>(`concern/${id}/notice/${key}`, text)),
      );
    },
  };
}

export type WorkingCases = Awaited<ReturnType<typeof openWorkingCases>>;

/** Looked up by id alone here. */
const noOthers = {
  byAccount: async () => undefined,
  byAccounts: async () => [],
  byEmail: async () => undefined,
  withRole: async () => [],
  inFile: async () => [],
  addFromAccount: async () => missing(),
  linkAccount: async () => missing(),
};

function missing(): never {
  throw new Error('it is not there');
}

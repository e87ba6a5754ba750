import { randomBytes, randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock, Random } from '../application/ports.js';
import type { OnFault } from '../fault.js';
import { createAccessLogStore } from '../storage/access-log-store.js';
import { createAddressStore } from '../storage/address-store.js';
import { createConcernCodec } from '../storage/concern-codec.js';
import { concernModel } from '../storage/concern-document.js';
import { createConcernStore } from '../storage/concern-store.js';
import { createDeliveryStore } from '../storage/delivery-store.js';
import { createDownloadStore } from '../storage/download-store.js';
import { createDraftStore } from '../storage/draft-store.js';
import { DRILLS } from '../storage/drill-log.js';
import { createMatterIndexes, matterModel } from '../storage/matter-document.js';
import { createMatterStore } from '../storage/matter-store.js';
import { concernNotices, matterNotices } from '../storage/notice-sources.js';
import { createOrganisationStore } from '../storage/organisation-store.js';
import { createPeopleStore } from '../storage/people-store.js';
import type { Vault } from '../storage/vault.js';

export const random: Random = {
  token: () => randomBytes(24).toString('base64url'),
  bytes: (count) => randomBytes(count),
};

interface Options {
  readonly connection: Connection;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** A store for each kind of record, with its indexes. */
export async function openStores({ connection, vault, clock, onFault }: Options) {
  const codec = createConcernCodec(vault, random.token);
  const model = concernModel(connection);
  const matters = matterModel(connection);
  const concerns = createConcernStore(model, vault, codec);
  const deliveries = createDeliveryStore(connection, {
    sources: [concernNotices(model), matterNotices(matters)],
    vault,
    codec,
    newToken: random.token,
    onFault: (error) => onFault(error, 'delivery'),
  });
  const drafts = createDraftStore(connection, {
    vault,
    now: clock.now,
    newToken: random.token,
    newConcernId: randomUUID,
  });
  const downloads = createDownloadStore(connection, { vault, now: () => new Date() });
  const accessLog = createAccessLogStore(connection);
  const addresses = createAddressStore(connection, vault);
  const people = createPeopleStore(connection, vault);
  const organisation = createOrganisationStore(connection, vault);
  const drills = createMatterStore(DRILLS, { model: matters, vault, newKey: random.token });
  await createMatterIndexes(matters);
  await Promise.all(
    [concerns, deliveries, drafts, downloads, accessLog, people, addresses].map((store) => store.createIndexes()),
  );
  return { concerns, deliveries, drafts, downloads, accessLog, people, organisation, addresses, drills };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;

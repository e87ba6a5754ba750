import { type Connection, Schema } from 'mongoose';
import type { ItemAccessLog } from '../application/item-access.js';
import type { AccessHistory, AccessLog, AccessLogEntry } from '../application/ports.js';
import { storing } from './mongo.js';

type AccessRow = Omit<AccessLogEntry, 'concernId'> & Partial<Pick<AccessLogEntry, 'concernId'>> & { of?: string };

function isOfNothingElse(this: AccessRow): boolean {
  return this.of === undefined;
}

/** Who opened what, and who was refused. No content. */
const accessSchema = new Schema<AccessRow>(
  {
    concernId: { type: String, required: isOfNothingElse },
    /** What else it was than a concern: `policy-evidence:ID`. */
    of: String,
    person: { type: String, required: true },
    action: { type: String, required: true },
    outcome: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'access-log' },
);
accessSchema.index({ concernId: 1, at: 1 });

export interface AccessLogStorage extends AccessLog, AccessHistory, ItemAccessLog {
  createIndexes(): Promise<void>;
}

export function createAccessLogStore(connection: Connection): AccessLogStorage {
  const model = connection.model('Access', accessSchema);
  return {
    record: async (entry) => {
      await storing(() => model.create([entry]));
    },
    recordItem: async ({ by, kind, item, outcome, at }) => {
      await storing(() => model.create([{ of: `${kind}:${item}`, person: by, action: 'read', outcome, at }]));
    },
    readsOf: (concernId) =>
      storing(() =>
        model
          .find({ concernId, action: 'read' }, { _id: 0, person: 1, at: 1 })
          .sort({ at: 1 })
          .lean<Pick<AccessLogEntry, 'person' | 'at'>[]>(),
      ),
    createIndexes: async () => {
      await model.createCollection();
      await model.createIndexes();
    },
  };
}

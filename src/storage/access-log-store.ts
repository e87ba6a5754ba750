import { type Connection, Schema } from 'mongoose';
import type { AccessHistory, AccessLog, AccessLogEntry } from '../application/ports.js';
import { storing } from './mongo.js';

/** Who opened what, and who was refused. No content. */
const accessSchema = new Schema<AccessLogEntry>(
  {
    concernId: { type: String, required: true },
    person: { type: String, required: true },
    action: { type: String, required: true },
    outcome: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'access-log' },
);
accessSchema.index({ concernId: 1, at: 1 });

export interface AccessLogStorage extends AccessLog, AccessHistory {
  createIndexes(): Promise<void>;
}

export function createAccessLogStore(connection: Connection): AccessLogStorage {
  const model = connection.model('Access', accessSchema);
  return {
    record: async (entry) => {
      await storing(() => model.create([entry]));
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

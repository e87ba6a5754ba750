import { type Connection, Schema } from 'mongoose';
import { storing } from './mongo.js';

interface LastTickDocument {
  readonly _id: string;
  readonly at: Date;
}

const lastTickSchema = new Schema<LastTickDocument>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { strict: 'throw', versionKey: false, collection: 'last-tick' },
);

const ID = 'tick';
/** Ticks come every other second; a watch that looks for a minute without one needs no more than this. */
const MARKED_EVERY_MS = 10_000;

/**
 * When a tick last ran to its end in any instance, by real time. Of several instances one may do all the ticks for a long
 * time, and the others must not take that for a scheduler that stopped.
 */
export interface LastTickStore {
  mark(at: Date): Promise<void>;
  at(): Promise<Date | undefined>;
}

export function createLastTickStore(connection: Connection): LastTickStore {
  const model = connection.model('LastTick', lastTickSchema);
  // Not by the clock that is being marked: it may go back.
  let markedAtMs = Number.NEGATIVE_INFINITY;
  return {
    mark: async (at) => {
      const startedMs = performance.now();
      if (startedMs - markedAtMs < MARKED_EVERY_MS) return;
      await storing(() => model.updateOne({ _id: ID }, { $set: { at } }, { upsert: true }));
      markedAtMs = startedMs;
    },
    at: async () => (await storing(() => model.findById(ID).lean<LastTickDocument>()))?.at,
  };
}

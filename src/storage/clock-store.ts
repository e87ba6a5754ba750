import { type Connection, Schema } from 'mongoose';
import { storing } from './mongo.js';

interface OffsetDocument {
  readonly _id: string;
  readonly offsetMs: number;
}

const offsetSchema = new Schema<OffsetDocument>(
  { _id: { type: String, required: true }, offsetMs: { type: Number, required: true } },
  { strict: 'throw', versionKey: false, collection: 'playground-clock' },
);

const ID = 'clock';

/** A clock that can be moved forward, for the playground. It remembers, so that a restart does not turn time back. */
export interface MovableClock {
  now(): Date;
  offsetMs(): number;
  /** @returns the new offset from real time, in milliseconds. */
  skip(ms: number): Promise<number>;
}

export async function openMovableClock(connection: Connection): Promise<MovableClock> {
  const model = connection.model('PlaygroundClock', offsetSchema);
  let offsetMs = (await storing(() => model.findById(ID).lean()))?.offsetMs ?? 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    offsetMs: () => offsetMs,
    skip: async (ms) => {
      offsetMs += ms;
      await storing(() => model.updateOne({ _id: ID }, { $set: { offsetMs } }, { upsert: true }));
      return offsetMs;
    },
  };
}

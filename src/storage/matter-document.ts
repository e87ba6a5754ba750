import { type Connection, Schema } from 'mongoose';
import type { PendingNotice } from './concern-document.js';

/** A record of the organisation. In the clear: its id, kind, version and when it is to be looked at next. */
export interface MatterDocument {
  readonly _id: string;
  /** Of what kind it is, where there is one for each person or thing. */
  readonly shelf?: string | undefined;
  readonly version: number;
  readonly nextAt?: Date | undefined;
  readonly state: string;
  readonly pendingNotices: PendingNotice[];
}

const string = { type: String, required: true } as const;

const matterSchema = new Schema<MatterDocument>(
  {
    _id: string,
    shelf: String,
    version: { type: Number, required: true },
    nextAt: Date,
    state: string,
    pendingNotices: [
      new Schema<PendingNotice>(
        { key: string, refresh: { type: Boolean, required: true }, matter: String, thread: String, sealed: String },
        { _id: false, strict: 'throw' },
      ),
    ],
  },
  { strict: 'throw', versionKey: false, collection: 'matters' },
);
matterSchema.index({ shelf: 1, nextAt: 1 }, { partialFilterExpression: { shelf: { $exists: true } } });
matterSchema.index({ 'pendingNotices.key': 1 }, { sparse: true });

export function matterModel(connection: Connection) {
  return connection.model('Matter', matterSchema);
}

export type MatterModel = ReturnType<typeof matterModel>;

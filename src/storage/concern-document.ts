import { type Connection, Schema } from 'mongoose';
import type { SealedEntry } from '../domain/chronology-chain.js';
import type { ConcernStatus } from '../domain/concern.js';

/** A notice that delivery has not taken over yet. */
export interface PendingNotice {
  /** Opaque, random: the idempotency key of the message. */
  readonly key: string;
  /** Whether messages that were delivered before are to be renewed; then there is nothing sealed. */
  readonly refresh: boolean;
  /** Of a letter: what it is about, by opaque ids; a concern's notices are about the concern. */
  readonly matter?: string;
  /** The same for messages of one kind to one person about this concern; comparable with nothing else. */
  readonly thread?: string;
  readonly sealed?: string;
}

/** Whatever lists, searches or counts concerns looks at these alone: a practice concern is none. */
export const REAL = { practice: { $ne: true } } as const;

/** One concern, one document. In the clear: reference, status, urgency, times, ids of handling people, versions. */
export interface ConcernDocument {
  readonly _id: string;
  readonly reference: string;
  readonly formToken: string;
  readonly version: number;
  readonly status: ConcernStatus;
  readonly urgent: boolean;
  /** Of a drill, and of no other. */
  readonly practice?: true | undefined;
  readonly receivedAt: Date;
  /** When the acknowledgement clock runs out next; absent when none runs. */
  readonly nextAt?: Date | undefined;
  readonly holder?: string | undefined;
  readonly acknowledgedAt?: Date | undefined;
  /** When the next clock of the case runs out. */
  readonly dueAt?: Date | undefined;
  /** When somebody is told next because time passed; absent where nobody is. */
  readonly chaseAt?: Date | undefined;
  /** When the reporter was told that it was acted on. */
  readonly actedOnAt?: Date | undefined;
  /** Ids of the people who work on it besides the leads: whoever took it, who was asked for something. */
  readonly workers: string[];
  /** Ids of those from whom it awaits something now. */
  readonly awaited: string[];
  /** Who was given access, and until when. */
  readonly granted: { readonly to: string; readonly until: Date }[];
  /** Open actions: whose, and when they are due. */
  readonly openActions: {
    readonly id: string;
    readonly owner: string;
    readonly dueAt: Date;
    readonly snoozedUntil?: Date | undefined;
  }[];
  /** Low-level entries: a hash of whom each is about, for counting alone, and when. */
  readonly lowLevel: { readonly about: string; readonly at: Date }[];
  /** Of a duplicate: the concern in which its work goes on. */
  readonly mergedInto?: string | undefined;
  /** Of the reporter's id and of each of their accounts. */
  readonly reporterHashes: string[];
  readonly excludedHashes: string[];
  readonly report: string;
  readonly state: string;
  readonly chronology: SealedEntry[];
  readonly chainHead: string;
  readonly pendingNotices: PendingNotice[];
}

const string = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

const concernSchema = new Schema<ConcernDocument>(
  {
    _id: string,
    reference: string,
    formToken: string,
    version: { type: Number, required: true },
    status: string,
    urgent: { type: Boolean, required: true },
    practice: Boolean,
    receivedAt: date,
    nextAt: Date,
    holder: String,
    acknowledgedAt: Date,
    dueAt: Date,
    chaseAt: Date,
    actedOnAt: Date,
    workers: { type: [String], required: true },
    awaited: { type: [String], required: true },
    granted: [new Schema({ to: string, until: date }, { _id: false, strict: 'throw' })],
    openActions: [
      new Schema(
        { id: string, owner: string, dueAt: date, snoozedUntil: Date },
        { _id: false, id: false, strict: 'throw' },
      ),
    ],
    lowLevel: [new Schema({ about: string, at: date }, { _id: false, strict: 'throw' })],
    mergedInto: String,
    reporterHashes: { type: [String], required: true },
    excludedHashes: { type: [String], required: true },
    report: string,
    state: string,
    chronology: [
      new Schema<SealedEntry>(
        { eventAt: date, recordedAt: date, sealed: string, hash: string },
        { _id: false, strict: 'throw' },
      ),
    ],
    chainHead: string,
    pendingNotices: [
      new Schema<PendingNotice>(
        { key: string, refresh: { type: Boolean, required: true }, thread: String, sealed: String },
        { _id: false, strict: 'throw' },
      ),
    ],
  },
  { strict: 'throw', versionKey: false, collection: 'concerns' },
);
concernSchema.index({ reference: 1 }, { unique: true });
concernSchema.index({ formToken: 1 }, { unique: true });
concernSchema.index({ reporterHashes: 1, receivedAt: -1 });
concernSchema.index({ status: 1, receivedAt: 1 });
concernSchema.index({ nextAt: 1 }, { partialFilterExpression: { nextAt: { $exists: true } } });
concernSchema.index({ chaseAt: 1 }, { partialFilterExpression: { chaseAt: { $exists: true } } });
/** Of concerns that have open actions alone: most have none. */
const OPEN_ACTIONS = { partialFilterExpression: { 'openActions.owner': { $exists: true } } };
concernSchema.index({ status: 1, dueAt: 1, _id: 1 });
concernSchema.index({ status: 1, holder: 1, dueAt: 1, _id: 1 });
concernSchema.index({ workers: 1, status: 1, dueAt: 1, _id: 1 });
concernSchema.index({ awaited: 1 });
concernSchema.index({ 'granted.to': 1, status: 1, dueAt: 1, _id: 1 });
concernSchema.index({ status: 1, 'openActions.owner': 1 }, OPEN_ACTIONS);
/** Of the few that have low-level entries; it ends a look back at the day from which they count. */
concernSchema.index(
  { 'lowLevel.about': 1, 'lowLevel.at': 1 },
  { partialFilterExpression: { 'lowLevel.about': { $exists: true } } },
);
concernSchema.index({ 'pendingNotices.key': 1 }, { sparse: true });

export function concernModel(connection: Connection) {
  return connection.model('Concern', concernSchema);
}

export type ConcernModel = ReturnType<typeof concernModel>;

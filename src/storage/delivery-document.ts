import { type Connection, Schema } from 'mongoose';

/** One message to one person: what it says is sealed, when it is due and how far it came is in the clear. */
export interface DeliveryDocument {
  /** The notice's key. */
  readonly _id: string;
  /** What it is about: a concern, or something of the organisation's. */
  readonly concernId?: string | undefined;
  readonly matter?: string | undefined;
  readonly thread: string;
  readonly urgent: boolean;
  /** Of a drill: waits for whatever is real. */
  readonly practice?: true | undefined;
  readonly state: 'pending' | 'delivered' | 'called' | 'cancelled' | 'undeliverable';
  /** When there is something to do; absent when there is not. */
  readonly dueAt?: Date | undefined;
  readonly attempts: number;
  readonly wanted: number;
  readonly superseded: boolean;
  readonly leaseToken?: string | undefined;
  /** Real time, unlike the others: a lease is about this machine's work, not about the product's clock. */
  readonly leasedUntil: Date;
  readonly createdAt: Date;
  readonly deliveredAt?: Date | undefined;
  readonly sealed: string;
  /** Where the message went. */
  readonly sealedSent?: string | undefined;
}

const string = { type: String, required: true } as const;

const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: string,
    concernId: String,
    matter: String,
    thread: string,
    urgent: { type: Boolean, required: true },
    practice: Boolean,
    state: string,
    dueAt: Date,
    attempts: { type: Number, required: true },
    wanted: { type: Number, required: true },
    superseded: { type: Boolean, required: true },
    leaseToken: String,
    leasedUntil: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    deliveredAt: Date,
    sealed: string,
    sealedSent: String,
  },
  { strict: 'throw', versionKey: false, collection: 'deliveries' },
);
deliverySchema.index({ urgent: -1, dueAt: 1 }, { partialFilterExpression: { dueAt: { $exists: true } } });
deliverySchema.index({ practice: 1, dueAt: 1 }, { partialFilterExpression: { practice: true } });
/** What failed and still waits, and what came through last. */
deliverySchema.index(
  { urgent: 1, createdAt: 1 },
  { partialFilterExpression: { state: 'pending', attempts: { $gt: 0 } } },
);
deliverySchema.index({ deliveredAt: 1 }, { partialFilterExpression: { state: 'delivered' } });
deliverySchema.index({ concernId: 1, thread: 1 });
/** Of letters alone. */
deliverySchema.index({ matter: 1, thread: 1 }, { partialFilterExpression: { matter: { $exists: true } } });

export function deliveryModel(connection: Connection) {
  return connection.model('Delivery', deliverySchema);
}

export type DeliveryModel = ReturnType<typeof deliveryModel>;

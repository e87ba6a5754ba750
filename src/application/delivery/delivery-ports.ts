import type { ConcernId, MatterId, Platform } from '../../domain/ids.js';
import type { Letter } from '../../domain/letter.js';
import type { LetterCall, Message, Wake, WakeChannel } from '../../domain/notice.js';
import type { Person } from '../../domain/person.js';
import type { FollowedConcern } from '../ports.js';
import type { MessageFacts } from './message-facts.js';

/** Where a message went, in the platform's own terms; opaque outside the platform. */
export interface SentMessage {
  readonly platform: Platform;
  readonly channel: string;
  readonly id: string;
}

/** One per chat platform; what wakes people beside chat is a `Waker`. */
export interface Messenger {
  readonly platform: Platform;
  /** @throws DeliveryError */
  send(userId: string, facts: MessageFacts): Promise<SentMessage>;
  /** Makes a message that was sent show what is true now. @throws DeliveryError */
  replace(message: SentMessage, facts: MessageFacts): Promise<void>;
  /** Takes a message away that a newer one stands for; where it has to stay, it shows the facts. @throws DeliveryError */
  withdraw(message: SentMessage, facts: MessageFacts): Promise<void>;
}

/** A way to wake somebody beside chat: says that there is something, never what. */
export interface Waker {
  readonly channel: WakeChannel;
  /** Whether it has a way to that person at all: for e-mail, an address of theirs. */
  reaches(person: Person): boolean;
  /** @throws DeliveryError */
  wake(person: Person, call: WakeCall): Promise<void>;
}

export interface WakeCall {
  /** The same for every attempt. */
  readonly key: string;
  readonly urgent: boolean;
  readonly at: Date;
  /** Of a drill, which it is to say first. */
  readonly practice?: true | undefined;
}

/** A page of somebody's own that stays on screen and lists what they raised, where the platform has one. */
export interface HomePage {
  readonly platform: Platform;
  /** @throws DeliveryError */
  show(userId: string, own: readonly FollowedConcern[]): Promise<void>;
}

/** A message to one person, on its way. Its lease fences a worker that was overtaken. */
interface OnItsWay {
  readonly key: string;
  readonly leaseToken: string;
  readonly urgent: boolean;
  readonly attempts: number;
  /** Counts what changes asked for; kept by `finish` to notice a change during the work. */
  readonly wanted: number;
  readonly sent?: SentMessage | undefined;
  /** A newer message of the same kind about the same thing went to the same person. */
  readonly superseded: boolean;
  /** Of a drill. */
  readonly practice?: true | undefined;
}

/** About a concern. */
export interface ConcernDelivery extends OnItsWay {
  readonly concernId: ConcernId;
  readonly message: Message | Wake;
}

/** About the organisation itself. */
export interface LetterDelivery extends OnItsWay {
  readonly matter: MatterId;
  readonly message: Letter | LetterCall;
}

export type Delivery = ConcernDelivery | LetterDelivery;

export interface DeliveryStore {
  /** Moves pending notices of a few concerns and matters into deliveries of their own. @returns how many; 0 when none are left. */
  takePending(now: Date): Promise<number>;
  /** Calls beside that message, once for each channel however often it is asked. */
  addWakes(delivery: Delivery, via: readonly WakeChannel[], now: Date): Promise<void>;
  /** Leases the most urgent delivery that has something to do. */
  lease(now: Date): Promise<Delivery | undefined>;
  /** Each of these fails silently when the lease was lost: the one who holds it now decides. */
  finish(delivery: Delivery, outcome: DeliveryOutcome, now: Date): Promise<void>;
  retryAt(delivery: Delivery, at: Date): Promise<void>;
}

/** What became of everything that was to be told about one concern. */
export interface DeliveryHistory {
  about(id: ConcernId): Promise<readonly DeliveryRecord[]>;
}

export interface DeliveryRecord {
  readonly message: ConcernDelivery['message'];
  readonly state: 'pending' | 'delivered' | 'called' | 'cancelled' | 'undeliverable';
  /** When it came there, or went out where nobody can say. */
  readonly deliveredAt?: Date | undefined;
  /** Which platform took it. */
  readonly platform?: Platform | undefined;
  /** Those that failed since it last came through. */
  readonly attempts: number;
}

export type DeliveryOutcome =
  | { readonly kind: 'delivered'; readonly sent: SentMessage }
  /** A call went out, which nothing can change or take back. */
  | { readonly kind: 'called' }
  /** No longer needed, or the person may not be told any more. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'undeliverable' };

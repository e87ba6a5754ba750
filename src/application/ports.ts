import type { EvidenceFile } from '../domain/case/evidence.js';
import type { LoggedIn } from '../domain/case/low-level.js';
import type { Change, Concern } from '../domain/concern.js';
import type { Account, ConcernId, FormToken, ItemId, MatterId, PersonId, Platform, Reference } from '../domain/ids.js';
import type { Letter, MatterChange } from '../domain/letter.js';
import type { LetterCall, Message, Wake, WakeChannel } from '../domain/notice.js';
import type { Organisation } from '../domain/organisation.js';
import type { Look } from '../domain/people/account-looks.js';
import type { Person, Role } from '../domain/person.js';
import type { ReplyCode } from '../domain/reply-code.js';
import type { MessageFacts } from './delivery/message-facts.js';

/** The product's time. Leases and signatures use real time instead. */
export interface Clock {
  now(): Date;
}

/** Random values from a cryptographic source. */
export interface Random {
  /** 128 bits or more, URL-safe. */
  token(): string;
  bytes(count: number): Uint8Array;
}

export interface OrganisationStore {
  /** What was last read when the store is out of reach, so that a failure can still name a phone. */
  current(): Promise<Organisation>;
}

export interface PeopleStore {
  byId(id: PersonId): Promise<Person | undefined>;
  byIds(ids: readonly PersonId[]): Promise<readonly Person[]>;
  byAccount(account: Account): Promise<Person | undefined>;
  byAccounts(accounts: readonly Account[]): Promise<readonly Person[]>;
  /** Somebody named in the organisation file with that e-mail address. */
  byEmail(email: string): Promise<Person | undefined>;
  /** Active people with the role, in the order of the organisation file. */
  withRole(role: Role): Promise<readonly Person[]>;
  /** Active people whom the organisation file names, in its order. */
  inFile(limit: number): Promise<readonly Person[]>;
  /** Makes a person of an account that nobody has yet; idempotent. */
  addFromAccount(account: Account, name: string): Promise<Person>;
  /** Gives the account to the person, taking it from a record that was made of the account alone. */
  linkAccount(person: PersonId, account: Account): Promise<Person>;
}

/**
 * A record of the organisation, changed as a concern is: what a verb decides on what is true now and what it tells are one write.
 */
export interface MatterStore<State> {
  readonly matter: MatterId;
  read(): Promise<State>;
  change<Outcome>(
    decide: (state: State) => MatterChange<State, Outcome> | Promise<MatterChange<State, Outcome>>,
  ): Promise<Outcome>;
  /** Letters about that thing which were delivered are to show what is true now. */
  refreshLetters(item: ItemId): Promise<void>;
}

/** Records of one kind, one for each person or thing, named by its id. None of them is found by what it holds. */
export interface MatterShelf<State> {
  /** The record of that person or thing, made at its first change. */
  of(key: string): MatterStore<State>;
  /** Those that time alone changes by now, the longest overdue first. */
  due(now: Date, limit: number): Promise<readonly string[]>;
  /** Those that were ever changed. */
  readMany(keys: readonly string[]): Promise<ReadonlyMap<string, State>>;
  readAll(): Promise<ReadonlyMap<string, State>>;
  /** Looks at it again at that time, without opening it: for one that can't be opened. */
  lookAgainAt(key: string, at: Date): Promise<void>;
}

/** What a platform's directory says of an account. */
export interface DirectoryEntry {
  readonly account: Account;
  readonly name: string;
  readonly email?: string | undefined;
  /** A full member of the workspace or tenant: no guest, no outsider, no bot, not deactivated. */
  readonly member: boolean;
}

export interface Directory {
  readonly platform: Platform;
  /** @throws DirectoryUnavailable */
  byAccount(account: Account): Promise<DirectoryEntry | undefined>;
  /** Always undefined where the platform has no such look-up. @throws DirectoryUnavailable */
  byEmail(email: string): Promise<DirectoryEntry | undefined>;
  /** Whether the account is active. @throws DirectoryUnavailable */
  lookAt(account: Account): Promise<Exclude<Look, 'no-answer'>>;
}

/**
 * Where a platform reaches an account of its own, for platforms that can't be written to before they were heard from.
 * What an address holds is the platform's own business.
 */
export interface AddressBook {
  /**
   * The newest address of the account, which counts as reachable again. The same address once more writes nothing.
   * @returns true when it is the account's first: once only, also when several come at the same time
   */
  keep(account: Account, address: unknown): Promise<boolean>;
  addressOf(account: Account): Promise<unknown>;
  /** The platform refused finally, or said that the app was taken away, at that time. */
  markUnreachable(account: Account, because: OutOfReach, at: Date): Promise<void>;
  /** `unheard`: nothing is known of the account. */
  reachOf(account: Account): Promise<'unheard' | 'reachable' | OutOfReach>;
  /** True for an account that nothing is known of. */
  isReachable(account: Account): Promise<boolean>;
}

/** Why a platform does not reach an account: the app is not there for them, or they keep it from writing. */
export type OutOfReach = 'not-installed' | 'blocked';

/** A concern as its reporter may follow it: nothing of its content. */
export interface OwnConcern {
  readonly id: ConcernId;
  readonly reference: Reference;
  readonly status: Concern['status'];
  readonly urgent: boolean;
  readonly receivedAt: Date;
  /** When the reporter was told that it was acted on. */
  readonly actedOnAt?: Date | undefined;
  /** Of a duplicate: how far the concern is in which its work goes on. Absent for whoever is kept from that one. */
  readonly goesOnIn?: Pick<OwnConcern, 'status' | 'actedOnAt'> | undefined;
  /** A drill that they started. */
  readonly practice?: true | undefined;
}

/** An open concern as a list shows it: nothing of its content. */
export interface OpenConcern extends Pick<OwnConcern, 'id' | 'reference' | 'urgent'> {
  readonly dueAt?: Date | undefined;
  readonly holder?: PersonId | undefined;
}

export interface OpenAction {
  readonly concernId: ConcernId;
  readonly reference: Reference;
  readonly item: ItemId;
  readonly owner: PersonId;
  readonly dueAt: Date;
  readonly snoozedUntil?: Date | undefined;
}

export interface Range {
  readonly skip: number;
  readonly limit: number;
}

export interface FollowedConcern extends Pick<OwnConcern, 'id' | 'reference' | 'receivedAt' | 'practice'> {
  /** `nobody-yet`: so late that the reporter was told to ring. */
  readonly state: OwnConcern['status'] | 'nobody-yet' | 'acted-on';
}

export type AddOutcome =
  | { readonly kind: 'added' }
  /** The same form was sent before, and what was stored then can be read. */
  | { readonly kind: 'already-there'; readonly concern: Concern }
  | { readonly kind: 'reference-taken' };

/** What lists, finds by words or counts leaves practice concerns out; what goes by an id does not. */
export interface ConcernStore {
  /**
   * Stores the concern, its first chronology and its notices in one write. Its data key was kept when its form opened.
   * @param code with which an anonymous reporter comes back; kept as a keyed hash.
   * @throws StorageError
   */
  add(change: Change<unknown>, dataKey: ConcernKey, code?: ReplyCode): Promise<AddOutcome>;
  /** The concern that was raised with that reply code. */
  raisedWith(code: ReplyCode): Promise<ConcernId | undefined>;
  /** For jobs and delivery; a person's own requests use `findFor`. */
  find(id: ConcernId): Promise<Concern | undefined>;
  /** Exclusion is part of the query: an excluded viewer gets the same nothing as for an id that does not exist. */
  findFor(viewer: Person, id: ConcernId): Promise<Concern | undefined>;
  findByReference(viewer: Person, reference: string): Promise<Concern | undefined>;
  /** Reads, decides and writes with the version compared; a conflict decides again. Undefined when there is no such concern. */
  change<Outcome>(id: ConcernId, decide: Decide<Outcome>): Promise<Outcome | undefined>;
  changeFor<Outcome>(viewer: Person, id: ConcernId, decide: Decide<Outcome>): Promise<Outcome | undefined>;
  /** Newest first. */
  raisedBy(person: Person, limit: number): Promise<readonly OwnConcern[]>;
  /** What is logged about that person at or after `since`, in concerns that are not kept from the viewer. */
  lowLevelSeen(viewer: Person, about: PersonId, since: Date): Promise<readonly LoggedIn[]>;
  /**
   * Open concerns that the viewer works on, or all that somebody has; the clock that runs out next comes first.
   * @param at when it is asked: a granted access ends.
   */
  openFor(viewer: Person, all: boolean, range: Range, at: Date): Promise<readonly OpenConcern[]>;
  /** Open concerns of that holder which are not kept from the viewer; the clock that runs out next comes first. */
  heldBy(viewer: Person, holder: PersonId, limit: number): Promise<readonly ConcernId[]>;
  /** Open actions of the viewer, or everybody's; the next due comes first. */
  openActionsFor(viewer: Person, all: boolean, range: Range): Promise<readonly OpenAction[]>;
  /** Everybody from whom an open concern awaits something. */
  peopleAwaited(): Promise<readonly PersonId[]>;
  /** Open concerns that await something from that person. */
  awaiting(person: PersonId): Promise<readonly ConcernId[]>;
  /** Concerns that nobody has taken, the oldest first; practice concerns too, which go by the rota as any other. */
  unacknowledged(limit: number): Promise<readonly ConcernId[]>;
  /** Concerns whose clock has run out, the longest overdue first; practice concerns too. */
  dueForEscalation(now: Date, limit: number): Promise<readonly ConcernId[]>;
  /** Looks at the concern again at that time, without opening it: for one that can't be opened. */
  lookAgainAt(id: ConcernId, at: Date): Promise<void>;
  /** Concerns of which somebody is to be told something because time passed, the longest overdue first. */
  dueForChasing(now: Date, limit: number): Promise<readonly ConcernId[]>;
  /** The same as `lookAgainAt`, of what is due for chasing. */
  chaseAgainAt(id: ConcernId, at: Date): Promise<void>;
}

export type Decide<Outcome> = (concern: Concern) => Change<Outcome> | Promise<Change<Outcome>>;

/** The data key of a concern that is still to be stored. Opaque outside storage, and kept nowhere but in a sealed draft. */
export interface ConcernKey {
  readonly concernId: ConcernId;
  /** As the key ring wrapped it, which is how it is stored. */
  readonly wrapped: string;
  /** The key itself, base64url: so that sending a form need not unwrap it. */
  readonly clear: string;
}

/** A form that is being filled in. Sealed, and opened only for the person and workspace it was made for. */
export interface Draft<Answers> {
  readonly id: string;
  /** Who opened the form, as they were known then. */
  readonly reporter: Person;
  readonly formToken: FormToken;
  readonly dataKey: ConcernKey;
  readonly openedAt: Date;
  readonly answers: Answers;
  /** What goes with it when it is sent; where a form takes no files there is nothing. */
  readonly files?: readonly EvidenceFile[] | undefined;
}

export type AnonymousDraft = Pick<Draft<unknown>, 'id' | 'formToken' | 'dataKey'>;

export interface DraftStore {
  /** @param once the same value makes the same draft: a repeated request opens no second one. */
  open<Answers>(reporter: Person, owner: Account, once: string, answers: Answers): Promise<Draft<Answers>>;
  /** The same for a form of the public page, which holds nothing before it is sent. */
  openAnonymous(once: string): Promise<AnonymousDraft>;
  /** Undefined when there is none, or when it is somebody else's. */
  find(owner: Account, id: string): Promise<Draft<unknown> | undefined>;
  /**
   * Keeps the answers unless something newer was kept already.
   * @param order when the person did it, as the platform says; grows with time.
   * @returns whether these are now the newest answers.
   */
  keep(owner: Account, draft: Draft<unknown>, answers: unknown, order: number): Promise<boolean>;
  /** Forgets what was typed; the form token stays, so that a resend is still recognised. */
  forgetAnswers(draft: Draft<unknown>): Promise<void>;
  removeOlderThan(cutoff: Date): Promise<number>;
}

/** What a download link leads to. Sealed where it is kept; who holds the link learns none of it before it is judged. */
export type Download = PackDownload | FileDownload | EvidenceDownload | RegisterDownload;

export interface PackDownload {
  readonly concernId: ConcernId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
  /** Of the form that made the draft: its entry of the chronology says for whom it is. */
  readonly entry: FormToken;
  readonly format: 'pdf' | 'text';
}

/** A file that came with a concern. */
export interface FileDownload {
  readonly concernId: ConcernId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
  readonly file: ItemId;
}

/** Who has accepted a policy. */
export interface EvidenceDownload {
  readonly policy: ItemId;
  /** Whoever the link was made for. */
  readonly person: PersonId;
}

/** The register of checks, of those whom whoever follows it sees to. */
export interface RegisterDownload {
  readonly register: 'checks';
  /** Whoever the link was made for. */
  readonly person: PersonId;
}

/** Forms of the public page, and the code that each of them gives whoever sends it. Nothing of either is kept. */
export interface AnonymousForms {
  /** A form that was not sent yet. */
  open(): string;
  /** The same for each attempt to send that form; undefined for one that is not ours, or older than a day. */
  codeOf(form: string): ReplyCode | undefined;
}

/** Links that work once and for a short while of real time. */
export interface DownloadStore {
  /** @returns the token, which is kept nowhere. */
  open(download: Download): Promise<string>;
  /** Looks without using it up. Undefined when it was used, has ended or never was. */
  find(token: string): Promise<Download | undefined>;
  /** Uses it up: of several at the same time one gets it. */
  take(token: string): Promise<Download | undefined>;
  removeEnded(): Promise<number>;
}

export interface AccessLog {
  record(entry: AccessLogEntry): Promise<void>;
}

/** What the log says of one concern. */
export interface AccessHistory {
  /** Who asked to read it and when, whether they were let in or not. */
  readsOf(id: ConcernId): Promise<readonly Pick<AccessLogEntry, 'person' | 'at'>[]>;
}

export interface AccessLogEntry {
  readonly concernId: ConcernId;
  readonly person: PersonId;
  readonly action: string;
  readonly outcome: 'allowed' | 'refused';
  readonly at: Date;
}

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

import type { LoggedIn } from '../domain/case/low-level.js';
import type { Change, Concern } from '../domain/concern.js';
import type { Account, ConcernId, ItemId, MatterId, PersonId, Platform, Reference } from '../domain/ids.js';
import type { MatterChange } from '../domain/letter.js';
import type { Organisation } from '../domain/organisation.js';
import type { Look } from '../domain/people/account-looks.js';
import type { Person, Role } from '../domain/person.js';
import type { ReplyCode } from '../domain/reply-code.js';
import type { ConcernKey } from './draft-store.js';

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
  /** Which of these are there, whether or not they can be read. */
  storedOf(ids: readonly ConcernId[]): Promise<readonly ConcernId[]>;
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

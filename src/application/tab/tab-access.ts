import type { Account, PersonId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import type { IdentifyPerson } from '../people/identify-person.js';
import type { Clock, PeopleStore } from '../ports.js';

/** How somebody came to the tab: with a token of their tenant, or by a link from their chat. */
export type TabWay = 'token' | 'link';

export interface TabSession {
  readonly person: PersonId;
  /** With which of their accounts. */
  readonly account: Account;
  readonly way: TabWay;
  /** When they last showed who they are: typed their password, or came from their chat. */
  readonly provedAt?: Date | undefined;
}

/** Sessions and the links that open one. Tokens are kept as keyed hashes alone. */
export interface TabSessionStore {
  /** @returns its token */
  readonly open: (session: TabSession, at: Date, endsAt: Date) => Promise<string>;
  /** Moves its last request to now, unless that was too long ago. */
  readonly use: (token: string, now: Date, lockedBefore: Date) => Promise<TabSession | 'locked' | undefined>;
  /** Whether a session of theirs was left until it locked. */
  readonly isLocked: (person: PersonId, way: TabWay, now: Date, lockedBefore: Date) => Promise<boolean>;
  readonly removeLocked: (person: PersonId, way: TabWay, lockedBefore: Date) => Promise<void>;
  /** Ends one that is not locked. */
  readonly end: (token: string, lockedBefore: Date) => Promise<void>;
  /** A proof counts once. @returns whether this was the first time */
  readonly takeProof: (proof: string, session: TabSession, endsAt: Date) => Promise<boolean>;
  readonly openLink: (session: TabSession, endsAt: Date) => Promise<string>;
  readonly isLink: (token: string, now: Date) => Promise<boolean>;
  /** Once. */
  readonly takeLink: (token: string, now: Date) => Promise<TabSession | undefined>;
}

export type TabOpened =
  | { readonly kind: 'open'; readonly token: string; readonly person: Person }
  /** They have to sign in by hand first. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'unavailable' };

export type TabVisitor =
  | {
      readonly kind: 'known';
      readonly person: Person;
      readonly account: Account;
      readonly way: TabWay;
      /** They showed a moment ago who they are, and may take records out. */
      readonly isProved: boolean;
    }
  | { readonly kind: 'locked' }
  | { readonly kind: 'unknown' };

export interface TabAccess {
  /** @param proof of somebody who has just typed their password; without one it was their device that said who they are */
  readonly signIn: (account: Account, proof?: string) => Promise<TabOpened>;
  /** A link that opens the tab once, for two minutes. */
  readonly makeLink: (person: Person, account: Account) => Promise<string>;
  readonly wouldWork: (link: string) => Promise<boolean>;
  readonly follow: (link: string) => Promise<TabOpened>;
  /** Who asks, as they are now. */
  readonly visitor: (token: string) => Promise<TabVisitor>;
  readonly end: (token: string) => Promise<void>;
}

interface Deps {
  readonly sessions: TabSessionStore;
  readonly identify: IdentifyPerson;
  readonly people: Pick<PeopleStore, 'byId'>;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
/** Without a request for so long, a page asks again who is there. */
export const TAB_IDLE_MS = 15 * MINUTE_MS;
/** A working day; then everybody signs in anew. */
const LASTS_MS = 12 * 60 * MINUTE_MS;
const LINK_MS = 2 * MINUTE_MS;
/** Whoever takes records out is the one who signed in, and not whoever sits at their desk now. */
const PROOF_MS = 5 * MINUTE_MS;

/** Who is at the tab. A page that was left open is locked, and stays so through a reload: a device's own token opens it no more. */
export function createTabAccess({ sessions, identify, people, clock }: Deps): TabAccess {
  const later = (ms: number) => new Date(clock.now().getTime() + ms);
  const lockedBefore = () => later(-TAB_IDLE_MS);

  async function open(person: Person, session: TabSession): Promise<TabOpened> {
    await sessions.removeLocked(session.person, session.way, lockedBefore());
    return { kind: 'open', token: await sessions.open(session, clock.now(), later(LASTS_MS)), person };
  }

  return {
    signIn: async (account, proof) => {
      const identified = await identify(account);
      if (identified.kind !== 'member') return { kind: identified.kind };
      const { person } = identified;
      const device: TabSession = { person: person.id, account, way: 'token' };
      if (proof === undefined) {
        const isLocked = await sessions.isLocked(person.id, 'token', clock.now(), lockedBefore());
        return isLocked ? { kind: 'locked' } : open(person, device);
      }
      const isFirst = await sessions.takeProof(proof, device, later(LASTS_MS));
      return isFirst ? open(person, { ...device, provedAt: clock.now() }) : { kind: 'locked' };
    },
    makeLink: (person, account) => sessions.openLink({ person: person.id, account, way: 'link' }, later(LINK_MS)),
    wouldWork: (link) => sessions.isLink(link, clock.now()),
    follow: async (link) => {
      const session = await sessions.takeLink(link, clock.now());
      const person = session && (await people.byId(session.person));
      if (session === undefined || !person?.active) return { kind: 'not-a-member' };
      return open(person, { ...session, provedAt: clock.now() });
    },
    visitor: async (token) => {
      const session = await sessions.use(token, clock.now(), lockedBefore());
      if (session === 'locked') return { kind: 'locked' };
      const person = session && (await people.byId(session.person));
      // Whoever has left is nobody here, from the next request on.
      if (session === undefined || !person?.active) return { kind: 'unknown' };
      const { account, way, provedAt } = session;
      return { kind: 'known', person, account, way, isProved: provedAt !== undefined && provedAt > later(-PROOF_MS) };
    },
    end: (token) => sessions.end(token, lockedBefore()),
  };
}

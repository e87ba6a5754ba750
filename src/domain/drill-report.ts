import type { PracticeEnd } from './chronology.js';
import type { Concern, RoutedAs } from './concern.js';
import type { ItemId, PersonId, Platform, Reference } from './ids.js';
import type { WakeChannel } from './notice.js';
import { endOfPractice, starterOf } from './practice.js';

/** How somebody was to be reached. `chat`: no platform has taken it. */
export type DrillWay = Platform | 'chat' | WakeChannel;

/** What became of one message or call of a drill. */
export interface DrillAttempt {
  readonly to: PersonId;
  readonly way: DrillWay;
  readonly state: TriedWay['state'];
  /** When it came there. */
  readonly at?: Date | undefined;
  /** How many failed. */
  readonly failed: number;
}

export interface TriedWay {
  readonly way: DrillWay;
  /** `not-needed`: the drill had ended before it was sent. */
  readonly state: 'reached' | 'trying' | 'failed' | 'not-needed';
  readonly at?: Date | undefined;
  readonly failed: number;
}

export interface AskedInDrill {
  readonly person: PersonId;
  readonly as: RoutedAs;
  readonly askedAt: Date;
  readonly ways: readonly TriedWay[];
  /** When they first chose to read it: no platform tells us what was only looked at. */
  readonly openedAt?: Date | undefined;
  readonly declinedAt?: Date | undefined;
  readonly acknowledgedAt?: Date | undefined;
}

/** Who answered when. Holds no content: there was none. */
export interface DrillReport {
  readonly id: ItemId;
  readonly reference: Reference;
  readonly urgent: boolean;
  readonly startedBy: PersonId;
  readonly startedAt: Date;
  /** When the first clock ran out, or would have. */
  readonly dueAt: Date;
  readonly ended: { readonly how: PracticeEnd; readonly at: Date; readonly by?: PersonId | undefined };
  readonly asked: readonly AskedInDrill[];
}

interface Observed {
  readonly id: ItemId;
  readonly concern: Concern;
  readonly dueAt: Date;
  readonly attempts: readonly DrillAttempt[];
  readonly reads: readonly { readonly person: PersonId; readonly at: Date }[];
}

/** @returns undefined while it runs. */
export function drillReport(observed: Observed): DrillReport | undefined {
  const { id, concern, dueAt } = observed;
  const end = endOfPractice(concern);
  if (end === undefined) return undefined;
  const { how, by, at } = end;
  return {
    id,
    reference: concern.reference,
    urgent: concern.urgent,
    startedBy: starterOf(concern),
    startedAt: concern.receivedAt,
    dueAt,
    ended: { how, at, by: by === 'safeguard' ? undefined : by },
    asked: askedIn(observed),
  };
}

/** Everybody who was asked so far, in the order in which they were. */
export function askedIn({
  concern,
  attempts,
  reads,
}: Pick<Observed, 'concern' | 'attempts' | 'reads'>): readonly AskedInDrill[] {
  return concern.routed.map(({ person, as, at, declinedAt }) => ({
    person,
    as,
    askedAt: at,
    ways: waysTo(attempts.filter(({ to }) => to === person)),
    openedAt: earliest(reads.filter((read) => read.person === person).map((read) => read.at)),
    declinedAt,
    acknowledgedAt: concern.holder === person ? concern.acknowledgedAt : undefined,
  }));
}

/** `call`: a pager or an e-mail said that there is something, and no platform took the message itself. */
export type DrillReach = 'message' | 'call' | 'nothing';

export function reachOf({ ways, openedAt, declinedAt, acknowledgedAt }: AskedInDrill): DrillReach {
  // Whoever answered has had it, also where a crash kept that from being written down.
  if (openedAt ?? declinedAt ?? acknowledgedAt) return 'message';
  const reached = ways.filter(({ state }) => state === 'reached');
  if (reached.some(({ way }) => !isCall(way))) return 'message';
  return reached.length > 0 ? 'call' : 'nothing';
}

function isCall(way: DrillWay): boolean {
  return way === 'pager' || way === 'e-mail';
}

const BEST_FIRST: readonly TriedWay['state'][] = ['reached', 'trying', 'failed', 'not-needed'];

/** Somebody who was asked again was tried again: of each way what came of it in the end. */
function waysTo(attempts: readonly DrillAttempt[]): readonly TriedWay[] {
  const ways = [...new Set(attempts.map(({ way }) => way))].map((way) => {
    const tried = attempts.filter((attempt) => attempt.way === way);
    const state = BEST_FIRST.find((each) => tried.some((attempt) => attempt.state === each)) ?? 'trying';
    const at = earliest(tried.flatMap((attempt) => attempt.at ?? []));
    return { way, state, at, failed: Math.max(...tried.map(({ failed }) => failed)) };
  });
  // Which platform took it is known of what was taken.
  const inChat = ways.some(({ way, state }) => !isCall(way) && state === 'reached');
  return inChat ? ways.filter(({ way }) => way !== 'chat') : ways;
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : undefined;
}

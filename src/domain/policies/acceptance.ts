import type { ItemId } from '../ids.js';
import { dayOf, type LocalDate, plusDays } from '../reminders/reminder-days.js';
import { askOf, earliest, type Reminded } from '../reminders/reminding.js';
import { ACCEPT_WITHIN_DAYS, type Campaign, type Policy } from './policy.js';
import type { PolicyTimes } from './policy-clock.js';

/** One person and one version of a policy that they were asked to accept. */
export interface PolicyAsk {
  readonly policy: ItemId;
  readonly campaign: ItemId;
  readonly version: string;
  readonly url?: string | undefined;
  /** Of exactly what was to be accepted. */
  readonly digest: string;
  readonly askedOn: LocalDate;
  readonly acceptedAt?: Date | undefined;
  readonly ended?: { readonly because: AskEnd; readonly at: Date } | undefined;
  readonly reminded?: Reminded | undefined;
  /** Which day's message was their first: later than `askedOn` where they were away. */
  readonly firstTold?: LocalDate | undefined;
}

/** Why somebody is not asked any more without having accepted. */
export type AskEnd = 'superseded' | 'retired' | 'left';

/** What one person was asked to accept, the newest last. */
export interface Acceptances {
  readonly asks: readonly PolicyAsk[];
}

export const NOTHING_ASKED: Acceptances = { asks: [] };

/** Days after the first message on which they are reminded (domain reference, section 7), as days before the last of them. */
const REMINDERS = [21, 14, 7, 0] as const;

export function isOpen({ acceptedAt, ended }: PolicyAsk): boolean {
  return acceptedAt === undefined && ended === undefined;
}

export function acceptBy({ askedOn }: Pick<PolicyAsk, 'askedOn'>): LocalDate {
  return plusDays(askedOn, ACCEPT_WITHIN_DAYS);
}

/** Whether what they were told last came after a first message: whoever was away has had none before it. */
export function isChased({ askedOn, firstTold = askedOn, reminded }: PolicyAsk): boolean {
  return reminded !== undefined && reminded.day > firstTold;
}

/** Whether they were asked because they joined, and not because it changed: everybody who was here had been asked by then. */
export function isOfNewcomer({ askedOn }: PolicyAsk, { spreadAt }: Campaign, zone: string): boolean {
  return spreadAt !== undefined && askedOn > dayOf(spreadAt, zone);
}

/** The newest of that policy. */
export function newestAsk({ asks }: Acceptances, policy: ItemId): PolicyAsk | undefined {
  return asks.findLast((ask) => ask.policy === policy);
}

interface Asking {
  readonly today: LocalDate;
  readonly now: Date;
}

/**
 * Asks for what the policy's campaign is about; an older version is asked for no more.
 * @returns the same record where they were asked before, or there is nothing to ask for
 */
export function askToAccept(record: Acceptances, policy: Policy, { today, now }: Asking): Acceptances {
  const { id, campaign, retiredAt } = policy;
  if (campaign === undefined || retiredAt !== undefined) return record;
  // Whoever left and came back, and everybody once a policy is back, is asked anew.
  if (record.asks.some((ask) => ask.campaign === campaign.id && ask.ended === undefined)) return record;
  const { version, url, digest } = campaign;
  const kept = record.asks
    .filter((ask) => ask.campaign !== campaign.id)
    .map((ask) => (ask.policy === id && isOpen(ask) ? ended(ask, 'superseded', now) : ask));
  return {
    asks: [...kept, { policy: id, campaign: campaign.id, version, ...(url && { url }), digest, askedOn: today }],
  };
}

/** The policies of which something else is asked, or nothing any more: older messages about them say something else now. */
export function askedOtherwise({ asks: before }: Acceptances, { asks }: Acceptances): readonly ItemId[] {
  return [...new Set(asks.filter((ask) => !before.includes(ask)).map(({ policy }) => policy))];
}

/** Nothing of those is asked for any more. @returns the same record where nothing was */
export function endAsks(
  record: Acceptances,
  because: AskEnd,
  now: Date,
  which: (ask: PolicyAsk) => boolean,
): Acceptances {
  if (!record.asks.some((ask) => isOpen(ask) && which(ask))) return record;
  return { asks: record.asks.map((ask) => (isOpen(ask) && which(ask) ? ended(ask, because, now) : ask)) };
}

function ended(ask: PolicyAsk, because: AskEnd, at: Date): PolicyAsk {
  return { ...ask, ended: { because, at } };
}

export type AcceptOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'accepted-before' }
  /** They pressed on an older message: nothing was accepted, and this is what they are asked for now. */
  | { readonly kind: 'newer'; readonly was?: string | undefined; readonly newest: PolicyAsk }
  | { readonly kind: 'not-asked' };

/** Counts for exactly the version that they were asked about. */
export function acceptPolicy(
  record: Acceptances,
  pressed: { readonly policy: ItemId; readonly campaign: ItemId },
  now: Date,
): { readonly record: Acceptances; readonly outcome: AcceptOutcome } {
  const ask = record.asks.find((each) => each.policy === pressed.policy && each.campaign === pressed.campaign);
  const newest = newestAsk(record, pressed.policy);
  if (ask?.acceptedAt) return { record, outcome: { kind: 'accepted-before' } };
  if (newest && newest !== ask) return { record, outcome: { kind: 'newer', was: ask?.version, newest } };
  if (ask === undefined || !isOpen(ask)) return { record, outcome: { kind: 'not-asked' } };
  const accepted: PolicyAsk = { ...ask, acceptedAt: now };
  return {
    record: { asks: record.asks.map((each) => (each === ask ? accepted : each)) },
    outcome: { kind: 'accepted' },
  };
}

export interface AsksFollowed {
  readonly record: Acceptances;
  /** The policies of which they are told now. */
  readonly tell: readonly ItemId[];
  readonly nextAt?: Date | undefined;
}

/** What time asks of one person; whoever is away is asked from the day on which they may be. */
export function followAsks(
  record: Acceptances,
  now: Date,
  times: PolicyTimes,
  pausedUntil: LocalDate | undefined,
): AsksFollowed {
  const { overdueEvery } = times.reminders;
  const looked = record.asks.map((ask) => {
    if (!isOpen(ask)) return { ask, asked: {} };
    const plan = { due: acceptBy(ask), before: REMINDERS, overdueEvery };
    return { ask, asked: askOf({ plan, reminded: ask.reminded, pausedUntil }, now, times) };
  });
  const due = looked.filter(({ asked }) => asked.now !== undefined);
  return {
    record: due.length === 0 ? record : { asks: looked.map(({ ask, asked }) => remindedNow(ask, asked.now)) },
    tell: due.map(({ ask }) => ask.policy),
    nextAt: earliest(looked.map(({ asked }) => asked.nextAt)),
  };
}

function remindedNow(ask: PolicyAsk, now: Reminded | undefined): PolicyAsk {
  if (now === undefined) return ask;
  return { ...ask, reminded: now, firstTold: ask.firstTold ?? ask.reminded?.day ?? now.day };
}

/** Whether somebody accepted exactly what the campaign is about. */
export function hasAccepted({ asks }: Acceptances, { id, digest }: Campaign): boolean {
  return asks.some((ask) => ask.campaign === id && ask.digest === digest && ask.acceptedAt !== undefined);
}

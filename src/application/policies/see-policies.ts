import type { Duration } from '../../domain/duration.js';
import type { ItemId } from '../../domain/ids.js';
import type { Person } from '../../domain/person.js';
import { type Acceptances, acceptBy, isOpen, newestAsk } from '../../domain/policies/acceptance.js';
import {
  type Campaign,
  type ClientVersion,
  type EarlyReason,
  mayReview,
  type Policy,
  type ReviewStatus,
  reviewDue,
  reviewStatus,
  seesOutstandingOf,
} from '../../domain/policies/policy.js';
import { type AcceptancesOf, progressOf } from '../../domain/policies/standing.js';
import { dayOf, type LocalDate } from '../../domain/reminders/reminder-days.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import type { OnLeave } from './on-leave.js';
import { asPersonRecords } from './person-records.js';

/** A policy as one person may see it. */
export interface ShownPolicy {
  readonly id: ItemId;
  readonly title: string;
  readonly version: string;
  readonly url?: string | undefined;
  readonly due: LocalDate;
  readonly status: ReviewStatus;
  /** What the viewer is to accept, or has accepted. */
  readonly own?: OwnAcceptance | undefined;
  /** The version that the viewer will be asked to accept once its campaign reaches them. */
  readonly askedSoon?: string | undefined;
  /** For its owner, leads and managers. */
  readonly progress?: { readonly accepted: number; readonly of: number } | undefined;
}

export interface OwnAcceptance {
  readonly campaign: ItemId;
  readonly version: string;
  readonly acceptBy: LocalDate;
  readonly acceptedAt?: Date | undefined;
}

export interface PoliciesShown {
  readonly zone: string;
  readonly now: Date;
  readonly policies: readonly ShownPolicy[];
}

/** One policy, to read and to work on. */
export interface PolicyShown extends ShownPolicy {
  readonly zone: string;
  readonly now: Date;
  /** Whom to ask for it; absent once they have left. */
  readonly owner?: string | undefined;
  readonly lastReviewed: LocalDate;
  readonly every: Duration;
  /** What people are asked to accept. */
  readonly campaign?: Campaign | undefined;
  readonly clientVersion?: ClientVersion | undefined;
  readonly reviews: number;
  /** Who recorded the last review and when; for those who may record one. */
  readonly lastRecorded?: { readonly by: string; readonly on: LocalDate } | undefined;
  readonly early?:
    | { readonly reason: EarlyReason; readonly words?: string | undefined; readonly askedOn: LocalDate }
    | undefined;
  readonly mayReview: boolean;
  /** Whether there is anybody whose acceptance they may ask about. */
  readonly seesOutstanding: boolean;
}

export interface OutstandingShown {
  readonly id: ItemId;
  readonly title: string;
  readonly version: string;
  /** Of those whom the viewer may see. */
  readonly accepted: number;
  readonly of: number;
  /** Who has not. */
  readonly missing: readonly Missing[];
}

export interface Missing {
  readonly name: string;
  /** On leave, so that nobody reminds them. */
  readonly isAway: boolean;
}

/** Each is undefined where there is nothing for that viewer. */
export interface SeePolicies {
  readonly all: (viewer: Person) => Promise<PoliciesShown>;
  readonly one: (viewer: Person, id: ItemId) => Promise<PolicyShown | undefined>;
  readonly outstanding: (viewer: Person, id: ItemId) => Promise<OutstandingShown | undefined>;
}

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'byId' | 'inFile'>;
  readonly organisation: OrganisationStore;
  readonly onLeave: OnLeave;
  readonly clock: Clock;
}

export function createSeePolicies(deps: Deps): SeePolicies {
  const { policies, acceptances, people, organisation, onLeave, clock } = deps;

  async function everybodyAsked() {
    const everybody = await people.inFile(MOST_PEOPLE);
    const records = asPersonRecords(await acceptances.readMany(everybody.map(({ id }) => id)));
    return { everybody, records };
  }

  async function shownBy(viewer: Person) {
    const { zone } = await organisation.current();
    const now = clock.now();
    const own = await acceptances.of(viewer.id).read();
    let asked: { everybody: readonly Person[]; records: AcceptancesOf } | undefined;
    return {
      zone,
      now,
      shown: async (policy: Policy): Promise<ShownPolicy> => {
        const { id, title, version, url, campaign } = policy;
        const isTheirs = campaign !== undefined && mayReview(viewer, policy);
        if (isTheirs) asked ??= await everybodyAsked();
        const progress =
          asked &&
          isTheirs &&
          progressOf(
            campaign,
            asked.everybody.map((person) => person.id),
            asked.records,
          );
        const status = reviewStatus(policy, dayOf(now, zone));
        return {
          id,
          title,
          version,
          url,
          due: reviewDue(policy),
          status,
          own: ownOf(own, policy),
          ...(isAskedSoon(viewer, own, campaign) && { askedSoon: campaign?.version }),
          ...(progress && { progress: { accepted: progress.accepted, of: progress.of } }),
        };
      },
    };
  }

  const find = async (id: ItemId) => {
    const policy = await policies.of(id).read();
    return policy?.retiredAt === undefined ? policy : undefined;
  };

  return {
    all: async (viewer) => {
      const { zone, now, shown } = await shownBy(viewer);
      const kept = [...(await policies.readAll()).values()]
        .filter((policy) => policy !== undefined && policy.retiredAt === undefined)
        .sort((one, other) => ((one?.title ?? '') < (other?.title ?? '') ? -1 : 1));
      const rows: ShownPolicy[] = [];
      for (const policy of kept) if (policy) rows.push(await shown(policy));
      return { zone, now, policies: rows };
    },
    one: async (viewer, id) => {
      const policy = await find(id);
      if (policy === undefined) return undefined;
      const { zone, now, shown } = await shownBy(viewer);
      const { owner, lastReviewed, reviewEvery: every, campaign, clientVersion, earlyReview, reviews } = policy;
      const isTheirs = mayReview(viewer, policy);
      const known = await people.byId(owner);
      const last = isTheirs ? reviews.at(-1) : undefined;
      const sees = seesOutstandingOf(viewer, policy);
      return {
        ...(await shown(policy)),
        zone,
        now,
        owner: known?.active ? known.name : undefined,
        lastReviewed,
        every,
        campaign,
        clientVersion,
        reviews: reviews.length,
        lastRecorded: last && { by: (await people.byId(last.by))?.name || 'Somebody', on: last.on },
        early: isTheirs ? earlyReview : undefined,
        mayReview: isTheirs,
        seesOutstanding: campaign !== undefined && (await people.inFile(MOST_PEOPLE)).some(sees),
      };
    },
    outstanding: async (viewer, id) => {
      const policy = await find(id);
      if (policy?.campaign === undefined) return undefined;
      const { everybody, records } = await everybodyAsked();
      const seen = everybody.filter(seesOutstandingOf(viewer, policy));
      if (seen.length === 0) return undefined;
      const ids = seen.map((person) => person.id);
      const { accepted, of, outstanding } = progressOf(policy.campaign, ids, records);
      const { zone } = await organisation.current();
      const away = await onLeave(outstanding, dayOf(clock.now(), zone));
      const isOut = new Set(outstanding);
      const missing = seen
        .filter((person) => isOut.has(person.id))
        .map((person): Missing => ({ name: person.name || 'Somebody', isAway: away.has(person.id) }));
      return { id, title: policy.title, version: policy.campaign.version, accepted, of, missing };
    },
  };
}

/** What they have accepted, or are asked for by the policy's own newest campaign: an older one is offered no more. */
function ownOf(record: Acceptances, { id, campaign: newest }: Policy): OwnAcceptance | undefined {
  const ask = newestAsk(record, id);
  if (ask === undefined) return undefined;
  const { campaign, version, acceptedAt } = ask;
  const isOffered = isOpen(ask) && campaign === newest?.id;
  return acceptedAt || isOffered ? { campaign, version, acceptBy: acceptBy(ask), acceptedAt } : undefined;
}

function isAskedSoon(viewer: Person, { asks }: Acceptances, campaign: Campaign | undefined): boolean {
  if (campaign === undefined || campaign.spreadAt !== undefined) return false;
  return viewer.active && viewer.inOrganisationFile && !asks.some((ask) => ask.campaign === campaign.id);
}

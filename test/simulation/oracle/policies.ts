import { type Day, dailyAt, dayOf, isQuiet, plusDays, plusMonths } from './calendar.js';
import type { Expected, Look } from './notice.js';
import type { Member, People } from './people.js';
import { remind, type Told } from './reminding.js';

const OWNER_DAYS = [60, 30, 14, 7, 0];
const EVERY = 7;
const CHASED_AFTER = [7, 14, 21];
const MANAGERS_AFTER = 21;

interface Policy {
  readonly title: string;
  readonly owner: string;
  readonly everyMonths: number;
  due: Day;
  toldOwner?: Told | undefined;
  toldManager?: Told | undefined;
  campaign?: Campaign | undefined;
}

/** Everybody is asked to accept one version. */
interface Campaign {
  readonly asked: Map<string, Ask>;
  readonly startedOn: Day;
  isManagersTold: boolean;
}

interface Ask {
  readonly on: Day;
  /** The newest day of which they were told; the first is the day on which they are asked. */
  told?: Day | undefined;
  isAccepted: boolean;
}

export function expectPolicies(people: People) {
  const policies = new Map<string, Policy>();

  function toOwner(policy: Policy, now: Date): Expected[] {
    const owner = people.byId(policy.owner);
    const told = remind({ due: policy.due, before: OWNER_DAYS, every: EVERY }, policy.toldOwner, now);
    if (told === undefined || !owner?.isHere || isAway(owner, now)) return [];
    policy.toldOwner = told;
    return [{ to: owner.id, kind: 'policy-review', about: policy.title }];
  }

  /** One day late, then every seven: 1, 8, 15 and so on. */
  function toSuperiors(policy: Policy, now: Date): Expected[] {
    const owner = people.byId(policy.owner);
    const told = remind({ due: plusDays(policy.due, 1), before: [0], every: EVERY }, policy.toldManager, now);
    if (told === undefined || owner === undefined) return [];
    policy.toldManager = told;
    const to = people.superiorsOf(owner);
    return to.map(({ id }) => ({ to: id, kind: 'policy-review', about: policy.title }));
  }

  /** The newest day of which they are to be told: at once, and then by the day. */
  function newestDay({ on }: Ask, now: Date): Day {
    const days = CHASED_AFTER.map((count) => plusDays(on, count));
    const last = plusDays(on, Math.max(...CHASED_AFTER));
    for (let day = plusDays(last, EVERY); day <= dayOf(now); day = plusDays(day, EVERY)) days.push(day);
    return days.filter((day) => dailyAt(day) <= now).at(-1) ?? on;
  }

  function toAccept({ title, campaign }: Policy, now: Date): Expected[] {
    if (campaign === undefined) return [];
    return people.here().flatMap((member): Expected[] => {
      const { id } = member;
      const ask = campaign.asked.get(id) ?? { on: dayOf(now), isAccepted: false };
      campaign.asked.set(id, ask);
      const day = newestDay(ask, now);
      if (ask.isAccepted || isAway(member, now) || (ask.told !== undefined && ask.told >= day)) return [];
      ask.told = day;
      return [{ to: id, kind: 'policy-to-accept', about: title }];
    });
  }

  function notAccepted({ title, owner, campaign }: Policy, now: Date): Expected[] {
    if (campaign === undefined || campaign.isManagersTold) return [];
    if (dailyAt(plusDays(campaign.startedOn, MANAGERS_AFTER)) > now) return [];
    campaign.isManagersTold = true;
    const outstanding = people
      .here()
      .filter((member) => !campaign.asked.get(member.id)?.isAccepted && !isOnLeave(member, dayOf(now)));
    if (outstanding.length === 0) return [];
    // Each line manager of their own reports, and the policy's owner of everybody.
    const hearing = [...outstanding.map(({ manager = '' }) => manager), owner].filter((id) => people.byId(id)?.isHere);
    return [...new Set(hearing)].map((id) => ({
      to: id,
      kind: 'policy-not-accepted',
      about: title,
    }));
  }

  const look: Look = (now) =>
    isQuiet(now)
      ? []
      : [...policies.values()].flatMap((policy) => [
          ...toOwner(policy, now),
          ...toSuperiors(policy, now),
          ...toAccept(policy, now),
          ...notAccepted(policy, now),
        ]);

  return {
    look,
    kept: (title: string, owner: string, lastReviewed: Day, everyMonths: number): void => {
      policies.set(title, { title, owner, everyMonths, due: plusMonths(lastReviewed, everyMonths) });
    },
    reviewed: (title: string, now: Date, isMaterial: boolean): void => {
      const policy = policies.get(title);
      if (policy === undefined) return;
      policy.due = plusMonths(dayOf(now), policy.everyMonths);
      if (isMaterial) policy.campaign = { asked: new Map(), startedOn: dayOf(now), isManagersTold: false };
    },
    /** Whoever leaves is asked no more, and anew when they come back. */
    left: (person: string): void => {
      for (const { campaign } of policies.values()) {
        if (!campaign?.asked.get(person)?.isAccepted) campaign?.asked.delete(person);
      }
    },
    isAsked: (title: string, person: string): boolean => policies.get(title)?.campaign?.asked.has(person) === true,
    dueOf: (title: string): Day | undefined => policies.get(title)?.due,
    accepted: (title: string, person: string): void => {
      const ask = policies.get(title)?.campaign?.asked.get(person);
      if (ask) ask.isAccepted = true;
    },
  };
}

function isOnLeave({ awayUntil }: Member, day: Day): boolean {
  return awayUntil !== undefined && day < awayUntil;
}

function isAway({ awayUntil }: Member, now: Date): boolean {
  return awayUntil !== undefined && now < dailyAt(awayUntil);
}

import type { Letter } from '../../domain/letter.js';
import {
  type Acceptances,
  acceptBy,
  isChased,
  isOfNewcomer,
  isOpen,
  newestAsk,
} from '../../domain/policies/acceptance.js';
import { type Policy, REVIEW_REMINDERS, reviewDue, seesOutstandingOf } from '../../domain/policies/policy.js';
import { progressOf } from '../../domain/policies/standing.js';
import { dayOf, plusDays } from '../../domain/reminders/reminder-days.js';
import type { LetterWriter } from '../delivery/letter-post.js';
import type { WhenToWake } from '../delivery/post.js';
import { MOST_PEOPLE } from '../people/most-people.js';
import type { Clock, MatterShelf, OrganisationStore, PeopleStore } from '../ports.js';
import type { OnLeave } from './on-leave.js';
import { asPersonRecords } from './person-records.js';
import type { PolicyReviewContent } from './policy-letter-content.js';
import type { PolicyPeople } from './policy-people.js';

interface Deps {
  readonly policies: MatterShelf<Policy | undefined>;
  readonly acceptances: MatterShelf<Acceptances>;
  readonly people: Pick<PeopleStore, 'inFile'>;
  readonly policyPeople: Pick<PolicyPeople, 'ownerOf'>;
  readonly organisation: OrganisationStore;
  readonly onLeave: OnLeave;
  readonly clock: Clock;
}

/** Nobody is called outside chat for what can wait. */
const NO_CALLS: WhenToWake = { atOnce: [], ifItFails: [] };

/** What is said of policies: as it is now, whatever it was when somebody was to be told. */
export function createPolicyLetters(deps: Deps) {
  const { policies, acceptances, people, policyPeople, organisation, onLeave, clock } = deps;

  const policyOf = async ({ item }: Letter) => (item === undefined ? undefined : policies.of(item).read());

  const ofReview =
    (about: 'policy-review-due' | 'policy-review-late' | 'policy-review-early'): LetterWriter =>
    async (letter) => {
      const policy = await policyOf(letter);
      if (policy === undefined) return undefined;
      const { zone, reminders } = await organisation.current();
      const today = dayOf(clock.now(), zone);
      const due = reviewDue(policy);
      const isAsked = {
        'policy-review-due': plusDays(due, -REVIEW_REMINDERS[0]) <= today,
        'policy-review-late': due < today,
        'policy-review-early': policy.earlyReview !== undefined,
      }[about];
      const { id, title, version, lastReviewed, reviewEvery: every, earlyReview, reviews, retiredAt } = policy;
      const state = retiredAt ? 'retired' : isAsked ? 'open' : 'done';
      const content: PolicyReviewContent = {
        item: id,
        title,
        version,
        due,
        lastReviewed,
        every,
        early: earlyReview?.due === due ? earlyReview.reason : undefined,
        reviews: reviews.length,
        state,
        overdueEvery: reminders.overdueEvery,
      };
      return { content: { about, ...content }, isNeeded: state === 'open', wake: NO_CALLS };
    };

  return {
    'policy-review-due': ofReview('policy-review-due'),
    'policy-review-late': ofReview('policy-review-late'),
    'policy-review-early': ofReview('policy-review-early'),

    'policy-without-owner': async (letter) => {
      const policy = await policyOf(letter);
      if (policy === undefined) return undefined;
      const isOpenStill = policy.retiredAt === undefined && (await policyPeople.ownerOf(policy)) === undefined;
      return {
        content: {
          about: 'policy-without-owner',
          item: policy.id,
          title: policy.title,
          due: reviewDue(policy),
          state: isOpenStill ? 'open' : 'over',
        },
        isNeeded: isOpenStill,
        wake: NO_CALLS,
      };
    },

    'policy-to-accept': async (letter, recipient) => {
      const policy = await policyOf(letter);
      if (policy === undefined) return undefined;
      const ask = newestAsk(await acceptances.of(recipient.id).read(), policy.id);
      if (ask === undefined) return undefined;
      const { campaign } = policy;
      const { reminders, zone } = await organisation.current();
      const asked = campaign?.id === ask.campaign ? campaign : undefined;
      const isNew = asked !== undefined && isOfNewcomer(ask, asked, zone);
      return {
        content: {
          about: 'policy-to-accept',
          item: policy.id,
          campaign: ask.campaign,
          title: policy.title,
          version: ask.version,
          askedOn: ask.askedOn,
          turn: isChased(ask) ? 'again' : 'first',
          changedOn: isNew ? undefined : (asked?.startedOn ?? ask.askedOn),
          summary: isNew ? undefined : asked?.summary,
          acceptBy: acceptBy(ask),
          acceptedAt: ask.acceptedAt,
          state: ask.acceptedAt ? 'accepted' : isOpen(ask) ? 'open' : 'ended',
          overdueEvery: reminders.overdueEvery,
        },
        isNeeded: isOpen(ask),
        wake: NO_CALLS,
      };
    },

    'policy-not-accepted': async (letter, recipient) => {
      const policy = await policyOf(letter);
      if (policy?.campaign === undefined) return undefined;
      const everybody = await people.inFile(MOST_PEOPLE);
      const seen = everybody.filter(seesOutstandingOf(recipient, policy)).map(({ id }) => id);
      const records = asPersonRecords(await acceptances.readMany(seen));
      const { outstanding } = progressOf(policy.campaign, seen, records);
      const { zone } = await organisation.current();
      const away = await onLeave(outstanding, dayOf(clock.now(), zone));
      const missing = outstanding.length - away.size;
      const state = policy.retiredAt ? 'retired' : 'open';
      const reports = everybody.filter(({ manager }) => manager === recipient.id);
      return {
        content: {
          about: 'policy-not-accepted',
          item: policy.id,
          title: policy.title,
          version: policy.campaign.version,
          startedOn: policy.campaign.startedOn,
          people: missing,
          onLeave: away.size,
          whose: seen.length > reports.length ? 'everybody' : 'reports',
          state,
        },
        isNeeded: state === 'open' && missing > 0,
        wake: NO_CALLS,
      };
    },
  } as const satisfies Record<string, LetterWriter>;
}

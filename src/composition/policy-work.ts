import { createEachMinute } from '../application/each-minute.js';
import { createFollowShelf } from '../application/follow-shelf.js';
import { createFollowAcceptances } from '../application/policies/follow-acceptances.js';
import { createFollowPolicy } from '../application/policies/follow-policy.js';
import { createKeepPolicies } from '../application/policies/keep-policies.js';
import { createOnLeave } from '../application/policies/on-leave.js';
import { createSeeEvidence } from '../application/policies/policy-evidence.js';
import { createPolicyLetters } from '../application/policies/policy-letters.js';
import { createPolicyPeople } from '../application/policies/policy-people.js';
import { createSeePolicies } from '../application/policies/see-policies.js';
import { createSpreadCampaigns } from '../application/policies/spread-campaigns.js';
import { createWorkOnPolicies } from '../application/policies/work-on-policies.js';
import type { Clock } from '../application/ports.js';
import type { IsAway } from '../application/workforce/is-away.js';
import type { OnFault } from '../fault.js';
import type { Stores } from './open-stores.js';

interface Options
  extends Pick<
    Stores,
    'policies' | 'acceptances' | 'people' | 'organisation' | 'downloads' | 'accessLog' | 'registers'
  > {
  readonly isAway: IsAway;
  /** Where a download link leads; undefined where nobody could follow one. */
  readonly linkTo?: ((token: string) => string) | undefined;
  readonly clock: Clock;
  readonly onFault: OnFault;
}

/** Policies: their reviews, and who has accepted which version. */
export function buildPolicyWork(options: Options) {
  const { policies, acceptances, clock } = options;
  const onFault = (error: unknown) => options.onFault(error, 'policies');
  const common = { ...options, policyPeople: createPolicyPeople(options), onLeave: createOnLeave(options) };
  const withSpread = { ...common, spread: createSpreadCampaigns(common) };
  return {
    writers: createPolicyLetters(common),
    useCases: {
      seePolicies: createSeePolicies(common),
      workOnPolicies: createWorkOnPolicies(common),
      seeEvidence: createSeeEvidence(common),
    },
    /** At each tick: the file and the people are compared each minute, what is due is found by an index. */
    follow: createEachMinute({
      eachMinute: [createKeepPolicies(withSpread)],
      always: [
        createFollowShelf({ shelf: policies, follow: createFollowPolicy(withSpread), clock, onFault }),
        createFollowShelf({ shelf: acceptances, follow: createFollowAcceptances(common), clock, onFault }),
      ],
      clock,
      onFault,
    }),
  };
}

import type { Outcome } from '../../product/refusal.js';
import type { TeamsPerson } from '../tenant/people.js';
import type { Tenant } from '../tenant/tenant.js';

/** Teams' own words when an app did not answer as it should. */
export const somethingWentWrong = 'Something went wrong. Please try again.';

/** Says so to the person; the reason is for tests and stands on no screen. */
export function failedFor(tenant: Tenant, person: TeamsPerson, failure: string): Outcome {
  tenant.screens.addNotice(person.id, somethingWentWrong);
  tenant.tell(person.id);
  return { kind: 'failed', failure };
}

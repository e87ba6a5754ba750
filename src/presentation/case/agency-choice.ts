import type { Agency, Organisation } from '../../domain/organisation.js';

/** Before the id of an agency of the organisation file, so that it can't be taken for a kind. */
const KNOWN = 'agency:';

/** The value of a menu for an agency of the organisation file. */
export function choiceOf({ id }: Agency): string {
  return `${KNOWN}${id}`;
}

/** The agency of the organisation file that was chosen; undefined for a kind, or for one that is not there. */
export function chosenAgency(chosen: string, { agencies }: Organisation): Agency | undefined {
  return agencies.find((agency) => chosen === choiceOf(agency));
}

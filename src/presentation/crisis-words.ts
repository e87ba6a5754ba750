import type { Organisation } from '../domain/organisation.js';

/** Whom to call in a crisis, at length: 999, NHS 111 and the organisation's own route (domain reference, section 3). */
export function crisisRoute({ emergency, crisis }: Organisation['phones']): string {
  const own = crisis ? ` Our own crisis line is ${crisis}.` : '';
  return (
    `If a life is at risk, call ${emergency} now. For help with a mental health crisis call NHS 111 and choose the ` +
    `mental health option, day or night.${own}`
  );
}

/** For whoever handles such a concern, above everything else. */
export const MAYBE_CRISIS = 'This may be a clinical crisis rather than a Care Act matter';

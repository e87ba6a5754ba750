import { caseFileOf } from '../case/case-file.js';
import type { Concern } from '../concern.js';
import type { PersonId } from '../ids.js';

/**
 * From whom something of the concern is awaited: whoever has it, was asked to take it or to look at something, or has something
 * to do. Kept beside the concern, so that what a leaver leaves behind is found without opening anything.
 */
export function awaitedFrom(concern: Concern): readonly PersonId[] {
  const { status, holder, routed } = concern;
  if (status !== 'held' && status !== 'unacknowledged') return [];
  const { handover, decisions, referrals, actions } = caseFileOf(concern);
  const looks = [...decisions.map(({ signOff }) => signOff), ...referrals.map(({ review }) => review)];
  const asked = routed.filter(
    ({ declinedAt, unreachableAt }) => declinedAt === undefined && unreachableAt === undefined,
  );
  const ofStatus =
    status === 'unacknowledged'
      ? asked.map(({ person }) => person)
      : [
          ...(holder === undefined ? [] : [holder]),
          // While nobody has it, they wait for whoever takes it.
          ...actions.flatMap(({ state, owner }) => (state === 'open' ? [owner] : [])),
        ];
  return [
    ...new Set([
      ...ofStatus,
      ...(handover ? [handover.to] : []),
      ...looks.flatMap((look) => (look.kind === 'awaited' ? look.asked : [])),
    ]),
  ];
}

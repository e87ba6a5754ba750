import type { ItemId, PersonId } from '../ids.js';
import { type BookedOverride, type ChangedBecause, mergeRota } from './rota-book.js';
import {
  dutyRefusal,
  mayChangeRota,
  overlapRefusal,
  personRefusal,
  roomRefusal,
  stretchRefusal,
} from './rota-rules.js';
import { tellOfChange } from './rota-tells.js';
import {
  fromNow,
  type RotaChange,
  type RotaRefusal,
  type RotaVerb,
  type RotaWork,
  recorded,
  refused,
  rotaVerb,
} from './rota-work.js';
import { type Stretch, shiftsBetween } from './shifts.js';

export interface CoverAbsence extends Stretch {
  readonly verb: 'cover-absence';
  readonly absent: PersonId;
  readonly person: PersonId;
}

/** A lead or a manager puts somebody in for whoever is away, at once. */
export const coverAbsence: RotaVerb<CoverAbsence> = rotaVerb((work, command) =>
  putOnDuty(
    work,
    command,
    'cover',
    (stretch) => overlapRefusal(work.rota, stretch) ?? dutyRefusal(work.rota, command.absent, stretch),
  ),
);

export interface ChangeRota extends Stretch {
  readonly verb: 'change-rota';
  readonly person: PersonId;
}

/** A lead or a manager puts somebody in, whoever has that time by the list, at once. */
export const changeRota: RotaVerb<ChangeRota> = rotaVerb((work, command) =>
  putOnDuty(work, command, 'change', (stretch) => overlapRefusal(work.rota, stretch)),
);

export interface ReplaceOverrides extends Stretch {
  readonly verb: 'replace-overrides';
  readonly person: PersonId;
  readonly because: ChangedBecause;
}

/** As the other two, over what was changed before: for whoever was told what stands in the way. */
export const replaceOverrides: RotaVerb<ReplaceOverrides> = rotaVerb((work, command) =>
  putOnDuty(work, command, command.because, () => undefined),
);

function putOnDuty(
  work: RotaWork,
  { person, from, to }: Stretch & { readonly person: PersonId },
  because: ChangedBecause,
  inTheWay: (stretch: Stretch) => RotaRefusal | undefined,
): RotaChange {
  if (!mayChangeRota(work.by)) return refused(work, { kind: 'not-theirs-to-do' });
  const stretch = fromNow({ from, to }, work.now);
  const refusal =
    stretchRefusal(work, { from, to }) ??
    personRefusal(work, person) ??
    roomRefusal(work) ??
    (isOnDutyThroughout(work, person, stretch) ? { kind: 'already-theirs' } : inTheWay(stretch));
  if (refusal !== undefined) return refused(work, refusal);
  const id = work.newId();
  const override: BookedOverride = { id, ...stretch, person, by: work.by.id, at: work.now, because };
  return changed(work, { kind: 'put-on-duty', item: id, person, because, ...stretch }, stretch, [
    override,
    ...work.book.overrides,
  ]);
}

function isOnDutyThroughout({ rota }: RotaWork, person: PersonId, { from, to }: Stretch): boolean {
  return shiftsBetween(rota, from, to).every(({ duty }) => duty === person);
}

export interface CancelOverride {
  readonly verb: 'cancel-override';
  readonly override: ItemId;
}

/**
 * From now on the rota is as it would be without it: the list, or an earlier override that it lay over. What has passed stays
 * as it was. Of a swap with something in return it cancels that one half.
 */
export const cancelOverride: RotaVerb<CancelOverride> = rotaVerb((work, { override: id }) => {
  const { book, by, now } = work;
  if (!mayChangeRota(by)) return refused(work, { kind: 'not-theirs-to-do' });
  const override = book.overrides.find((each) => each.id === id);
  if (override === undefined) return refused(work, { kind: 'no-such-item' });
  if (override.to <= now) return refused(work, { kind: 'in-the-past' });
  const left = fromNow(override, now);
  const passed = override.from < now ? [{ ...override, to: now }] : [];
  const overrides = book.overrides.flatMap((each) => (each.id === id ? passed : [each]));
  return changed(work, { kind: 'override-cancelled', item: id, person: override.person, ...left }, left, overrides);
});

function changed(
  work: RotaWork,
  event: Parameters<typeof recorded>[1],
  stretch: Stretch,
  overrides: readonly BookedOverride[],
): RotaChange {
  const after = mergeRota(work.rota, { overrides });
  return recorded(work, event, { overrides }, tellOfChange(work, event.item, work.rota, after, stretch));
}

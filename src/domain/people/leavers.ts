import type { ItemId, PersonId } from '../ids.js';
import type { Role } from '../person.js';

/** Roles without which concerns would go to nobody, or not to whom they should. */
const NEEDED = ['duty', 'lead', 'manager'] as const satisfies readonly Role[];
export type NeededRole = (typeof NEEDED)[number];

/** A stretch in which the rota still names them. */
export interface LeaverSlot {
  /** Absent for one that has begun. */
  readonly from?: Date | undefined;
  /** Absent for one that goes on for longer than was looked at. */
  readonly to?: Date | undefined;
}

/** Who said that somebody is not here any more. */
export type SaidBy = 'directory' | 'two-people';

/** Somebody who is not here any more, and what is true of them now. */
export interface Leaver {
  readonly person: PersonId;
  readonly leftAt: Date;
  readonly saidBy: SaidBy;
  /** Since when an account of theirs is active again, although they were not put back. */
  readonly backAt?: Date | undefined;
  /** They were put back, by a press or by the organisation file. */
  readonly isHere: boolean;
  /** In the next weeks, in the order of time. */
  readonly slots: readonly LeaverSlot[];
  /** Roles that they had and nobody has now. */
  readonly vacant: readonly NeededRole[];
}

/** What leads and managers were told of somebody who has left. */
export interface LeaverAlarm {
  readonly id: ItemId;
  readonly about: 'person-left' | 'person-back' | 'rota-names-leaver';
  readonly person: PersonId;
  readonly at: Date;
  readonly leftAt: Date;
  /** Of the rota: which slot it is about, by its beginning. */
  readonly slot?: Date | undefined;
  /** What its letters said last, for telling whether they have to say something else. */
  readonly said: string;
}

/** Directories say that people are gone who were not let leave, because they were too many or the last in charge. */
export interface HeldBack {
  readonly id: ItemId;
  readonly since: Date;
  readonly endedAt?: Date | undefined;
}

export interface LeaverRecord {
  readonly alarms: readonly LeaverAlarm[];
  /** Who was put back by whom. */
  readonly putBack: readonly { readonly person: PersonId; readonly by: PersonId; readonly at: Date }[];
  readonly held: readonly HeldBack[];
}

export const NOBODY_LEFT: LeaverRecord = { alarms: [], putBack: [], held: [] };

export interface LeaverChange {
  readonly record: LeaverRecord;
  readonly begun: readonly LeaverAlarm[];
  /** Whose letters are to say what is true now. */
  readonly changed: readonly ItemId[];
}

const DAY_MS = 24 * 3_600_000;
/** So long before a slot it is said once more that the rota names somebody who has left. */
const SLOT_AHEAD_MS = 7 * DAY_MS;
const LOG_LENGTH = 300;

export function vacantRoles(had: readonly Role[], isHeld: (role: NeededRole) => boolean): readonly NeededRole[] {
  return NEEDED.filter((role) => had.includes(role) && !isHeld(role));
}

/** Alarms once for each thing there is to know: that somebody left, that they seem to be back, that a slot of theirs is near. */
export function followLeavers(
  record: LeaverRecord,
  leavers: readonly Leaver[],
  now: Date,
  newId: () => ItemId,
): LeaverChange {
  const changed: ItemId[] = [];
  const known = record.alarms.map((alarm) => {
    const leaver = leavers.find((one) => isOf(alarm, one));
    if (leaver === undefined || alarm.said === sayingOf(leaver)) return alarm;
    changed.push(alarm.id);
    return { ...alarm, said: sayingOf(leaver) };
  });
  const begun: LeaverAlarm[] = [];
  const isKnown = (leaver: Leaver, about: LeaverAlarm['about'], slot?: Date) =>
    [...known, ...begun].some(
      (alarm) => isOf(alarm, leaver) && alarm.about === about && alarm.slot?.getTime() === slot?.getTime(),
    );
  for (const leaver of leavers) {
    if (leaver.isHere) continue;
    const alarm = (about: LeaverAlarm['about'], slot?: Date): void => {
      if (isKnown(leaver, about, slot)) return;
      const { person, leftAt } = leaver;
      begun.push({ id: newId(), about, person, at: now, leftAt, ...(slot && { slot }), said: sayingOf(leaver) });
    };
    alarm('person-left');
    if (leaver.backAt) alarm('person-back');
    for (const slot of nearSlots(leaver, now)) alarm('rota-names-leaver', slot);
  }
  if (begun.length === 0 && changed.length === 0) return { record, begun, changed };
  return { record: { ...record, alarms: [...known, ...begun].slice(-LOG_LENGTH) }, begun, changed };
}

function isOf(alarm: LeaverAlarm, { person, leftAt }: Leaver): boolean {
  return alarm.person === person && alarm.leftAt.getTime() === leftAt.getTime();
}

/** The one that told of their leaving named those that were near then. */
function nearSlots({ leftAt, slots }: Leaver, now: Date): readonly Date[] {
  return slots.flatMap(({ from }) => {
    if (from === undefined) return [];
    const aheadMs = from.getTime() - SLOT_AHEAD_MS;
    return aheadMs <= now.getTime() && leftAt.getTime() < aheadMs ? [from] : [];
  });
}

function sayingOf({ backAt, isHere, slots, vacant }: Leaver): string {
  return JSON.stringify({ backAt, isHere, slots, vacant });
}
